package io.modelregistry.source;

import java.io.IOException;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.eclipse.jgit.dircache.DirCache;
import org.eclipse.jgit.dircache.DirCacheEditor;
import org.eclipse.jgit.dircache.DirCacheEntry;
import org.eclipse.jgit.lib.CommitBuilder;
import org.eclipse.jgit.lib.Constants;
import org.eclipse.jgit.lib.FileMode;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.ObjectInserter;
import org.eclipse.jgit.lib.ObjectReader;
import org.eclipse.jgit.revwalk.RevCommit;
import org.eclipse.jgit.revwalk.RevWalk;

/** Writes the objects of a commit. No branch knows them yet. */
final class CommitObjects {
  private final GitRepository repository;

  /** New blobs by path in the repository; empty for what is deleted. */
  private final Map<String, Optional<ObjectId>> blobs = new LinkedHashMap<>();

  CommitObjects(GitRepository repository) {
    this.repository = repository;
  }

  /** The path in the repository of a path in the data folder. */
  static String path(GitRepository repository, String file) {
    return repository.prefix().isEmpty() ? file : repository.prefix() + "/" + file;
  }

  /** Blobs, trees and the commit, on top of {@code parent}. */
  ObjectId write(ObjectId parent, CommitRequest request, GitPerson person) throws IOException {
    try (ObjectInserter inserter = repository.jgit().newObjectInserter();
        ObjectReader reader = repository.jgit().newObjectReader();
        RevWalk commits = new RevWalk(reader)) {
      for (Map.Entry<String, Optional<byte[]>> file : request.files().entrySet()) {
        String path = path(repository, file.getKey());
        blobs.put(
            path,
            file.getValue().isPresent()
                ? Optional.of(inserter.insert(Constants.OBJ_BLOB, file.getValue().get()))
                : Optional.empty());
      }
      RevCommit base = commits.parseCommit(parent);
      DirCache tree = DirCache.read(reader, base.getTree());
      apply(tree.editor());
      CommitBuilder commit = new CommitBuilder();
      commit.setTreeId(tree.writeTree(inserter));
      commit.setParentId(parent);
      commit.setAuthor(person.author());
      commit.setCommitter(person.committer());
      commit.setMessage(
          request.message().endsWith("\n") ? request.message() : request.message() + "\n");
      ObjectId id = inserter.insert(commit);
      inserter.flush();
      return id;
    }
  }

  /** Brings an index in line with the commit; everything else in it stays. */
  void apply(DirCacheEditor editor) {
    blobs.forEach(
        (path, blob) ->
            editor.add(
                blob.isPresent()
                    ? new Put(path, blob.get())
                    : new DirCacheEditor.DeletePath(path)));
    editor.finish();
  }

  /** A file keeps its mode; a new one is an ordinary file. */
  private static final class Put extends DirCacheEditor.PathEdit {
    private final ObjectId blob;

    Put(String path, ObjectId blob) {
      super(path);
      this.blob = blob;
    }

    @Override
    public void apply(DirCacheEntry entry) {
      if (entry.getFileMode() != FileMode.EXECUTABLE_FILE) {
        entry.setFileMode(FileMode.REGULAR_FILE);
      }
      entry.setObjectId(blob);
      // Of unknown size and age, so that Git looks at the file itself.
      entry.setLength(0);
      entry.setLastModified(Instant.EPOCH);
    }
  }
}
