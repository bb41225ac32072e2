package io.modelregistry.derive.price;

import io.modelregistry.model.Unit;
import java.math.BigDecimal;
import java.util.Collections;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/** What one route costs, or why nobody can say. Unknown is not free. */
public sealed interface Price {
  /**
   * Each unit has its rate.
   *
   * @param currency ISO 4217 code
   * @param rates by unit, never empty
   */
  record Metered(String currency, Map<Unit, BigDecimal> rates) implements Price {
    public Metered {
      if (rates.isEmpty()) {
        throw new IllegalArgumentException("a metered price has a rate");
      }
      rates = Collections.unmodifiableMap(new TreeMap<>(rates));
    }
  }

  /**
   * Everything costs nothing, by its own word.
   *
   * @param currency ISO 4217 code of the currency in which it costs nothing
   */
  record Free(String currency) implements Price {}

  /** Nobody can say. */
  record Unknown(Reason reason) implements Price {}

  /** Why a price is unknown. */
  enum Reason {
    /** Nobody wrote it down. */
    NOT_STATED("no price is stated"),
    /** It is metered, but no rate holds on that day. */
    NO_RATE("no rate holds on this day"),
    /** A flat fee covers it. */
    SUBSCRIPTION("it is part of a subscription"),
    /** It is set at the time of the request. */
    DYNAMIC("it is set at the time of each request");

    private final String sentence;

    Reason(String sentence) {
      this.sentence = sentence;
    }

    /** The word in output: {@code not_stated}. */
    public String word() {
      return name().toLowerCase(Locale.ROOT);
    }

    /** The end of a sentence "unknown, because …". */
    public String sentence() {
      return sentence;
    }
  }
}
