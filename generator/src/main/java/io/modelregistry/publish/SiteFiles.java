package io.modelregistry.publish;

import io.modelregistry.render.Artifact;
import io.modelregistry.render.Site;
import java.io.ByteArrayInputStream;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** The files of a site with their hashes, sorted by path; their bytes may still lie on disk. */
public record SiteFiles(List<SiteFile> files) {
  public SiteFiles {
    List<SiteFile> sorted = new ArrayList<>(files);
    sorted.sort(Comparator.comparing(SiteFile::path));
    files = List.copyOf(sorted);
  }

  /** A site in memory. */
  public static SiteFiles of(Site site) {
    List<SiteFile> files = new ArrayList<>(site.artifacts().size());
    for (Artifact artifact : site.artifacts()) {
      byte[] bytes = artifact.bytes();
      files.add(
          new SiteFile(
              artifact.path(),
              bytes.length,
              artifact.sha256(),
              () -> new ByteArrayInputStream(bytes)));
    }
    return new SiteFiles(files);
  }
}
