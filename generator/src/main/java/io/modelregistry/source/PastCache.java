package io.modelregistry.source;

import io.modelregistry.source.CommitLog.Commit;
import io.modelregistry.source.CommitLog.FileChange;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
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
  private static final String NO_BLOB = HEX.formatHex(NO_HASH);

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

  private static CommitLog log(ByteBuffer in, List<String> texts) {
    List<Commit> commits = new ArrayList<>();
    for (int left = in.getInt(); left > 0; left--) {
      String id = hash(in);
      Instant when = Instant.ofEpochSecond(in.getLong());
      String author = texts.get(in.getInt());
      List<FileChange> changes = new ArrayList<>();
      for (int more = in.getInt(); more > 0; more--) {
        changes.add(new FileChange(texts.get(in.getInt()), blob(in), blob(in)));
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

  private static Map<String, Map<String, String>> digests(ByteBuffer in, List<String> texts) {
    Map<String, Map<String, String>> digests = new HashMap<>();
    for (int left = in.getInt(); left > 0; left--) {
      String id = hash(in);
      Map<String, String> digest = new HashMap<>();
      for (int more = in.getInt(); more > 0; more--) {
        digest.put(texts.get(in.getInt()), texts.get(in.getInt()));
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
                Optional.of(new Past.Kept(hash(in), false, in.slice().asReadOnlyBuffer())));
  }

  void keep(BlobDigest by, String commit, byte[] content) {
    conclusions(by.version())
        .write(
            (out, texts) -> {
              out.write(HEX.parseHex(commit));
              out.write(content);
            });
  }

  private static @Nullable String blob(ByteBuffer in) {
    String hash = hash(in);
    return hash.equals(NO_BLOB) ? null : hash;
  }

  private static String hash(ByteBuffer in) {
    byte[] hash = new byte[HASH];
    in.get(hash);
    return HEX.formatHex(hash);
  }

  private static void blob(DataOutputStream out, @Nullable String hash) throws IOException {
    out.write(hash == null ? NO_HASH : HEX.parseHex(hash));
  }
}
