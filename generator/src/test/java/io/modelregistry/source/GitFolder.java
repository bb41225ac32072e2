package io.modelregistry.source;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import org.eclipse.jgit.api.Git;
import org.eclipse.jgit.api.MergeCommand.FastForwardMode;
import org.eclipse.jgit.api.errors.GitAPIException;
import org.eclipse.jgit.dircache.DirCache;
import org.eclipse.jgit.dircache.DirCacheEditor.PathEdit;
import org.eclipse.jgit.dircache.DirCacheEntry;
import org.eclipse.jgit.lib.CommitBuilder;
import org.eclipse.jgit.lib.Constants;
import org.eclipse.jgit.lib.FileMode;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.ObjectInserter;
import org.eclipse.jgit.lib.PersonIdent;
import org.eclipse.jgit.lib.RefUpdate;
import org.eclipse.jgit.revwalk.RevCommit;

/** A real Git repository for a test, made step by step. */
public final class GitFolder implements AutoCloseable {
  /** Not UTC, to see that it does not matter. */
  private static final ZoneId ZONE = ZoneOffset.ofHoursMinutes(5, 30);

  private final Path root;
  private final Git git;

  private GitFolder(Path root, Git git) {
    this.root = root;
    this.git = git;
  }

  public static GitFolder init(Path root) throws GitAPIException {
    IsolatedSystem.install();
    return new GitFolder(
        root, Git.init().setDirectory(root.toFile()).setInitialBranch("main").call());
  }

  /** A clone with the last {@code depth} commits only. */
  public static GitFolder shallowClone(GitFolder from, Path root, int depth)
      throws GitAPIException {
    // A URI, since for plain paths depth is not heeded.
    URI uri = from.root.toUri();
    return new GitFolder(
        root,
        Git.cloneRepository()
            .setURI(uri.toString())
            .setDirectory(root.toFile())
            .setDepth(depth)
            .call());
  }

  public Path root() {
    return root;
  }

  public Path data() {
    return root.resolve("registry-data");
  }

  public Git git() {
    return git;
  }

  public GitFolder write(String path, String text) {
    try {
      Path file = root.resolve(path);
      Files.createDirectories(file.getParent());
      Files.writeString(file, text);
      return this;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  public GitFolder delete(String path) throws IOException {
    Files.delete(root.resolve(path));
    return this;
  }

  /** Commits all there is; {@code committer} is when, the author was a day earlier. */
  public RevCommit commit(String committer) throws GitAPIException {
    Instant when = Instant.parse(committer);
    git.add().addFilepattern(".").call();
    git.add().addFilepattern(".").setUpdate(true).call();
    return git.commit()
        .setMessage("at " + committer)
        .setAuthor(ident(when.minusSeconds(86_400)))
        .setCommitter(ident(when))
        .setAllowEmpty(true)
        .call();
  }

  public GitFolder branch(String name) throws GitAPIException {
    git.checkout().setCreateBranch(true).setName(name).call();
    return this;
  }

  public GitFolder checkout(String name) throws GitAPIException {
    git.checkout().setName(name).call();
    return this;
  }

  /** Merges as a pull request is: a commit of its own, its first parent what was here. */
  public RevCommit merge(String branch, String committer) throws GitAPIException, IOException {
    git.merge()
        .include(git.getRepository().resolve(branch))
        .setFastForward(FastForwardMode.NO_FF)
        .setCommit(false)
        .call();
    return commit(committer);
  }

  /** Commits an entry that no file system need be able to hold. */
  public GitFolder commitEntry(String path, FileMode mode, String content) throws IOException {
    try (ObjectInserter inserter = git.getRepository().newObjectInserter()) {
      ObjectId object =
          mode == FileMode.GITLINK
              ? ObjectId.fromString("1234567890123456789012345678901234567890")
              : inserter.insert(Constants.OBJ_BLOB, content.getBytes(StandardCharsets.UTF_8));
      DirCache index = git.getRepository().lockDirCache();
      var editor = index.editor();
      editor.add(
          new PathEdit(path) {
            @Override
            public void apply(DirCacheEntry entry) {
              entry.setFileMode(mode);
              entry.setObjectId(object);
            }
          });
      editor.commit();
      CommitBuilder commit = new CommitBuilder();
      commit.setTreeId(index.writeTree(inserter));
      ObjectId head = git.getRepository().resolve(Constants.HEAD);
      if (head != null) {
        commit.setParentId(head);
      }
      commit.setAuthor(ident(Instant.EPOCH));
      commit.setCommitter(ident(Instant.EPOCH));
      ObjectId id = inserter.insert(commit);
      inserter.flush();
      RefUpdate update = git.getRepository().updateRef(Constants.HEAD);
      update.setNewObjectId(id);
      update.forceUpdate();
    }
    return this;
  }

  /** A linked worktree as {@code git worktree add} makes it, with nothing checked out. */
  public Path linkWorktree(Path where) throws IOException {
    Path administration = root.resolve(".git/worktrees/" + where.getFileName());
    Files.createDirectories(administration);
    Files.createDirectories(where);
    Files.writeString(where.resolve(".git"), "gitdir: " + administration + "\n");
    Files.writeString(administration.resolve("gitdir"), where.resolve(".git") + "\n");
    Files.writeString(administration.resolve("commondir"), "../..\n");
    Files.writeString(administration.resolve("HEAD"), "ref: refs/heads/main\n");
    return where;
  }

  @Override
  public void close() {
    git.close();
  }

  private static PersonIdent ident(Instant when) {
    return new PersonIdent("Ada", "ada@example.org", when, ZONE);
  }
}
