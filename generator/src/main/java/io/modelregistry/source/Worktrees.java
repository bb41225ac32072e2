package io.modelregistry.source;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** The working trees of a repository: the main one and those that are linked to it. */
final class Worktrees {
  private static final String HEAD = "HEAD";

  private Worktrees() {}

  /** Whether one of them has that branch, by its full name, checked out. */
  static boolean checkingOut(GitRepository repository, String ref) throws IOException {
    Path common = repository.jgit().getCommonDirectory().toPath();
    List<Path> heads = new ArrayList<>(List.of(common.resolve(HEAD)));
    Path linked = common.resolve("worktrees");
    if (Files.isDirectory(linked)) {
      try (DirectoryStream<Path> folders = Files.newDirectoryStream(linked)) {
        folders.forEach(folder -> heads.add(folder.resolve(HEAD)));
      }
    }
    for (Path head : heads) {
      if (Files.isRegularFile(head) && Files.readString(head).strip().equals("ref: " + ref)) {
        return true;
      }
    }
    return false;
  }
}
