package io.modelregistry.publish;

import io.modelregistry.render.Artifact;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFileAttributeView;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Makes the next state of a folder in another one. */
final class Staging {
  private final Path from;
  private final Path to;
  private final Set<Path> made = new HashSet<>();
  private boolean linksWork = true;

  Staging(Path from, Path to) {
    this.from = from;
    this.to = to;
  }

  void make(List<Artifact> wanted, Set<String> same) throws IOException {
    Files.createDirectory(to);
    made.add(to);
    for (Artifact artifact : wanted) {
      Path file =
          artifact.path().equals(SiteMarker.NAME)
              ? to.resolve(SiteMarker.NAME)
              : SitePaths.resolve(to, artifact.path());
      makeFolder(file.getParent());
      if (same.contains(artifact.path())) {
        takeOver(from.resolve(artifact.path()), file);
      } else {
        Files.write(file, artifact.bytes());
      }
    }
    copyPermissions();
  }

  private void makeFolder(@Nullable Path folder) throws IOException {
    if (folder != null && made.add(folder)) {
      makeFolder(folder.getParent());
      Files.createDirectory(folder);
    }
  }

  private void takeOver(Path unchanged, Path file) throws IOException {
    if (linksWork) {
      try {
        Files.createLink(file, unchanged);
        return;
      } catch (UnsupportedOperationException | IOException e) {
        // Some file systems have no hard links, some systems forbid those to others' files.
        linksWork = false;
      }
    }
    Files.copy(unchanged, file, StandardCopyOption.COPY_ATTRIBUTES);
  }

  private void copyPermissions() throws IOException {
    PosixFileAttributeView view = Files.getFileAttributeView(to, PosixFileAttributeView.class);
    if (view != null && Files.exists(from)) {
      view.setPermissions(Files.getPosixFilePermissions(from));
    }
  }
}
