package io.modelregistry.sync.modelsdev;

import io.modelregistry.sync.modelsdev.Facts.Cost;
import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads what an offer costs. A price of zero says nothing, so it is taken as unknown. */
final class CostReader {
  private static final Map<String, String> UNITS = units();
  private static final Pattern TIER = Pattern.compile("[a-z0-9]+([_-][a-z0-9]+)*");
  private static final BigDecimal MAX = BigDecimal.valueOf(1_000_000_000);
  private static final long OVER_200K = 200_000;

  private final Remarks remarks;

  CostReader(Remarks remarks) {
    this.remarks = remarks;
  }

  private static Map<String, String> units() {
    Map<String, String> units = new LinkedHashMap<>();
    units.put("input", "input_cost");
    units.put("output", "output_cost");
    units.put("cache_read", "cache_read_cost");
    units.put("cache_write", "cache_write_cost");
    units.put("reasoning", "output_reasoning_cost");
    units.put("input_audio", "input_audio_cost");
    units.put("output_audio", "output_audio_cost");
    return units;
  }

  Cost read(Fields offer, String subject) {
    Fields cost = offer.object("cost");
    if (cost == null) {
      return Cost.UNKNOWN;
    }
    BigDecimal input = cost.number("input");
    BigDecimal output = cost.number("output");
    if ((input != null && input.signum() < 0) || (output != null && output.signum() < 0)) {
      remarks.say(Remarks.OTHER_PRICE, subject, "a negative price is taken as set per request");
      return new Cost("dynamic", Map.of(), Map.of(), Map.of(), false);
    }
    boolean zero = input != null && output != null && input.signum() == 0 && output.signum() == 0;
    Map<String, BigDecimal> rates = zero ? Map.of() : rates(cost, subject);
    if (rates.isEmpty()) {
      return new Cost("metered", Map.of(), Map.of(), Map.of(), zero);
    }
    return new Cost(
        "metered", rates, thresholds(cost, rates, subject), modes(offer, rates, subject), false);
  }

  private Map<String, BigDecimal> rates(Fields cost, String subject) {
    Map<String, BigDecimal> rates = new TreeMap<>();
    UNITS.forEach(
        (name, unit) -> {
          BigDecimal value = cost.number(name);
          if (value == null) {
            return;
          }
          if (value.signum() == 0) {
            remarks.say(
                Remarks.UNKNOWN_PRICE, subject, unit + " is 0, which is no price, left out");
          } else if (value.signum() < 0 || value.compareTo(MAX) > 0) {
            remarks.say(
                Remarks.ODD_VALUE,
                subject,
                unit + " " + value.toPlainString() + " is no price, left out");
          } else {
            rates.put(unit, value);
          }
        });
    return rates;
  }

  private Map<Long, Map<String, BigDecimal>> thresholds(
      Fields cost, Map<String, BigDecimal> base, String subject) {
    TreeMap<Long, Map<String, BigDecimal>> all = new TreeMap<>();
    for (Fields tier : cost.objects("tiers")) {
      Fields when = tier.object("tier");
      Long size = when == null ? null : when.tokens("size");
      if (when == null || size == null || size == 0 || !"context".equals(when.text("type", 40))) {
        remarks.say(Remarks.OTHER_PRICE, subject, "a price tier is not by context size, left out");
      } else {
        all.put(size, rates(tier, subject));
      }
    }
    Fields large = cost.object("context_over_200k");
    if (all.isEmpty() && large != null) {
      all.put(OVER_200K, rates(large, subject));
    }
    Map<String, BigDecimal> effective = new TreeMap<>(base);
    TreeMap<Long, Map<String, BigDecimal>> changing = new TreeMap<>();
    all.forEach(
        (size, rates) -> {
          if (changes(effective, rates)) {
            changing.put(size, rates);
            effective.putAll(rates);
          }
        });
    return changing;
  }

  private Map<String, Map<String, BigDecimal>> modes(
      Fields offer, Map<String, BigDecimal> base, String subject) {
    Map<String, Map<String, BigDecimal>> tiers = new TreeMap<>();
    Fields experimental = offer.object("experimental");
    Fields modes = experimental == null ? null : experimental.object("modes");
    if (modes == null) {
      return tiers;
    }
    for (String name : modes.names()) {
      Fields mode = modes.object(name);
      Fields cost = mode == null ? null : mode.object("cost");
      if (mode == null || cost == null) {
        continue;
      }
      String tier = tier(mode);
      if (tier == null) {
        remarks.say(
            Remarks.OTHER_PRICE,
            subject,
            "the mode " + name + " is no service tier; its price is left out");
      } else {
        Map<String, BigDecimal> rates = rates(cost, subject);
        if (changes(base, rates)) {
          tiers.put(tier, rates);
        }
      }
    }
    return tiers;
  }

  private static @Nullable String tier(Fields mode) {
    Fields provider = mode.object("provider");
    Fields body = provider == null ? null : provider.object("body");
    String tier = body == null ? null : body.text("service_tier", 40);
    return tier != null && TIER.matcher(tier).matches() ? tier : null;
  }

  private static boolean changes(Map<String, BigDecimal> base, Map<String, BigDecimal> rates) {
    return rates.entrySet().stream()
        .anyMatch(
            rate -> {
              BigDecimal before = base.get(rate.getKey());
              return before == null || before.compareTo(rate.getValue()) != 0;
            });
  }
}
