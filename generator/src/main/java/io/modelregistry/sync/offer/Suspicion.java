package io.modelregistry.sync.offer;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** What looks wrong with a change of anything but an amount, so that it waits for a person. */
final class Suspicion {
  private static final List<String> LIMITS = List.of(Facts.CONTEXT, Facts.INPUT, Facts.OUTPUT);

  private final Authority authority;
  private final LocalDate today;

  Suspicion(Authority authority, LocalDate today) {
    this.authority = authority;
    this.today = today;
  }

  /**
   * Why a change waits; empty when nothing is odd.
   *
   * @param platformId where the entity can be called; {@code direct} for a model
   * @param after the whole entity as the list would have it
   * @param was what held for the field
   * @param is what would hold
   */
  Optional<String> of(
      String platformId,
      ObjectNode after,
      String field,
      @Nullable JsonNode was,
      @Nullable JsonNode is) {
    if (is == null) {
      return Optional.empty();
    }
    if (field.equals(Facts.INPUT) && was == null && is.longValue() < room(after)) {
      return Optional.of("less than the context window has room for");
    }
    if (LIMITS.contains(field) && was != null && is.longValue() < was.longValue()) {
      return Optional.of("a limit that shrinks");
    }
    if (field.equals(ModelUpdate.LAST_DAY)
        && !authority.isFirstHand(platformId)
        && is.asString("").compareTo(today.toString()) < 0) {
      return Optional.of("its last day would be past");
    }
    boolean toFree =
        field.equals(RouteDraft.PRICING) && is.path("kind").asString("").equals("free");
    return toFree && !authority.isFirstHand(platformId) ? Optional.of("to zero") : Optional.empty();
  }

  /** The longest prompt that a window holds beside the longest answer; 0 when nobody knows. */
  private static long room(ObjectNode entity) {
    Long context = Json.whole(entity, Facts.CONTEXT);
    Long output = Json.whole(entity, Facts.OUTPUT);
    return context == null || output == null ? 0 : context - output;
  }
}
