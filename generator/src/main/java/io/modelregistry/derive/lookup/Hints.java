package io.modelregistry.derive.lookup;

import io.modelregistry.derive.Refusal;
import io.modelregistry.json.Quoted;
import io.modelregistry.model.EntityKind;
import io.modelregistry.model.Platform;
import io.modelregistry.model.Tombstone;
import io.modelregistry.registry.EffectiveRoute;
import io.modelregistry.registry.Registry;
import io.modelregistry.validate.Suggestion;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What there is of an id, and what is said to somebody who names what there is not. */
final class Hints {
  /** So many suggestions are made, and so many things are named. */
  static final int MAX_NAMED = 3;

  /** A name that starts with a shorter one than this says nothing. */
  private static final int MIN_PREFIX = 4;

  private final Registry registry;

  Hints(Registry registry) {
    this.registry = registry;
  }

  /**
   * The route of that id, whatever its status.
   *
   * @throws Refusal when there is none
   */
  EffectiveRoute route(String id) {
    return registry
        .route(id)
        .orElseThrow(
            () ->
                unknown(
                    Refusal.Code.UNKNOWN_ROUTE,
                    EntityKind.ROUTE,
                    id,
                    registry.routes().stream().map(EffectiveRoute::id).toList()));
  }

  /**
   * Nothing, when there is a platform of that id.
   *
   * @throws Refusal when there is none
   */
  void requirePlatform(String id) {
    if (registry.platform(id).isEmpty()) {
      throw unknown(
          Refusal.Code.UNKNOWN_PLATFORM,
          EntityKind.PLATFORM,
          id,
          registry.platforms().stream().map(Platform::id).toList());
    }
  }

  /** For a name that nothing of that kind has. */
  Refusal unknown(Refusal.Code code, EntityKind kind, String name, Collection<String> known) {
    return unknown(code, kind.word(), name, of(kind, name, known));
  }

  static Refusal unknown(Refusal.Code code, String kind, String name, String hint) {
    return new Refusal(code, "there is no " + kind + " '" + Quoted.shortened(name) + "'" + hint);
  }

  /** Since when an id is gone and what replaced it, else which of the known names are near. */
  String of(EntityKind kind, String id, Collection<String> known) {
    return registry.tombstones().stream()
        .filter(stone -> stone.kind() == kind && stone.id().equals(id))
        .findFirst()
        .map(Hints::gone)
        .orElseGet(() -> near(id, known));
  }

  private static String gone(Tombstone stone) {
    String removed = " any more, since " + stone.removed();
    return stone.replacedBy() == null ? removed : removed + "; use '" + stone.replacedBy() + "'";
  }

  /** The nearest names by spelling, then those that it goes on from, as dated names do. */
  static String near(String name, Collection<String> known) {
    List<String> near =
        Stream.concat(
                Suggestion.near(name, known),
                known.stream()
                    .filter(word -> word.length() >= MIN_PREFIX && name.startsWith(word))
                    .sorted(Comparator.comparing(String::length).reversed()))
            .distinct()
            .limit(MAX_NAMED)
            .map(word -> "'" + word + "'")
            .toList();
    return near.isEmpty() ? "" : "; did you mean " + String.join(" or ", near) + "?";
  }

  /** The first few of them in quotes, and how many more there are. */
  static String named(Collection<String> names) {
    String first =
        names.stream()
            .limit(MAX_NAMED)
            .map(name -> "'" + name + "'")
            .collect(Collectors.joining(", "));
    return names.size() > MAX_NAMED
        ? first + " and " + (names.size() - MAX_NAMED) + " more"
        : first;
  }
}
