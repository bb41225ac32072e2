package io.modelregistry.cli;

import io.modelregistry.edit.change.Change;
import io.modelregistry.edit.change.EditRefusal;
import io.modelregistry.edit.change.JsonInput;
import io.modelregistry.edit.change.PriceTerms;
import io.modelregistry.edit.change.SetPrice;
import io.modelregistry.model.EntityKind;
import io.modelregistry.model.Unit;
import io.modelregistry.model.Units;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code registry route set-price}: what a route costs, from when on. */
@Command(
    name = "set-price",
    mixinStandardHelpOptions = true,
    description =
        "Set prices. A price that changes holds from a day on, and what was charged before stays"
            + " known; --correct overwrites what was wrong. Where no price was known, one without"
            + " --from has no first day.")
class SetPriceCommand extends SettingCommand {
  @Option(
      names = "--input",
      paramLabel = "PRICE",
      description = "Per 1,000,000 input tokens, exactly as the provider writes it.")
  private @Nullable String input;

  @Option(names = "--output", paramLabel = "PRICE", description = "Per 1,000,000 output tokens.")
  private @Nullable String output;

  @Option(
      names = "--unit",
      paramLabel = "KEY=PRICE",
      split = ",",
      description =
          "Any other price, such as cache_read_cost=0.1. null instead of a price: the unit has none"
              + " and is billed as what it is part of.")
  private Map<String, String> units = new LinkedHashMap<>();

  @Option(
      names = "--from",
      paramLabel = "DAY|INSTANT",
      description =
          "From when on, in UTC (default: today). With --correct, which dated price was wrong"
              + " (default: the one in effect).")
  private @Nullable String from;

  @Option(
      names = "--until",
      paramLabel = "DAY|INSTANT",
      description = "Until when, exclusive; afterwards what was there before holds again.")
  private @Nullable String until;

  @Option(
      names = "--input-tokens-over",
      paramLabel = "N",
      description = "Only for requests with more input tokens than this.")
  private @Nullable Long inputTokensOver;

  @Option(names = "--service-tier", paramLabel = "TIER", description = "Only for this tier.")
  private @Nullable String serviceTier;

  @Option(names = "--region", paramLabel = "REGION", description = "Only for this region.")
  private @Nullable String region;

  @Option(
      names = "--correct",
      description = "What is stated was wrong: overwrite it instead of dating a change.")
  private boolean correct;

  SetPriceCommand(RegistryCommand registry, EntityKind kind) {
    super(registry, kind);
  }

  @Override
  public Integer call() {
    if (input == null && output == null && units.isEmpty()) {
      throw registry.usage("Say a price: --input, --output or --unit KEY=PRICE.");
    }
    return set("set-price", this::change);
  }

  private Change change(RouteTarget target) {
    Map<Unit, Optional<BigDecimal>> rates = new LinkedHashMap<>();
    units.forEach((key, price) -> rates.put(PriceTerms.unit(key), JsonInput.price(key, price)));
    put(rates, Units.INPUT, "--input", input);
    put(rates, Units.OUTPUT, "--output", output);
    Instant today = CitationOption.today(registry).atStartOfDay(ZoneOffset.UTC).toInstant();
    PriceTerms terms =
        new PriceTerms(
            moment("--from", from),
            moment("--until", until),
            Optional.ofNullable(inputTokensOver),
            Optional.ofNullable(serviceTier),
            Optional.ofNullable(region),
            today);
    return new SetPrice(
        target.kind(), target.id(), rates, terms, correct, source.citation(registry));
  }

  private static void put(
      Map<Unit, Optional<BigDecimal>> rates, Unit unit, String option, @Nullable String price) {
    if (price != null && rates.put(unit, JsonInput.price(option, price)) != null) {
      throw new EditRefusal(
          EditRefusal.Code.INVALID_INPUT, option + " and --unit " + unit.key() + " say the same");
    }
  }

  private static Optional<Instant> moment(String option, @Nullable String text) {
    return Optional.ofNullable(text).map(given -> PriceTerms.moment(option, given));
  }
}
