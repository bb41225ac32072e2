package io.modelregistry.publish;

import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Which bytes are put aside so that earlier releases can be brought back, and which need not be any
 * more. One is made for one plan, told all that goes, and then asked.
 */
final class Keeping {
  private final Manifest last;
  private final int most;
  private final SortedMap<String, Kept> kept;
  private final List<KeepCopy> copies = new ArrayList<>();
  private final SortedSet<String> garbage;

  /**
   * @param last what was published last, with what is kept already
   * @param most how many earlier releases can be brought back; 0 keeps nothing
   */
  Keeping(Manifest last, int most) {
    this.last = last;
    this.most = most;
    this.kept = new TreeMap<>(last.kept());
    this.garbage = new TreeSet<>(last.garbage());
  }

  /** Whether these bytes are kept, or will be. */
  boolean has(String id) {
    return kept.containsKey(id);
  }

  /**
   * One object takes another's place.
   *
   * @param unknown whether a run that broke off may have replaced it already
   */
  void replace(StoredObject stored, StoredObject object, boolean unknown) {
    String id = Kept.id(stored);
    if (!id.equals(Kept.id(object))) {
      keep(stored, unknown);
    } else if (unknown && !kept.containsKey(id)) {
      // What the run that broke off put aside is not needed, and nobody else knows of it.
      garbage.add(Kept.key(id));
    }
  }

  /**
   * Keeps an object of the release that is shown.
   *
   * @param mayBeGone whether a run that broke off may have replaced or deleted it
   */
  void keep(StoredObject object, boolean mayBeGone) {
    keep(object, last.release().number(), mayBeGone);
  }

  /**
   * Keeps an object.
   *
   * @param lastRelease the last that had it
   */
  void keep(StoredObject object, int lastRelease, boolean mayBeGone) {
    if (most == 0) {
      return;
    }
    String id = Kept.id(object);
    Kept before = kept.get(id);
    if (before == null) {
      copies.add(new KeepCopy(object, mayBeGone));
    }
    kept.put(
        id, new Kept(before == null ? lastRelease : Math.max(before.lastRelease(), lastRelease)));
  }

  /**
   * The earlier releases that can be brought back, newest first; what only older ones need is kept
   * no longer. To be asked once, after all else was told.
   *
   * @param changesSite whether what is shown becomes one of them
   */
  List<Release> releases(boolean changesSite) {
    List<Release> releases = new ArrayList<>(last.releases());
    if (changesSite && last.release().number() > 0) {
      releases.add(0, last.release());
    }
    List<Release> dropped = List.of();
    if (releases.size() > most) {
      dropped = List.copyOf(releases.subList(most, releases.size()));
      releases = releases.subList(0, most);
    }
    for (Release release : dropped) {
      // The last one has not been put aside yet, and now it need not be.
      if (!release.equals(last.release())) {
        garbage.add(release.manifestKey());
      }
    }
    drop(releases.isEmpty() ? Integer.MAX_VALUE : releases.get(releases.size() - 1).number());
    releases.forEach(release -> garbage.remove(release.manifestKey()));
    return releases;
  }

  private void drop(int oldest) {
    kept.entrySet()
        .removeIf(
            entry -> {
              boolean needless = entry.getValue().lastRelease() < oldest;
              if (needless) {
                garbage.add(Kept.key(entry.getKey()));
              }
              return needless;
            });
    copies.removeIf(copy -> !kept.containsKey(copy.id()));
    kept.keySet().forEach(id -> garbage.remove(Kept.key(id)));
  }

  /** What is kept, by the hash of its bytes. */
  SortedMap<String, Kept> kept() {
    return kept;
  }

  /** What has to be put aside before it is overwritten or deleted. */
  List<KeepCopy> copies() {
    return copies;
  }

  /** Keys of what nobody needs any more. */
  SortedSet<String> garbage() {
    return garbage;
  }
}
