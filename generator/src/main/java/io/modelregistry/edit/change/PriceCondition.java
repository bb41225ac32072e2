package io.modelregistry.edit.change;

import io.modelregistry.json.Quoted;
import io.modelregistry.model.Condition;
import io.modelregistry.validate.OverrideGroup;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * The {@code when} of an override, parted into its dates and all else that it asks for.
 *
 * @param from the first instant; {@link Instant#MIN} when there is none
 * @param until the first instant after it; {@link Instant#MAX} when there is none
 * @param others what it asks for besides, such as a service tier; empty for the base price
 */
record PriceCondition(Instant from, Instant until, ObjectNode others) {
  private static final String FROM = "from";
  private static final String UNTIL = "until";

  static PriceCondition of(JsonNode override) {
    JsonNode when = override.path("when");
    ObjectNode others =
        when instanceof ObjectNode object
            ? object.deepCopy()
            : JsonNodeFactory.instance.objectNode();
    others.remove(FROM);
    others.remove(UNTIL);
    return new PriceCondition(
        instant(when.get(FROM), Instant.MIN), instant(when.get(UNTIL), Instant.MAX), others);
  }

  /** A date that is none is for validation to speak of; here it bounds nothing. */
  private static Instant instant(@Nullable JsonNode value, Instant otherwise) {
    try {
      return value != null && value.isString() ? Condition.moment(value.stringValue()) : otherwise;
    } catch (DateTimeException e) {
      return otherwise;
    }
  }

  /**
   * A day or instant as a person writes it.
   *
   * @throws EditRefusal when it is neither
   */
  static Instant parse(String option, String text) {
    try {
      return Condition.moment(text);
    } catch (DateTimeException e) {
      throw new EditRefusal(
          EditRefusal.Code.INVALID_INPUT,
          option
              + " is a day such as 2026-12-01 or an instant such as 2026-12-01T16:00:00Z, in UTC,"
              + " not "
              + Quoted.shortened(text));
    }
  }

  /** As an override has it; midnight is written as the day that it begins. */
  ObjectNode when() {
    ObjectNode when = JsonNodeFactory.instance.objectNode();
    text(from).ifPresent(moment -> when.put(FROM, moment));
    text(until).ifPresent(moment -> when.put(UNTIL, moment));
    when.setAll(others);
    return when;
  }

  static Optional<String> text(Instant instant) {
    if (instant.equals(Instant.MIN) || instant.equals(Instant.MAX)) {
      return Optional.empty();
    }
    boolean midnight = instant.getEpochSecond() % 86_400 == 0 && instant.getNano() == 0;
    return Optional.of(
        midnight ? LocalDate.ofInstant(instant, ZoneOffset.UTC).toString() : instant.toString());
  }

  /** Whether it asks for nothing but dates. */
  boolean isBase() {
    return others.isEmpty();
  }

  boolean covers(Instant instant) {
    return !instant.isBefore(from) && instant.isBefore(until);
  }

  /** Its place in the order of the design. */
  OverrideGroup group() {
    return OverrideGroup.of(when().propertyNames());
  }
}
