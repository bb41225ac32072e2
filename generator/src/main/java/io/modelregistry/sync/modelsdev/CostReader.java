package io.modelregistry.sync.modelsdev;

import io.modelregistry.model.Condition;
import io.modelregistry.model.PriceOverride;
import io.modelregistry.model.Pricing;
import io.modelregistry.model.Unit;
import io.modelregistry.model.Units;
import io.modelregistry.sync.offer.Cost;
import io.modelregistry.sync.offer.Fields;
import io.modelregistry.sync.offer.Remarks;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads what an offer costs. A price of zero says nothing, so it is taken as unknown. */
final class CostReader {
  private static final Map<String, Unit> UNITS = units();
  private static final Pattern TIER = Pattern.compile("[a-z0-9]+([_-][a-z0-9]+)*");
  private static final BigDecimal MAX = BigDecimal.valueOf(1_000_000_000);
  private static final long OVER_200K = 200_000;

  private static final String CURRENCY = "USD";

  private final Remarks remarks;

  CostReader(Remarks remarks) {
    this.remarks = remarks;
  }

  private static Map<String, Unit> units() {
    Map<String, Unit> units = new LinkedHashMap<>();
    units.put("input", Units.require("input_cost"));
    units.put("output", Units.require("output_cost"));
    units.put("cache_read", Units.require("cache_read_cost"));
    units.put("cache_write", Units.require("cache_write_cost"));
    units.put("reasoning", Units.require("output_reasoning_cost"));
    units.put("input_audio", Units.require("input_audio_cost"));
    units.put("output_audio", Units.require("output_audio_cost"));
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
      return Cost.of(new Pricing(Pricing.Kind.DYNAMIC, CURRENCY, Map.of(), List.of()));
    }
    if (input != null && output != null && input.signum() == 0 && output.signum() == 0) {
      return Cost.ZERO;
    }
    Map<Unit, BigDecimal> rates = rates(cost, subject);
    if (rates.isEmpty()) {
      return Cost.UNKNOWN;
    }
    List<PriceOverride> overrides = new ArrayList<>();
    thresholds(cost, rates, subject)
        .forEach(
            (size, over) ->
                overrides.add(
                    override(new Condition(null, null, size, null, null, null, null), over)));
    modes(offer, rates, subject)
        .forEach(
            (tier, there) ->
                overrides.add(
                    override(new Condition(null, null, null, null, null, tier, null), there)));
    return Cost.of(new Pricing(Pricing.Kind.METERED, CURRENCY, rates, overrides));
  }

  private static PriceOverride override(Condition when, Map<Unit, BigDecimal> rates) {
    Map<Unit, Optional<BigDecimal>> replaced = new TreeMap<>();
    rates.forEach((unit, rate) -> replaced.put(unit, Optional.of(rate)));
    return new PriceOverride(when, replaced, null);
  }

  private Map<Unit, BigDecimal> rates(Fields cost, String subject) {
    Map<Unit, BigDecimal> rates = new TreeMap<>();
    UNITS.forEach(
        (name, unit) -> {
          BigDecimal value = cost.number(name);
          if (value == null) {
            return;
          }
          if (value.signum() == 0) {
            remarks.say(
                Remarks.UNKNOWN_PRICE, subject, unit.key() + " is 0, which is no price, left out");
          } else if (value.signum() < 0 || value.compareTo(MAX) > 0) {
            remarks.say(
                Remarks.ODD_VALUE,
                subject,
                unit.key() + " " + value.toPlainString() + " is no price, left out");
          } else {
            rates.put(unit, value);
          }
        });
    return rates;
  }

  private Map<Long, Map<Unit, BigDecimal>> thresholds(
      Fields cost, Map<Unit, BigDecimal> base, String subject) {
    TreeMap<Long, Map<Unit, BigDecimal>> all = new TreeMap<>();
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
    Map<Unit, BigDecimal> effective = new TreeMap<>(base);
    TreeMap<Long, Map<Unit, BigDecimal>> changing = new TreeMap<>();
    all.forEach(
        (size, rates) -> {
          if (changes(effective, rates)) {
            changing.put(size, rates);
            effective.putAll(rates);
          }
        });
    return changing;
  }

  private Map<String, Map<Unit, BigDecimal>> modes(
      Fields offer, Map<Unit, BigDecimal> base, String subject) {
    Map<String, Map<Unit, BigDecimal>> tiers = new TreeMap<>();
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
        Map<Unit, BigDecimal> rates = rates(cost, subject);
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

  private static boolean changes(Map<Unit, BigDecimal> base, Map<Unit, BigDecimal> rates) {
    return rates.entrySet().stream()
        .anyMatch(
            rate -> {
              BigDecimal before = base.get(rate.getKey());
              return before == null || before.compareTo(rate.getValue()) != 0;
            });
  }
}
