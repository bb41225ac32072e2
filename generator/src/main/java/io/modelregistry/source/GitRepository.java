package io.modelregistry.source;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.eclipse.jgit.lib.Constants;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.Repository;
import org.eclipse.jgit.storage.file.FileRepositoryBuilder;
import org.jspecify.annotations.Nullable;

/**
 * The Git repository around a data folder: an ordinary clone, a linked worktree or a submodule.
 * Whom its files belong to does not matter, since nothing in it is executed.
 *
 * @param jgit open until this is closed
 * @param prefix the data folder's path in the repository, with {@code /}; empty at its root
 */
record GitRepository(Repository jgit, String prefix) implements AutoCloseable {
  static {
    IsolatedSystem.install();
  }

  /**
   * Opens the nearest one.
   *
   * @param dataDir need not exist: another revision may have it
   * @return empty outside Git
   * @throws IOException when there is one that cannot be opened
   */
  static Optional<GitRepository> around(Path dataDir) throws IOException {
    Path real = realPath(dataDir);
    for (Path folder = real; folder != null; folder = folder.getParent()) {
      @Nullable File gitDir = gitDir(folder);
      if (gitDir != null) {
        if (gitDir.equals(folder.toFile())) {
          return Optional.empty();
        }
        String prefix = folder.relativize(real).toString().replace(File.separatorChar, '/');
        return Optional.of(new GitRepository(open(gitDir, folder), prefix));
      }
    }
    return Optional.empty();
  }

  /** The commit that is checked out; null before the first one. */
  @Nullable ObjectId head() throws IOException {
    return jgit.resolve(Constants.HEAD);
  }

  @Override
  public void close() {
    jgit.close();
  }

  private static @Nullable File gitDir(Path folder) {
    return new FileRepositoryBuilder()
        .addCeilingDirectory(folder.resolve("..").normalize().toFile())
        .findGitDir(folder.toFile())
        .getGitDir();
  }

  private static Repository open(File gitDir, Path workTree) throws IOException {
    try {
      return new FileRepositoryBuilder()
          .setGitDir(gitDir)
          .setWorkTree(workTree.toFile())
          .setMustExist(true)
          .build();
    } catch (IllegalArgumentException e) {
      throw new IOException("its configuration is not valid", e);
    }
  }

  /** With links resolved as far as the path exists. */
  private static Path realPath(Path path) throws IOException {
    Path absolute = path.toAbsolutePath().normalize();
    for (Path known = absolute; known != null; known = known.getParent()) {
      if (Files.exists(known)) {
        return known.toRealPath().resolve(known.relativize(absolute)).normalize();
      }
    }
    return absolute;
  }
}
