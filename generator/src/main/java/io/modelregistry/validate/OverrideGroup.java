package io.modelregistry.validate;

import io.modelregistry.model.Condition;
import java.util.Arrays;
import java.util.stream.Collectors;

/** What an override depends on, in the order in which overrides stand. */
enum OverrideGroup {
  DATED_BASE("date"),
  THRESHOLD("input tokens"),
  DATED_THRESHOLD("date and input tokens"),
  HOURS("hour"),
  TIER("service tier"),
  REGION("region");

  static final String ORDER_IN_WORDS =
      Arrays.stream(values()).map(OverrideGroup::words).collect(Collectors.joining(", "));

  private final String words;

  OverrideGroup(String words) {
    this.words = words;
  }

  /** The last group that the condition names something of. */
  static OverrideGroup of(Condition when) {
    if (when.region() != null) {
      return REGION;
    }
    if (when.serviceTier() != null) {
      return TIER;
    }
    if (when.hours() != null) {
      return HOURS;
    }
    if (when.inputTokensOver() == null && when.inputTokensFrom() == null) {
      return DATED_BASE;
    }
    return when.from() == null && when.until() == null ? THRESHOLD : DATED_THRESHOLD;
  }

  String words() {
    return words;
  }
}
