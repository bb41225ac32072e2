package io.modelregistry.render.html;

import io.modelregistry.json.Decimals;
import io.modelregistry.model.EntityKind;
import io.modelregistry.model.Limits;
import io.modelregistry.model.Model;
import io.modelregistry.model.PartialDate;
import io.modelregistry.model.Performance;
import io.modelregistry.model.SourceReference;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The facts of a model: a few large ones to be seen at once, and all of them line by line. */
final class ModelFacts {
  private ModelFacts() {}

  /** A headline number. */
  record Tile(String label, Amount value, String note) {
    boolean noted() {
      return !note.isEmpty();
    }
  }

  static List<Tile> tiles(Model model, Facts facts) {
    Offer offer = facts.offer(model);
    String where = offer.route().map(route -> "on " + route.platform().name()).orElse("");
    List<Tile> tiles = new ArrayList<>();
    tiles.add(new Tile("Input", offer.input(), priceNote(offer.input(), where)));
    tiles.add(new Tile("Output", offer.output(), priceNote(offer.output(), where)));
    tiles.add(new Tile("Context", Amount.roughTokens(model.limits().contextWindow()), "tokens"));
    tiles.add(
        new Tile("Max output", Amount.roughTokens(model.limits().maxOutputTokens()), "tokens"));
    tiles.add(new Tile("Knowledge cutoff", date(model.knowledgeCutoff()), ""));
    tiles.add(new Tile("Released", date(model.releaseDate()), ""));
    return tiles;
  }

  private static String priceNote(Amount price, String where) {
    return price.plain() ? "per 1M tokens " + where : where;
  }

  private static Amount date(@Nullable PartialDate date) {
    return date == null ? Amount.UNKNOWN : Amount.number(date.text());
  }

  /** Every fact but prices, capabilities and benchmarks, with the sources that vouch for it. */
  static List<Fact> lines(Model model, Facts facts) {
    Limits limits = model.limits();
    List<SourceReference> sources = model.sources();
    List<Fact> lines = new ArrayList<>();
    lines.add(Fact.code("Id", model.id()));
    lines.add(Fact.code("Model string", model.calledAs()).from(sources, "model_string"));
    lines.add(Fact.link("Provider", facts.providerOf(model)));
    lines.add(Fact.text("Family", model.family()).from(sources, "family"));
    lines.add(Fact.text("Version", model.version()).from(sources, "version"));
    lines.add(Fact.text("Status", facts.status(model).word()).from(sources, "status"));
    lines.add(Fact.text("Released", text(model.releaseDate())).from(sources, "release_date"));
    lines.add(
        Fact.text("Knowledge cutoff", text(model.knowledgeCutoff()))
            .from(sources, "knowledge_cutoff"));
    if (model.deprecationDate() != null) {
      lines.add(
          Fact.text("Last day", model.deprecationDate().toString())
              .from(sources, "deprecation_date"));
    }
    lines.add(
        Fact.tokens("Context window", limits.contextWindow()).from(sources, "context_window"));
    lines.add(Fact.tokens("Max input", limits.maxInputTokens()).from(sources, "max_input_tokens"));
    lines.add(
        Fact.tokens("Max output", limits.maxOutputTokens()).from(sources, "max_output_tokens"));
    lines.add(
        Fact.list("Input modalities", model.modalities().input()).from(sources, "modalities"));
    lines.add(
        Fact.list("Output modalities", model.modalities().output()).from(sources, "modalities"));
    lines.add(Fact.yesNo("Open weights", model.openWeights()).from(sources, "open_weights"));
    lines.add(Fact.text("License", model.license()).from(sources, "license"));
    lines.addAll(performance(model, facts));
    if (!model.tags().isEmpty()) {
      lines.add(Fact.list("Tags", model.tags()).from(sources, "tags"));
    }
    lines.addAll(Fact.pinned(model.pinned()));
    lines.addAll(Fact.stamps(facts.registry().stamps(EntityKind.MODEL, model.id())));
    return lines;
  }

  private static List<Fact> performance(Model model, Facts facts) {
    List<Fact> lines = new ArrayList<>();
    Performance performance = facts.registry().performance(model).orElse(null);
    if (performance != null && performance.latencyMs() != null) {
      lines.add(
          Fact.text("Latency", Decimals.plain(performance.latencyMs()) + " ms")
              .from(model.sources(), "performance"));
    }
    if (performance != null && performance.tokensPerSecond() != null) {
      lines.add(
          Fact.text("Speed", Decimals.plain(performance.tokensPerSecond()) + " tokens per second")
              .from(model.sources(), "performance"));
    }
    return lines;
  }

  private static @Nullable String text(@Nullable PartialDate date) {
    return date == null ? null : date.text();
  }
}
