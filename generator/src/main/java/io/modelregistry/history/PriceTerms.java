package io.modelregistry.history;

import io.modelregistry.model.Condition;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Optional;

/**
 * What a changed price is worth knowing beside its numbers.
 *
 * @param currency ISO 4217 code of the new price, else of the old one
 * @param percent by how much it rose, negative where it fell, to one decimal; empty from or to
 *     nothing, from zero, and between currencies
 * @param from the first instant of the change; empty when it has no beginning of its own, so that
 *     it holds since it was written down
 * @param until the first instant that is as before again; empty when there is none
 * @param when the condition under which the price holds, without dates; empty for the base price
 */
public record PriceTerms(
    String currency,
    Optional<BigDecimal> percent,
    Optional<Instant> from,
    Optional<Instant> until,
    Optional<Condition> when) {}
