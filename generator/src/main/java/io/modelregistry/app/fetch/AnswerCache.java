package io.modelregistry.app.fetch;

import io.modelregistry.render.Sha256;
import io.modelregistry.sync.FetchRequest;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Optional;

/**
 * The last answer from each address with the validators that it came with, so that an unchanged
 * list is not sent again. What cannot be read or written is as if it were not there.
 */
final class AnswerCache {
  private static final int LINES = 3;

  private final Path folder;

  AnswerCache(Path folder) {
    this.folder = folder;
  }

  /**
   * An answer as it was.
   *
   * @param etag its {@code ETag}; may be empty
   * @param modified its {@code Last-Modified}; may be empty
   * @param body the decompressed body
   */
  @SuppressWarnings("ArrayRecordComponent")
  record Entry(String etag, String modified, byte[] body) {
    boolean canBeAskedFor() {
      return isLine(etag) && isLine(modified) && !(etag.isEmpty() && modified.isEmpty());
    }

    private static boolean isLine(String text) {
      return text.length() <= 500 && text.chars().allMatch(c -> c >= ' ' && c < 127);
    }
  }

  /** What was kept, if it is whole. */
  Optional<Entry> find(FetchRequest request) {
    try {
      List<String> lines = Files.readAllLines(file(request, ".txt"), StandardCharsets.US_ASCII);
      byte[] body = Files.readAllBytes(file(request, ".body"));
      if (lines.size() != LINES || !lines.get(0).equals(Sha256.of(body))) {
        return Optional.empty();
      }
      return Optional.of(new Entry(lines.get(1), lines.get(2), body))
          .filter(Entry::canBeAskedFor)
          .filter(entry -> body.length <= request.maxBytes());
    } catch (IOException e) {
      return Optional.empty();
    }
  }

  void keep(FetchRequest request, Entry entry) {
    if (!entry.canBeAskedFor()) {
      return;
    }
    String lines = Sha256.of(entry.body()) + "\n" + entry.etag() + "\n" + entry.modified() + "\n";
    try {
      Files.createDirectories(folder);
      // The hash in the second file tells a pair that does not belong together.
      write(file(request, ".body"), entry.body());
      write(file(request, ".txt"), lines.getBytes(StandardCharsets.US_ASCII));
    } catch (IOException e) {
      // Then the next run fetches all of it again.
    }
  }

  private void write(Path file, byte[] bytes) throws IOException {
    Path part = Files.createTempFile(folder, "part", null);
    try {
      Files.write(part, bytes);
      Files.move(part, file, StandardCopyOption.REPLACE_EXISTING);
    } finally {
      Files.deleteIfExists(part);
    }
  }

  private Path file(FetchRequest request, String suffix) {
    byte[] name = (request.media() + " " + request.url()).getBytes(StandardCharsets.UTF_8);
    return folder.resolve(Sha256.of(name).substring(0, 32) + suffix);
  }
}
