package io.modelregistry.validate;

import io.modelregistry.model.Condition;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashSet;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** What an override depends on, in the order in which overrides stand. */
public enum OverrideGroup {
  /** Dates alone. */
  DATED_BASE("date"),
  /** The size of the input. */
  THRESHOLD("input tokens"),
  /** The size of the input, from or until a date. */
  DATED_THRESHOLD("date and input tokens"),
  /** Hours of the day. */
  HOURS("hour"),
  /** The service tier. */
  TIER("service tier"),
  /** The region. */
  REGION("region");

  static final String ORDER_IN_WORDS =
      Arrays.stream(values()).map(OverrideGroup::words).collect(Collectors.joining(", "));

  private final String words;

  OverrideGroup(String words) {
    this.words = words;
  }

  /** The last group that the condition names something of. */
  static OverrideGroup of(Condition when) {
    Set<String> names = new HashSet<>();
    name(names, "region", when.region());
    name(names, "service_tier", when.serviceTier());
    name(names, "utc_time", when.hours());
    name(names, "input_tokens_over", when.inputTokensOver());
    name(names, "input_tokens_from", when.inputTokensFrom());
    name(names, "from", when.from());
    name(names, "until", when.until());
    return of(names);
  }

  private static void name(Set<String> names, String name, @Nullable Object value) {
    if (value != null) {
      names.add(name);
    }
  }

  /** The last group that a {@code when} with these names belongs to. */
  public static OverrideGroup of(Collection<String> names) {
    if (names.contains("region")) {
      return REGION;
    }
    if (names.contains("service_tier")) {
      return TIER;
    }
    if (names.contains("utc_time")) {
      return HOURS;
    }
    if (!names.contains("input_tokens_over") && !names.contains("input_tokens_from")) {
      return DATED_BASE;
    }
    return names.contains("from") || names.contains("until") ? DATED_THRESHOLD : THRESHOLD;
  }

  String words() {
    return words;
  }
}
