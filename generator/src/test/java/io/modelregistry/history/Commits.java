package io.modelregistry.history;

import io.modelregistry.source.CommitLog;
import io.modelregistry.source.CommitLog.Commit;
import io.modelregistry.source.CommitLog.FileChange;
import io.modelregistry.source.Past;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Commits for a test, without Git: each says which files it writes and which it deletes. */
final class Commits {
  private final Map<String, String> files = new TreeMap<>();
  private final Map<String, Map<String, String>> digests = new HashMap<>();
  private final List<Commit> newestFirst = new ArrayList<>();
  private List<FileChange> changes = new ArrayList<>();

  /** Writes a file; {@code '} stands for {@code "}. */
  Commits write(String path, String json) {
    String blob = json.replace('\'', '"');
    new VersionDigest()
        .of(blob.getBytes(StandardCharsets.UTF_8))
        .ifPresent(digest -> digests.put(blob, digest));
    changes.add(new FileChange(path, files.put(path, blob), blob));
    return this;
  }

  Commits delete(String path) {
    @Nullable String before = files.remove(path);
    changes.add(new FileChange(path, before, null));
    return this;
  }

  /** Ends a commit. */
  Commits on(String day) {
    newestFirst.add(
        0,
        new Commit(
            "c" + (newestFirst.size() + 1), Instant.parse(day + "T12:00:00Z"), "Ada", changes));
    changes = new ArrayList<>();
    return this;
  }

  Past past() {
    return new Past(new CommitLog(newestFirst, true), digests);
  }

  History history() {
    return History.of(past());
  }

  /** A line a change: commit, subject, kind, field, before, after, and of prices the terms. */
  static List<String> lines(List<Entry> entries) {
    List<String> lines = new ArrayList<>();
    for (Entry entry : entries) {
      for (Change change : entry.changes()) {
        lines.add(entry.revision().commit() + " " + line(change));
      }
    }
    return lines;
  }

  static String line(Change change) {
    StringBuilder line = new StringBuilder();
    line.append(change.subject().id()).append(' ').append(change.kind().word());
    line.append(' ').append(change.field()).append(' ');
    line.append(change.before().map(Object::toString).orElse("?")).append(" > ");
    line.append(change.after().map(Object::toString).orElse("?"));
    change
        .price()
        .ifPresent(
            price -> {
              price.percent().ifPresent(percent -> line.append(' ').append(percent).append('%'));
              price.from().ifPresent(from -> line.append(" from ").append(from));
              price.until().ifPresent(until -> line.append(" until ").append(until));
              price
                  .when()
                  .ifPresent(
                      when ->
                          line.append(" when ")
                              .append(when.serviceTier())
                              .append(' ')
                              .append(when.inputTokensOver()));
            });
    return line.toString();
  }
}
