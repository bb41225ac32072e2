package io.modelregistry.source;

import io.modelregistry.source.CommitLog.Commit;
import io.modelregistry.source.CommitLog.FileChange;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
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
  /** So many blobs are held in memory, to be worked on side by side. */
  private static final int BATCH = 512;

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

  /** The log of a commit and what was in the files; new findings are left for the next run. */
  Past past(GitRepository repository, ObjectId commit, BlobDigest digest) throws IOException {
    CommitLog all = log(repository, commit);
    PastCache cache = PastCache.of(repository);
    if (!version.equals(digest.version())) {
      digests = cache.digests(digest);
      version = digest.version();
    }
    Set<String> missing = new LinkedHashSet<>();
    for (Commit each : all.commits()) {
      for (FileChange change : each.changes()) {
        add(change.after(), missing);
        add(change.before(), missing);
      }
    }
    boolean whole = true;
    if (!missing.isEmpty()) {
      Map<String, Map<String, String>> more = new HashMap<>(digests);
      whole = read(repository, missing, digest, more);
      digests = more;
      cache.save(digest, digests);
    }
    if (all.complete() && !contains(saved, all)) {
      cache.save(all);
      saved = all;
    }
    Map<String, Map<String, String>> readable = new HashMap<>(digests);
    readable.values().removeIf(Map::isEmpty);
    return new Past(new CommitLog(all.commits(), all.complete() && whole), readable);
  }

  private static boolean contains(CommitLog log, CommitLog other) {
    return other.commits().isEmpty()
        || log.commits().stream().anyMatch(other.commits().get(0)::equals);
  }

  private void add(@Nullable String blob, Set<String> missing) {
    if (blob != null && !digests.containsKey(blob)) {
      missing.add(blob);
    }
  }

  /** Says whether all of them are in the repository; a partial clone lacks some. */
  private static boolean read(
      GitRepository repository,
      Collection<String> blobs,
      BlobDigest digest,
      Map<String, Map<String, String>> digests)
      throws IOException {
    boolean whole = true;
    List<Content> batch = new ArrayList<>();
    // Most texts are those of many versions.
    Map<String, String> texts = new HashMap<>();
    try (ObjectReader reader = repository.jgit().newObjectReader()) {
      for (String blob : blobs) {
        try {
          batch.add(content(blob, reader));
        } catch (MissingObjectException e) {
          whole = false;
        }
        if (batch.size() == BATCH) {
          work(batch, digest, texts, digests);
        }
      }
    }
    work(batch, digest, texts, digests);
    return whole;
  }

  private record Content(String blob, Optional<byte[]> bytes) {}

  private static Content content(String blob, ObjectReader reader) throws IOException {
    ObjectLoader loader = reader.open(ObjectId.fromString(blob), Constants.OBJ_BLOB);
    return new Content(
        blob,
        loader.getSize() > Intake.MAX_FILE_BYTES
            ? Optional.empty()
            : Optional.of(loader.getCachedBytes()));
  }

  private static void work(
      List<Content> batch,
      BlobDigest digest,
      Map<String, String> texts,
      Map<String, Map<String, String>> digests) {
    List<Map<String, String>> results =
        batch.parallelStream()
            .map(content -> content.bytes().flatMap(digest::of).orElse(Map.of()))
            .toList();
    for (int i = 0; i < results.size(); i++) {
      Map<String, String> shared = new HashMap<>();
      results
          .get(i)
          .forEach((name, text) -> shared.put(name, texts.computeIfAbsent(text, same -> same)));
      digests.put(batch.get(i).blob(), shared);
    }
    batch.clear();
  }
}
