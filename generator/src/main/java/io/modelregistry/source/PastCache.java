package io.modelregistry.source;

import io.modelregistry.source.CommitLog.Commit;
import io.modelregistry.source.CommitLog.FileChange;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What earlier runs found out about commits and blobs. It lies beside Git's objects, whose lifetime
 * it shares; since commits and blobs never change, nothing in it is ever out of date.
 */
final class PastCache {
  private static final String FOLDER = "model-registry";
  private static final String FORMAT = "past 1\n";
  private static final int HASH = 20;
  private static final byte[] NO_HASH = new byte[HASH];
  private static final HexFormat HEX = HexFormat.of();

  private final Path folder;
  private final String prefix;

  private PastCache(Path folder, String prefix) {
    this.folder = folder;
    this.prefix = prefix;
  }

  /** That of a repository; its linked worktrees share it. */
  static PastCache of(GitRepository repository) {
    return new PastCache(
        repository.jgit().getCommonDirectory().toPath().resolve(FOLDER), repository.prefix());
  }

  /** A data folder has its own log: the same commits did other things to it. */
  private CacheFile commits() {
    UUID name = UUID.nameUUIDFromBytes(prefix.getBytes(StandardCharsets.UTF_8));
    return new CacheFile(folder.resolve("commits-" + name), FORMAT + prefix);
  }

  private CacheFile digests(String version) {
    return new CacheFile(folder.resolve("digests"), FORMAT + version);
  }

  /** A complete log, or {@link CommitLog#NONE}. */
  CommitLog log() {
    return commits().read(CommitLog.NONE, PastCache::log);
  }

  private static CommitLog log(DataInputStream in, List<String> texts) throws IOException {
    List<Commit> commits = new ArrayList<>();
    for (int left = in.readInt(); left > 0; left--) {
      String id = HEX.formatHex(in.readNBytes(HASH));
      Instant when = Instant.ofEpochSecond(in.readLong());
      String author = texts.get(in.readInt());
      List<FileChange> changes = new ArrayList<>();
      for (int more = in.readInt(); more > 0; more--) {
        changes.add(new FileChange(texts.get(in.readInt()), blob(in), blob(in)));
      }
      commits.add(new Commit(id, when, author, changes));
    }
    return new CommitLog(commits, true);
  }

  void save(CommitLog log) {
    commits()
        .write(
            (out, texts) -> {
              out.writeInt(log.commits().size());
              for (Commit commit : log.commits()) {
                out.write(HEX.parseHex(commit.id()));
                out.writeLong(commit.committedAt().getEpochSecond());
                out.writeInt(texts.number(commit.author()));
                out.writeInt(commit.changes().size());
                for (FileChange change : commit.changes()) {
                  out.writeInt(texts.number(change.path()));
                  blob(out, change.before());
                  blob(out, change.after());
                }
              }
            });
  }

  /** By hash of the blob; an empty map is that of a blob of which nothing can be made. */
  Map<String, Map<String, String>> digests(BlobDigest by) {
    return digests(by.version()).read(Map.of(), PastCache::digests);
  }

  private static Map<String, Map<String, String>> digests(DataInputStream in, List<String> texts)
      throws IOException {
    Map<String, Map<String, String>> digests = new HashMap<>();
    for (int left = in.readInt(); left > 0; left--) {
      String id = HEX.formatHex(in.readNBytes(HASH));
      Map<String, String> digest = new HashMap<>();
      for (int more = in.readInt(); more > 0; more--) {
        digest.put(texts.get(in.readInt()), texts.get(in.readInt()));
      }
      digests.put(id, digest);
    }
    return digests;
  }

  void save(BlobDigest by, Map<String, Map<String, String>> digests) {
    digests(by.version())
        .write(
            (out, texts) -> {
              out.writeInt(digests.size());
              for (Map.Entry<String, Map<String, String>> digest : digests.entrySet()) {
                out.write(HEX.parseHex(digest.getKey()));
                out.writeInt(digest.getValue().size());
                for (Map.Entry<String, String> text : digest.getValue().entrySet()) {
                  out.writeInt(texts.number(text.getKey()));
                  out.writeInt(texts.number(text.getValue()));
                }
              }
            });
  }

  /** What somebody has made of the past of a commit. */
  private CacheFile conclusions(String version) {
    UUID name = UUID.nameUUIDFromBytes(prefix.getBytes(StandardCharsets.UTF_8));
    return new CacheFile(folder.resolve("history-" + name), FORMAT + version + prefix);
  }

  Optional<Past.Kept> kept(BlobDigest by) {
    return conclusions(by.version())
        .read(
            Optional.<Past.Kept>empty(),
            (in, texts) ->
                Optional.of(new Past.Kept(HEX.formatHex(in.readNBytes(HASH)), in.readAllBytes())));
  }

  void keep(BlobDigest by, String commit, byte[] content) {
    conclusions(by.version())
        .write(
            (out, texts) -> {
              out.write(HEX.parseHex(commit));
              out.write(content);
            });
  }

  private static @Nullable String blob(DataInputStream in) throws IOException {
    byte[] hash = in.readNBytes(HASH);
    return Arrays.equals(hash, NO_HASH) ? null : HEX.formatHex(hash);
  }

  private static void blob(DataOutputStream out, @Nullable String hash) throws IOException {
    out.write(hash == null ? NO_HASH : HEX.parseHex(hash));
  }
}
