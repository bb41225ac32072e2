package io.modelregistry.sync.litellm;

import io.modelregistry.model.Unit;
import io.modelregistry.model.Units;
import io.modelregistry.sync.offer.Resource;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * What the key of a price means.
 *
 * @param unit what is charged
 * @param places by how many places the decimal point moves to the right
 * @param over the number of input tokens above which it holds; null is any
 * @param tier the service tier at which it holds; null is the base tier
 */
record PriceKey(Unit unit, int places, @Nullable Long over, @Nullable String tier) {
  private static final long THOUSAND = 1000;

  /** The keys that are known, as data says it. */
  static final class Reader {
    private record Meaning(Map<String, Unit> byMode, int places) {}

    private static final String ANY = "*";

    private final Map<String, Meaning> meanings = new TreeMap<>();
    private final Map<String, String> tiers = new TreeMap<>();
    private final Pattern shape;

    Reader() {
      JsonNode data = Resource.read("litellm/prices.json");
      for (var entry : data.required("tiers").properties()) {
        tiers.put(entry.getKey(), entry.getValue().stringValue());
      }
      for (var entry : data.required("keys").properties()) {
        Map<String, Unit> byMode = new TreeMap<>();
        entry
            .getValue()
            .optional("unit")
            .ifPresent(unit -> byMode.put(ANY, Units.require(unit.stringValue())));
        for (var mode : entry.getValue().path("by_mode").properties()) {
          byMode.put(mode.getKey(), Units.require(mode.getValue().stringValue()));
        }
        meanings.put(
            entry.getKey(), new Meaning(byMode, entry.getValue().required("places").intValue()));
      }
      shape =
          Pattern.compile(
              "(?<stem>.+?)(_above_(?<thousands>[0-9]{1,6})k_tokens)?(_(?<tier>"
                  + tiers.keySet().stream().map(Pattern::quote).collect(Collectors.joining("|"))
                  + "))?");
    }

    /** Empty when the registry has no unit for it. */
    Optional<PriceKey> find(String key, String mode) {
      Matcher parts = shape.matcher(key);
      if (!parts.matches()) {
        return Optional.empty();
      }
      Meaning meaning = meanings.get(parts.group("stem"));
      if (meaning == null) {
        return Optional.empty();
      }
      Unit unit = meaning.byMode().getOrDefault(ANY, meaning.byMode().get(mode));
      if (unit == null) {
        return Optional.empty();
      }
      String thousands = parts.group("thousands");
      String tier = parts.group("tier");
      return Optional.of(
          new PriceKey(
              unit,
              meaning.places(),
              thousands == null ? null : Long.valueOf(Long.parseLong(thousands) * THOUSAND),
              tier == null ? null : tiers.get(tier)));
    }
  }
}
