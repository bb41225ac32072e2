package io.modelregistry.publish;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Keeps a build from replacing a folder that is not its own. */
final class ReplaceGuard {
  private static final Set<String> LITTER = Set.of(".DS_Store", "Thumbs.db", "desktop.ini");

  private final Path folder;
  private final Path home;
  private final @Nullable Path data;

  ReplaceGuard(Path folder, Path home, @Nullable Path data) {
    this.folder = folder;
    this.home = home;
    this.data = data;
  }

  /**
   * Looks at where the folder lies and what it is.
   *
   * @throws PublishException when a site must not be put there
   */
  void checkPlace() throws IOException {
    if (Files.isSymbolicLink(folder)) {
      throw refusal("it is a symbolic link; name the folder itself");
    }
    if (Files.exists(folder) && !Files.isDirectory(folder)) {
      throw refusal("it is a file, not a folder");
    }
    Path real = real(folder);
    if (real.getParent() == null) {
      throw refusal("it is the root of the file system");
    }
    if (real(home).startsWith(real)) {
      throw refusal("your home folder lies in it");
    }
    if (data != null && real(data).startsWith(real)) {
      throw refusal("the data folder " + data + " lies in it");
    }
    if (data != null && real.startsWith(real(data))) {
      throw refusal("it lies in the data folder " + data);
    }
  }

  /**
   * Looks at what the folder holds.
   *
   * @param files in it, without the marker
   * @throws PublishException when anything there is not from a build
   */
  void checkContent(Set<String> files) throws IOException {
    Optional<SiteMarker> marker = SiteMarker.read(folder);
    if (marker.isEmpty()) {
      try (Stream<Path> children = Files.list(folder)) {
        if (children.findAny().isPresent()) {
          throw refusal(
              "it is not empty and no build made it (it has no valid "
                  + SiteMarker.NAME
                  + "); name another folder, or empty it");
        }
      }
      return;
    }
    SortedSet<String> strange = new TreeSet<>(files);
    strange.removeAll(marker.get().paths());
    strange.removeIf(path -> LITTER.contains(path.substring(path.lastIndexOf('/') + 1)));
    if (!strange.isEmpty()) {
      List<String> first = strange.stream().limit(3).toList();
      throw refusal(
          "it holds what no build wrote ("
              + String.join(", ", first)
              + (strange.size() > first.size()
                  ? " and " + (strange.size() - first.size()) + " more"
                  : "")
              + "); move that away first");
    }
  }

  private PublishException refusal(String why) {
    return new PublishException("refused to write the site to " + folder + ": " + why);
  }

  /** The real path, of which the last parts need not exist yet. */
  private static Path real(Path path) throws IOException {
    Path absolute = path.toAbsolutePath().normalize();
    for (Path existing = absolute; existing != null; existing = existing.getParent()) {
      if (Files.exists(existing)) {
        return existing.toRealPath().resolve(existing.relativize(absolute)).normalize();
      }
    }
    return absolute;
  }
}
