package io.modelregistry.app.verify;

import io.modelregistry.publish.Encoding;
import io.modelregistry.publish.Manifest;
import io.modelregistry.publish.PublishException;
import io.modelregistry.publish.Target;
import io.modelregistry.render.Sha256;
import io.modelregistry.render.api.ApiRoute;
import io.modelregistry.render.api.FileList;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.zip.GZIPInputStream;

/**
 * A site where it lies, in a bucket or a folder. It is held to the manifest of publishing; a folder
 * that was only built has none, and is held to its {@code files.txt}.
 */
public final class StoredSite {
  /** The largest file that is unpacked, in bytes. */
  private static final int MAX_FILE = 512 * 1024 * 1024;

  private static final String HEALTH = ApiRoute.HEALTH.path();

  private final Target target;

  public StoredSite(Target target) {
    this.target = target;
  }

  /**
   * What should be there.
   *
   * @param hashes by key
   * @param compressed keys of what is stored compressed
   * @param tolerated keys that may be there and need not: what is to be deleted later
   */
  private record Expected(
      SortedMap<String, String> hashes, Set<String> compressed, Set<String> tolerated) {}

  /**
   * Reads every object and compares it.
   *
   * @param allowExtra whether objects of others may lie beside the site
   * @throws PublishException when there is no site, or the store cannot be read
   */
  public Verdict verify(boolean allowExtra, Effort effort) {
    byte[] revisionBytes = required(ApiRoute.REVISION.path());
    Optional<byte[]> list = target.read(ApiRoute.FILES.path()).map(Target.Found::bytes);
    Optional<Target.Found> manifest = target.read(Manifest.KEY);
    SiteRevision revision;
    Expected expected;
    try {
      revision = SiteRevision.parse(gunzip(revisionBytes));
      expected =
          manifest.isPresent()
              ? expected(Manifest.parse(manifest.get().bytes(), target.name() + "/" + Manifest.KEY))
              : expected(list.orElseThrow(this::noSite), revisionBytes);
    } catch (IllegalArgumentException e) {
      throw new PublishException(
          target.name()
              + " has a revision or a list of files that cannot be read: "
              + e.getMessage(),
          e);
    }
    Queue<Problem> problems = new ConcurrentLinkedQueue<>();
    list.ifPresent(bytes -> checkList(bytes, revision, problems));
    checkObjects(expected, allowExtra, effort, problems);
    return new Verdict(target.name(), revision, expected.hashes().size(), List.copyOf(problems));
  }

  private static void checkList(byte[] list, SiteRevision revision, Queue<Problem> problems) {
    String hash = Sha256.of(gunzip(list));
    if (!hash.equals(revision.siteHash())) {
      problems.add(
          new Problem(Problem.Kind.STALE, ApiRoute.REVISION.path(), hash, revision.siteHash()));
    }
  }

  private void checkObjects(
      Expected expected, boolean allowExtra, Effort effort, Queue<Problem> problems) {
    Set<String> present = new TreeSet<>(target.list().keySet());
    List<String> keys = new ArrayList<>();
    expected
        .hashes()
        .forEach(
            (key, hash) -> {
              if (present.contains(key)) {
                keys.add(key);
              } else {
                problems.add(new Problem(Problem.Kind.MISSING, key, hash, ""));
              }
            });
    effort.forEach(keys, key -> check(key, expected, problems));
    if (!allowExtra) {
      present.removeAll(expected.hashes().keySet());
      present.removeAll(expected.tolerated());
      present.removeIf(StoredSite::isNotOfTheSite);
      present.forEach(key -> problems.add(new Problem(Problem.Kind.EXTRA, key, "", key)));
    }
  }

  private byte[] required(String key) {
    return target.read(key).map(Target.Found::bytes).orElseThrow(this::noSite);
  }

  private PublishException noSite() {
    return new PublishException(
        "there is no site in "
            + target.name()
            + ": it lacks "
            + ApiRoute.REVISION.path()
            + " or "
            + ApiRoute.FILES.path());
  }

  private static Expected expected(Manifest manifest) {
    SortedMap<String, String> hashes = new TreeMap<>();
    Set<String> compressed = new TreeSet<>();
    manifest
        .objects()
        .forEach(
            (key, object) -> {
              hashes.put(key, object.sha256());
              if (object.encoding() == Encoding.GZIP) {
                compressed.add(key);
              }
            });
    return new Expected(hashes, compressed, manifest.retired().keySet());
  }

  /** The list does not name itself and the revision. */
  private static Expected expected(byte[] list, byte[] revision) {
    SortedMap<String, String> hashes = new TreeMap<>();
    FileList.parse(list).forEach(line -> hashes.put(line.path(), line.sha256()));
    hashes.put(ApiRoute.FILES.path(), Sha256.of(list));
    hashes.put(ApiRoute.REVISION.path(), Sha256.of(revision));
    return new Expected(hashes, Set.of(), Set.of());
  }

  private void check(String key, Expected expected, Queue<Problem> problems) {
    String wanted = expected.hashes().getOrDefault(key, "");
    Optional<Target.Found> found;
    try {
      found = target.read(key);
    } catch (PublishException e) {
      problems.add(new Problem(Problem.Kind.UNREADABLE, key, "", String.valueOf(e.getMessage())));
      return;
    }
    if (found.isEmpty()) {
      problems.add(new Problem(Problem.Kind.MISSING, key, wanted, ""));
      return;
    }
    byte[] bytes = found.get().bytes();
    String hash = Sha256.of(expected.compressed().contains(key) ? gunzip(bytes) : bytes);
    if (!hash.equals(wanted)) {
      problems.add(new Problem(Problem.Kind.DIFFERENT, key, wanted, hash));
    }
  }

  /** Books of publishing and building are dotfiles; health is published on its own. */
  private static boolean isNotOfTheSite(String key) {
    return key.startsWith(".")
        || key.contains("/.")
        || key.equals(HEALTH)
        || HEALTH.equals(key + ".json");
  }

  /** What was compressed by RFC 1952; anything else as it is. */
  private static byte[] gunzip(byte[] bytes) {
    if (bytes.length < 2 || bytes[0] != 0x1f || bytes[1] != (byte) 0x8b) {
      return bytes;
    }
    try (GZIPInputStream in = new GZIPInputStream(new ByteArrayInputStream(bytes))) {
      byte[] unpacked = in.readNBytes(MAX_FILE + 1);
      return unpacked.length > MAX_FILE ? bytes : unpacked;
    } catch (IOException e) {
      // Then its hash is another one, which is what there is to say. So it is of what is too large.
      return bytes;
    }
  }
}
