package io.modelregistry.render;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * All artifacts of one build, sorted by path; no two share a path, and none is a folder of another.
 */
public record Site(List<Artifact> artifacts) {
  public Site {
    List<Artifact> sorted = new ArrayList<>(artifacts);
    sorted.sort(Comparator.comparing(Artifact::path));
    Set<String> paths = new HashSet<>();
    for (Artifact artifact : sorted) {
      if (!paths.add(artifact.path())) {
        throw new IllegalArgumentException("two artifacts have the path " + artifact.path());
      }
    }
    for (Artifact artifact : sorted) {
      for (int slash = artifact.path().lastIndexOf('/');
          slash > 0;
          slash = artifact.path().lastIndexOf('/', slash - 1)) {
        if (paths.contains(artifact.path().substring(0, slash))) {
          throw new IllegalArgumentException("an artifact is a folder of " + artifact.path());
        }
      }
    }
    artifacts = List.copyOf(sorted);
  }
}
