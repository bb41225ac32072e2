package io.modelregistry.source;

import io.modelregistry.source.CommitLog.Commit;
import io.modelregistry.source.CommitLog.FileChange;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Supplier;
import org.eclipse.jgit.errors.MissingObjectException;
import org.eclipse.jgit.lib.Constants;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.ObjectLoader;
import org.eclipse.jgit.lib.ObjectReader;
import org.jspecify.annotations.Nullable;

/**
 * What one source knows of its repository's past: read once, then only what is new. It starts from
 * what an earlier run has left in the {@link PastCache}.
 */
final class HistoryMemory {
  /** So many files are worked on together, while others work on others. */
  private static final int PART = 64;

  private @Nullable String head;
  private CommitLog log = CommitLog.NONE;
  private CommitLog saved = CommitLog.NONE;
  private Map<String, Map<String, String>> digests = Map.of();
  private String version = "";

  /** The log of a commit. */
  CommitLog log(GitRepository repository, ObjectId commit) throws IOException {
    if (!commit.name().equals(head)) {
      CommitLog known = log.complete() ? log : PastCache.of(repository).log();
      if (!log.complete()) {
        saved = known;
      }
      log = LogWalk.of(repository, commit, known);
      head = commit.name();
    }
    return log;
  }

  /**
   * The past of a commit that an earlier run has gone through to the end: nothing has to be read.
   *
   * @param id perhaps of a commit
   * @param log asked for when somebody wants to see single commits all the same
   */
  static Optional<Past> remembered(
      GitRepository repository, ObjectId id, BlobDigest digest, Supplier<CommitLog> log)
      throws IOException {
    if (!repository.jgit().getObjectDatabase().getShallowCommits().isEmpty()) {
      return Optional.empty();
    }
    PastCache cache = PastCache.of(repository);
    return cache
        .kept(digest)
        .filter(kept -> kept.commit().equals(id.name()))
        .map(kept -> new Past.Kept(kept.commit(), true, kept.content()))
        .map(
            kept ->
                new Past(
                    log, () -> readable(cache.digests(digest)), Optional.of(kept), content -> {}));
  }

  /** The log of a commit and what was in the files; new findings are left for the next run. */
  Past past(GitRepository repository, ObjectId commit, BlobDigest digest) throws IOException {
    CommitLog all = log(repository, commit);
    PastCache cache = PastCache.of(repository);
    Optional<Past.Kept> kept =
        all.complete()
            ? cache.kept(digest).filter(known -> isCommit(known.commit(), all))
            : Optional.empty();
    boolean isOlder = contains(saved, all) && !isNewest(saved, commit.name());
    if (!version.equals(digest.version())) {
      digests = cache.digests(digest);
      version = digest.version();
    }
    List<List<String>> missing = missing(all);
    boolean whole = true;
    if (!missing.isEmpty()) {
      Map<String, Map<String, String>> more = new HashMap<>(digests);
      try {
        whole = read(repository, missing, digest, more);
      } catch (UncheckedIOException e) {
        throw e.getCause();
      }
      digests = more;
      cache.save(digest, digests);
    }
    if (all.complete() && !contains(saved, all)) {
      cache.save(all);
      saved = all;
    }
    CommitLog known = new CommitLog(all.commits(), all.complete() && whole);
    Map<String, Map<String, String>> texts = digests;
    return new Past(
        () -> known,
        () -> readable(texts),
        whole ? kept : Optional.empty(),
        content -> {
          // A look into the past must not make the next build begin there.
          if (known.complete() && !isOlder) {
            cache.keep(digest, commit.name(), content);
          }
        });
  }

  private static Map<String, Map<String, String>> readable(
      Map<String, Map<String, String>> digests) {
    Map<String, Map<String, String>> readable = new HashMap<>(digests);
    readable.values().removeIf(Map::isEmpty);
    return readable;
  }

  private static boolean isCommit(String id, CommitLog log) {
    return log.commits().stream().anyMatch(commit -> commit.id().equals(id));
  }

  private static boolean isNewest(CommitLog log, String id) {
    return !log.commits().isEmpty() && log.commits().get(0).id().equals(id);
  }

  private static boolean contains(CommitLog log, CommitLog other) {
    return other.commits().isEmpty()
        || log.commits().stream().anyMatch(other.commits().get(0)::equals);
  }

  /**
   * The blobs that are not known yet, the versions of each file together, newest first: Git keeps a
   * version as what differs from the one after it, which is then still at hand.
   */
  private List<List<String>> missing(CommitLog all) {
    Map<String, Set<String>> byPath = new LinkedHashMap<>();
    Set<String> seen = new HashSet<>();
    for (Commit commit : all.commits()) {
      for (FileChange change : commit.changes()) {
        for (String blob : Arrays.asList(change.after(), change.before())) {
          if (blob != null && !digests.containsKey(blob) && seen.add(blob)) {
            byPath.computeIfAbsent(change.path(), any -> new LinkedHashSet<>()).add(blob);
          }
        }
      }
    }
    return byPath.values().stream().map(List::copyOf).toList();
  }

  /** Says whether all of them are in the repository; a partial clone lacks some. */
  private static boolean read(
      GitRepository repository,
      List<List<String>> files,
      BlobDigest digest,
      Map<String, Map<String, String>> digests) {
    // Most texts are those of many versions.
    Map<String, String> texts = new ConcurrentHashMap<>();
    AtomicBoolean whole = new AtomicBoolean(true);
    List<List<List<String>>> parts = new ArrayList<>();
    for (int from = 0; from < files.size(); from += PART) {
      parts.add(files.subList(from, Math.min(files.size(), from + PART)));
    }
    Map<String, Map<String, String>> found = new ConcurrentHashMap<>();
    parts.parallelStream()
        .forEach(
            part -> {
              try (ObjectReader reader = repository.jgit().newObjectReader()) {
                for (List<String> versions : part) {
                  for (String blob : versions) {
                    content(blob, reader)
                        .ifPresentOrElse(
                            content -> found.put(blob, digest(content, digest, texts)),
                            () -> whole.set(false));
                  }
                }
              } catch (IOException e) {
                throw new UncheckedIOException(e);
              }
            });
    digests.putAll(found);
    return whole.get();
  }

  /** Empty when it is not in the repository; too large a file has no bytes. */
  private static Optional<Optional<byte[]>> content(String blob, ObjectReader reader)
      throws IOException {
    try {
      ObjectLoader loader = reader.open(ObjectId.fromString(blob), Constants.OBJ_BLOB);
      return Optional.of(
          loader.getSize() > Intake.MAX_FILE_BYTES
              ? Optional.empty()
              : Optional.of(loader.getCachedBytes()));
    } catch (MissingObjectException e) {
      return Optional.empty();
    }
  }

  private static Map<String, String> digest(
      Optional<byte[]> content, BlobDigest digest, Map<String, String> texts) {
    Map<String, String> shared = new HashMap<>();
    content
        .flatMap(digest::of)
        .orElse(Map.of())
        .forEach((name, text) -> shared.put(name, texts.computeIfAbsent(text, same -> same)));
    return shared;
  }
}
