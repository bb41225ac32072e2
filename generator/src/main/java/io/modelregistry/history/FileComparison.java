package io.modelregistry.history;

import io.modelregistry.source.SourceFile;
import io.modelregistry.validate.Place;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What changed between two sets of authored files. */
public final class FileComparison {
  private FileComparison() {}

  /**
   * All changes, by subject.
   *
   * @param before by path
   * @param after by path
   * @param currency of prices that name none
   */
  public static List<Change> of(
      Map<String, SourceFile> before, Map<String, SourceFile> after, String currency) {
    PriceTexts prices = new PriceTexts(currency);
    Side earlier = new Side(before, prices);
    Side later = new Side(after, prices);
    Set<Subject> touched = new HashSet<>();
    Stream.concat(before.keySet().stream(), after.keySet().stream())
        .filter(path -> !isSame(before.get(path), after.get(path)))
        .forEach(path -> subject(path).ifPresent(touched::add));
    return Comparison.of(earlier, later, touched).differences().stream()
        .flatMap(difference -> difference.changes().stream())
        .toList();
  }

  private static boolean isSame(@Nullable SourceFile one, @Nullable SourceFile other) {
    return one != null && other != null && Arrays.equals(one.bytes(), other.bytes());
  }

  private static Optional<Subject> subject(String path) {
    return Place.of(path)
        .filter(Place.OfEntity.class::isInstance)
        .map(place -> Subject.of((Place.OfEntity) place));
  }

  /** Files are read when they are asked for, which most never are. */
  private static final class Side implements Comparison.State {
    private final Map<String, SourceFile> files;
    private final PriceTexts prices;
    private final Map<Subject, Place.OfEntity> places = new HashMap<>();
    private final Map<Subject, Optional<EntityVersion>> versions = new HashMap<>();

    Side(Map<String, SourceFile> files, PriceTexts prices) {
      this.files = files;
      this.prices = prices;
      for (String path : files.keySet()) {
        if (Place.of(path).orElse(null) instanceof Place.OfEntity place) {
          places.put(Subject.of(place), place);
        }
      }
    }

    @Override
    public @Nullable EntityVersion version(Subject subject) {
      return versions
          .computeIfAbsent(
              subject,
              asked ->
                  Optional.ofNullable(places.get(asked))
                      .flatMap(
                          place ->
                              texts(place.path()).map(texts -> new EntityVersion(place, texts))))
          .orElse(null);
    }

    private Optional<Map<String, String>> texts(String path) {
      return Optional.ofNullable(files.get(path))
          .flatMap(file -> new VersionDigest().of(file.bytes()));
    }

    @Override
    public Successors successors() {
      return texts("tombstones.json").map(Successors::of).orElse(Successors.NONE);
    }

    @Override
    public PriceTexts prices() {
      return prices;
    }
  }
}
