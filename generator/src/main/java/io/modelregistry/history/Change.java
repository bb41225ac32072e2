package io.modelregistry.history;

import java.util.Locale;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/**
 * One thing that changed about one entity.
 *
 * @param subject as it is called after the change
 * @param field the property, or its part, such as {@code input_cost}, {@code vision}, {@code
 *     status}; for what came, went or was renamed {@code id}
 * @param before a JSON scalar or a list of texts; empty is unknown or absent
 * @param after likewise; for what went the id to use instead, if any
 * @param price of prices only
 */
public record Change(
    Kind kind,
    Subject subject,
    String field,
    Optional<JsonNode> before,
    Optional<JsonNode> after,
    Optional<PriceTerms> price) {

  /** What it is about. */
  public enum Kind {
    /** The entity came, or came back. */
    ADDED,
    /** The entity went. */
    REMOVED,
    /** The entity has another id. */
    RENAMED,
    /** A price, a multiplier, or how a price is to be understood. */
    PRICE,
    /** Status of the entity. */
    STATUS,
    /** What it can do, read and write. */
    CAPABILITY,
    /** How much fits. */
    LIMIT,
    /** Its last day, or what replaces it. */
    DEPRECATION,
    /** How it is called: address, name, authentication. */
    CALL,
    /** A route's place in the fallback chain. */
    PRIORITY,
    /** Anything else. */
    DETAIL;

    /** The word in output: {@code price}. */
    public String word() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  static Change of(
      Kind kind,
      Subject subject,
      String field,
      Optional<JsonNode> before,
      Optional<JsonNode> after) {
    return new Change(kind, subject, field, before, after, Optional.empty());
  }
}
