package io.modelregistry.sync.genai;

import io.modelregistry.json.Quoted;
import io.modelregistry.model.PriceOverride;
import io.modelregistry.model.Pricing;
import io.modelregistry.model.Unit;
import io.modelregistry.sync.genai.Conditional.Always;
import io.modelregistry.sync.genai.Conditional.AtHours;
import io.modelregistry.sync.genai.Conditional.FromDay;
import io.modelregistry.sync.offer.Cost;
import io.modelregistry.sync.offer.Fields;
import io.modelregistry.sync.offer.Remarks;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.OffsetTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Reads what a model costs. A price that cannot be said exactly is left unknown as a whole; only
 * units that the registry does not have are left out alone. Both are reported.
 */
final class PriceReader {
  private static final String PRICES = "prices";
  private static final String CURRENCY = "USD";
  private static final BigDecimal MAX = BigDecimal.valueOf(1_000_000_000);

  /** So many overrides fit into a file. */
  private static final int MAX_OVERRIDES = 100;

  private final Remarks remarks;

  PriceReader(Remarks remarks) {
    this.remarks = remarks;
  }

  /** Why a price cannot be said. */
  private static final class Unsayable extends Exception {
    private static final long serialVersionUID = 1L;

    Unsayable(String message) {
      super(message);
    }

    String reason() {
      return String.valueOf(getMessage());
    }
  }

  /**
   * The price of one model; without any it is free.
   *
   * @param subject who it is, for the report
   */
  Cost read(ObjectNode model, String subject) {
    Set<String> unknown = new TreeSet<>();
    try {
      Optional<Pricing> pricing = pricing(entries(model, subject, unknown), unknown.isEmpty());
      unknown.forEach(
          key -> remarks.say(Remarks.OTHER_PRICE, subject, "no unit is known for " + key));
      return new Cost(pricing, false);
    } catch (Unsayable e) {
      remarks.say(Remarks.OTHER_PRICE, subject, e.reason() + ", so its price is left unknown");
      return Cost.UNKNOWN;
    }
  }

  private static Optional<Pricing> pricing(List<Conditional> entries, boolean complete)
      throws Unsayable {
    if (entries.stream().allMatch(entry -> entry.prices().isZero())) {
      return Optional.of(new Pricing(Pricing.Kind.FREE, CURRENCY, Map.of(), List.of()))
          .filter(free -> complete);
    }
    Schedule schedule = new Schedule(entries);
    List<PriceOverride> overrides = schedule.overrides();
    if (overrides.size() > MAX_OVERRIDES) {
      throw new Unsayable(
          "its conditions need " + overrides.size() + " overrides, above " + MAX_OVERRIDES);
    }
    return Optional.of(new Pricing(Pricing.Kind.METERED, CURRENCY, schedule.base(), overrides));
  }

  private List<Conditional> entries(ObjectNode model, String subject, Set<String> unknown)
      throws Unsayable {
    JsonNode prices = model.path(PRICES);
    List<Conditional> entries = new ArrayList<>();
    if (prices.isArray()) {
      for (JsonNode entry : prices) {
        for (String name : entry.propertyNames()) {
          if (!Set.of("constraint", PRICES).contains(name)) {
            throw new Unsayable("its conditional price has an unknown field " + quoted(name));
          }
        }
        entries.add(
            new Conditional(
                when(entry.path("constraint")), set(entry.path(PRICES), subject, unknown)));
      }
    } else {
      entries.add(new Conditional(new Always(), set(prices, subject, unknown)));
    }
    if (entries.isEmpty()) {
      throw new Unsayable("its list of prices is empty");
    }
    return entries;
  }

  private PriceSet set(JsonNode prices, String subject, Set<String> unknown) throws Unsayable {
    if (!prices.isObject()) {
      throw new Unsayable("its prices are no object");
    }
    ObjectNode object = (ObjectNode) prices;
    Map<Unit, TieredRate> rates = new TreeMap<>();
    for (String name : object.propertyNames()) {
      Optional<PriceKey> key = PriceKey.find(name);
      if (key.isEmpty()) {
        unknown.add(quoted(name));
      } else if (!object.path(name).isNull()) {
        rates.put(key.get().unit(), tiered(object, name, key.get(), subject));
      }
    }
    return new PriceSet(rates);
  }

  private TieredRate tiered(ObjectNode prices, String name, PriceKey key, String subject)
      throws Unsayable {
    TreeMap<Long, BigDecimal> tiers = new TreeMap<>();
    if (!prices.path(name).isObject()) {
      return new TieredRate(rate(prices, name, key, subject), tiers);
    }
    ObjectNode tiered = (ObjectNode) prices.path(name);
    for (JsonNode tier : tiered.path("tiers")) {
      Long start =
          tier.isObject() ? new Fields((ObjectNode) tier, subject, remarks).tokens("start") : null;
      if (start == null || tier.size() != 2) {
        throw new Unsayable("a tier of its " + name + " is not by the size of the input");
      }
      tiers.put(start, rate((ObjectNode) tier, "price", key, subject));
    }
    if (!tiered.path("tiers").isArray() || tiered.size() != 2) {
      throw new Unsayable("its " + name + " is no price with tiers");
    }
    return new TieredRate(rate(tiered, "base", key, subject), tiers);
  }

  private BigDecimal rate(ObjectNode holder, String name, PriceKey key, String subject)
      throws Unsayable {
    BigDecimal listed = new Fields(holder, subject, remarks).number(name);
    if (listed == null || listed.signum() < 0 || listed.compareTo(MAX) > 0) {
      throw new Unsayable(
          "its " + key.unit().key() + " " + quoted(holder.path(name).toString()) + " is no price");
    }
    JsonNode raw = holder.path(name);
    BigDecimal exact = raw.isNumber() ? raw.decimalValue() : listed;
    BigDecimal price = key.price(exact);
    if (!key.isExact(exact, price)) {
      remarks.say(
          Remarks.ROUNDED,
          subject,
          key.unit().key()
              + " "
              + quoted(raw.toString())
              + " has more digits than a price: "
              + price.toPlainString());
    }
    return price;
  }

  private static Conditional.When when(JsonNode constraint) throws Unsayable {
    if (constraint.isMissingNode() || constraint.isNull()) {
      return new Always();
    }
    Set<String> names = new TreeSet<>(constraint.propertyNames());
    names.remove("type");
    try {
      if (names.equals(Set.of("start_date"))) {
        return new FromDay(LocalDate.parse(constraint.path("start_date").asString("")));
      }
      if (names.equals(Set.of("start_time", "end_time"))) {
        return new AtHours(time(constraint, "start_time"), time(constraint, "end_time"));
      }
    } catch (DateTimeException e) {
      throw new Unsayable("its condition " + quoted(constraint.toString()) + " names no time");
    }
    throw new Unsayable("its condition " + quoted(constraint.toString()) + " is unknown");
  }

  /** In UTC; the list states an offset. */
  private static LocalTime time(JsonNode constraint, String name) throws Unsayable {
    OffsetTime time = OffsetTime.parse(constraint.path(name).asString(""));
    LocalTime utc = time.withOffsetSameInstant(ZoneOffset.UTC).toLocalTime();
    if (utc.getSecond() != 0 || utc.getNano() != 0) {
      throw new Unsayable(
          "its " + name + " " + time + " is between two minutes, where no price can change");
    }
    return utc;
  }

  private static String quoted(String text) {
    return Quoted.shortened(text);
  }
}
