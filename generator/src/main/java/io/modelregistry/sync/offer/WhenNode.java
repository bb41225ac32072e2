package io.modelregistry.sync.offer;

import io.modelregistry.model.Condition;
import java.time.Instant;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Writes the condition of an override as files have it. */
final class WhenNode {
  private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("HH:mm", Locale.ROOT);

  private WhenNode() {}

  static ObjectNode of(Condition condition) {
    ObjectNode when = Json.NODES.objectNode();
    Json.put(when, "from", moment(condition.from()));
    Json.put(when, "until", moment(condition.until()));
    Json.put(when, "input_tokens_over", condition.inputTokensOver());
    Json.put(when, "input_tokens_from", condition.inputTokensFrom());
    Condition.Hours hours = condition.hours();
    if (hours != null) {
      ObjectNode time = when.putObject("utc_time");
      time.put("start", TIME.format(hours.start())).put("end", TIME.format(hours.end()));
      if (!hours.days().isEmpty()) {
        ArrayNode days = time.putArray("days");
        hours.days().forEach(day -> days.add(day.name().substring(0, 3).toLowerCase(Locale.ROOT)));
      }
    }
    Json.put(when, "service_tier", condition.serviceTier());
    Json.put(when, "region", condition.region());
    return when;
  }

  /** Midnight is written as the day that it begins. */
  private static @Nullable String moment(@Nullable Instant instant) {
    if (instant == null) {
      return null;
    }
    OffsetDateTime utc = instant.atOffset(ZoneOffset.UTC);
    return utc.toLocalTime().equals(LocalTime.MIDNIGHT)
        ? utc.toLocalDate().toString()
        : instant.toString();
  }
}
