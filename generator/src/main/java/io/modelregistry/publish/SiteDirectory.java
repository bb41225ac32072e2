package io.modelregistry.publish;

import io.modelregistry.render.Artifact;
import io.modelregistry.render.Sha256;
import io.modelregistry.render.Site;
import java.io.FileInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * A local folder that holds a built site and nothing else. At every moment it is a whole one: the
 * next state is made beside it, unchanged files by hard link, and then takes its place by a rename.
 */
public final class SiteDirectory {
  private static final String REVISION = "api/registry/revision.json";
  private static final String HEALTH = "api/registry/health.json";

  /** How many bytes are in memory at a time while a file is hashed. */
  private static final int PART = 1 << 16;

  private final Path folder;
  private final ReplaceGuard guard;

  /**
   * @param folder where the site is or shall be; need not exist
   * @param home the person's home folder, which is never replaced
   * @param data the data folder, never replaced nor written to; null when there is none
   */
  public SiteDirectory(Path folder, Path home, @Nullable Path data) {
    this.folder = folder.toAbsolutePath().normalize();
    this.guard = new ReplaceGuard(this.folder, home, data);
  }

  /** Absolute. */
  public Path folder() {
    return folder;
  }

  /**
   * Makes the folder hold exactly this site. Files whose bytes stay the same keep their
   * modification time; when nothing changed, nothing is touched.
   *
   * @throws PublishException when it must not or cannot be written; what was there is then intact
   */
  public WriteReport write(Site site) {
    if (site.artifacts().isEmpty()) {
      throw new PublishException("refused to write an empty site to " + folder);
    }
    site.artifacts().forEach(artifact -> SitePaths.checked(artifact.path()));
    try {
      guard.checkPlace();
      try (WorkFolder work = WorkFolder.lock(folder)) {
        return write(site, work);
      }
    } catch (IOException e) {
      throw new PublishException(
          "cannot write the site to "
              + folder
              + ": "
              + IoProblem.words(e)
              + "; what was there is as before",
          e);
    }
  }

  private WriteReport write(Site site, WorkFolder work) throws IOException {
    SortedMap<String, BasicFileAttributes> present = present();
    byte[] marker = SiteMarker.bytes(SiteFiles.of(site));
    List<Artifact> wanted = new ArrayList<>(site.artifacts());
    wanted.add(new Artifact(SiteMarker.NAME, "application/json", marker));
    Set<String> same = new HashSet<>();
    int added = 0;
    int changed = 0;
    long bytes = 0;
    for (Artifact artifact : wanted) {
      BasicFileAttributes attributes = present.get(artifact.path());
      if (attributes != null && isSame(artifact, attributes)) {
        same.add(artifact.path());
      } else if (!artifact.path().equals(SiteMarker.NAME)) {
        bytes += artifact.bytes().length;
        if (attributes == null) {
          added++;
        } else {
          changed++;
        }
      }
    }
    if (same.size() < wanted.size() || present.size() > same.size()) {
      new Staging(folder, work.fresh()).make(wanted, same);
      work.swap();
    }
    int kept = site.artifacts().size() - added - changed;
    int before = present.size() - (present.containsKey(SiteMarker.NAME) ? 1 : 0);
    return new WriteReport(added, changed, kept, before - kept - changed, bytes);
  }

  private SortedMap<String, BasicFileAttributes> present() throws IOException {
    if (!Files.exists(folder, LinkOption.NOFOLLOW_LINKS)) {
      return new TreeMap<>();
    }
    SortedMap<String, BasicFileAttributes> present = Tree.files(folder);
    Set<String> paths = new HashSet<>(present.keySet());
    paths.remove(SiteMarker.NAME);
    guard.checkContent(paths);
    return present;
  }

  private boolean isSame(Artifact artifact, BasicFileAttributes attributes) throws IOException {
    return attributes.isRegularFile()
        && attributes.size() == artifact.bytes().length
        && Arrays.equals(Files.readAllBytes(folder.resolve(artifact.path())), artifact.bytes());
  }

  /**
   * The site that lies there, for publishing; dotfiles are left out. The bytes stay on disk.
   *
   * @throws PublishException when it is no built site or cannot be read
   */
  public SiteFiles read() {
    try {
      if (!Files.isDirectory(folder)) {
        throw new PublishException(
            "there is no built site in " + folder + ": it is not a folder; run `registry build`");
      }
      if (SiteMarker.read(folder).isEmpty() && !Files.isRegularFile(folder.resolve(REVISION))) {
        throw new PublishException(
            "there is no built site in "
                + folder
                + ": it has neither "
                + SiteMarker.NAME
                + " nor "
                + REVISION
                + "; run `registry build --out "
                + folder
                + "`");
      }
      List<Map.Entry<String, Long>> sizes = new ArrayList<>();
      for (Map.Entry<String, BasicFileAttributes> entry : Tree.files(folder).entrySet()) {
        String path = entry.getKey();
        // Health is published on its own; it is no part of any site.
        if (path.startsWith(".") || path.contains("/.") || path.equals(HEALTH)) {
          continue;
        }
        if (!entry.getValue().isRegularFile()) {
          throw new PublishException(
              folder.resolve(path) + " is not a plain file; a built site has no links");
        }
        sizes.add(Map.entry(SitePaths.checked(path), entry.getValue().size()));
      }
      return new SiteFiles(
          sizes.parallelStream().map(each -> file(each.getKey(), each.getValue())).toList());
    } catch (UncheckedIOException e) {
      throw new PublishException("cannot read the site in " + folder + ": " + e.getMessage(), e);
    } catch (IOException e) {
      throw new PublishException(
          "cannot read the site in " + folder + ": " + IoProblem.words(e), e);
    }
  }

  private SiteFile file(String path, long expected) {
    Path file = folder.resolve(path);
    try {
      if (expected <= PART) {
        // A plain stream costs half of a channel, which many small files make felt.
        try (InputStream in = new FileInputStream(file.toFile())) {
          byte[] bytes = in.readNBytes((int) expected + 1);
          if (bytes.length != expected) {
            throw new ChangedException(path);
          }
          return new SiteFile(
              path, bytes.length, Sha256.of(bytes), () -> new FileInputStream(file.toFile()));
        }
      }
      return large(path, file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static SiteFile large(String path, Path file) throws IOException {
    MessageDigest digest = Sha256.digest();
    long size = 0;
    byte[] part = new byte[PART];
    try (InputStream in = Files.newInputStream(file)) {
      for (int length = in.read(part); length >= 0; length = in.read(part)) {
        digest.update(part, 0, length);
        size += length;
      }
    }
    return new SiteFile(path, size, Sha256.hex(digest.digest()), () -> Files.newInputStream(file));
  }
}
