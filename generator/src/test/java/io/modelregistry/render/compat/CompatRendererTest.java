package io.modelregistry.render.compat;

import static io.modelregistry.registry.Prices.between;
import static io.modelregistry.registry.Prices.metered;
import static io.modelregistry.registry.Prices.over;
import static io.modelregistry.registry.Prices.tier;
import static io.modelregistry.registry.Prices.times;
import static io.modelregistry.registry.Prices.when;
import static io.modelregistry.registry.Prices.with;
import static org.assertj.core.api.Assertions.assertThat;

import io.modelregistry.derive.price.EffectiveRates;
import io.modelregistry.derive.price.PriceContext;
import io.modelregistry.model.Limits;
import io.modelregistry.model.Modalities;
import io.modelregistry.model.PartialDate;
import io.modelregistry.model.Pricing;
import io.modelregistry.registry.Prices;
import io.modelregistry.registry.Registry;
import io.modelregistry.registry.SampleRegistry;
import io.modelregistry.registry.Showcase;
import io.modelregistry.render.Artifact;
import io.modelregistry.sync.ImportOptions;
import io.modelregistry.sync.genai.GenaiPricesImport;
import io.modelregistry.sync.litellm.LiteLlm;
import io.modelregistry.sync.modelsdev.ModelsDevImport;
import io.modelregistry.sync.offer.Offer;
import io.modelregistry.sync.offer.OfferSource;
import io.modelregistry.sync.offer.Remarks;
import io.modelregistry.sync.openrouter.OpenRouter;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Copies are held to what our own importers of the same formats make of them. */
class CompatRendererTest {
  private static final Instant DAY = Instant.parse("2026-11-22T00:00:00Z");

  private static final Pricing TIERED =
      with(
          metered("input_cost", "1.25", "output_cost", "10", "cache_read_cost", "0.0000123"),
          when(between("2026-12-01T00:00:00Z", null), "input_cost", "1"),
          when(over(200_000), "input_cost", "2.5", "output_cost", "15"),
          times(tier("batch"), "0.5"));

  private static final Registry SAMPLE =
      new SampleRegistry()
          .asOf("2026-11-22T00:00:00Z")
          .capability("function_calling")
          .capability("vision")
          .platform("direct")
          .platform("hub")
          .platform("local")
          .provider("acme")
          .model(
              "acme",
              "scribe",
              model -> {
                model.modelString = "Scribe/2:latest";
                model.pricing = TIERED;
                model.capabilities = Map.of("function_calling", true, "vision", false);
                model.modalities = new Modalities(List.of("text", "pdf"), List.of("text"));
                model.limits = new Limits(400_000L, 272_000L, 128_000L);
                model.releaseDate = new PartialDate("2026-05-01");
              })
          .model("acme", "gift", model -> {})
          .model("acme", "riddle", model -> {})
          .route("scribe", "direct", route -> {})
          .route("scribe", "local", route -> route.priority = 2)
          .route("gift", "hub", route -> route.pricing = Prices.of(Pricing.Kind.FREE))
          .route("riddle", "hub", route -> {})
          .build();

  private static final Map<String, Artifact> COPIES = copies(SAMPLE);
  private static final PriceContext NOW = PriceContext.onDayOf(DAY);

  private static final ImportOptions OPTIONS =
      new ImportOptions(true, Set.of(), Optional.empty(), LocalDate.parse("2026-11-22"));

  private static Map<String, Artifact> copies(Registry registry) {
    Map<String, Artifact> copies = new HashMap<>();
    new CompatRenderer().render(registry).forEach(copy -> copies.put(copy.path(), copy));
    return copies;
  }

  private static byte[] bytes(String path) {
    Artifact copy = COPIES.get(path);
    assertThat(copy).as(path).isNotNull();
    return copy.bytes();
  }

  private static JsonNode json(String path) {
    return JsonMapper.shared().readTree(bytes(path));
  }

  /** What an importer reads, by its own key. */
  private static Map<String, Offer> offers(OfferSource source, String path) {
    Map<String, Offer> offers = new HashMap<>();
    source
        .reader()
        .read(bytes(path), OPTIONS, new Remarks())
        .servings()
        .forEach(serving -> serving.offers().forEach(offer -> offers.put(offer.key(), offer)));
    return offers;
  }

  private static Offer offer(Map<String, Offer> offers, String key) {
    Offer offer = offers.get(key);
    assertThat(offer).as(key).isNotNull();
    return offer;
  }

  private static void assertSamePrices(Offer offer, PriceContext... contexts) {
    Pricing read = offer.cost().price().orElseThrow();
    for (PriceContext context : contexts) {
      assertThat(EffectiveRates.of(read, context))
          .as("%s %s", offer.key(), context)
          .isEqualTo(EffectiveRates.of(TIERED, context));
    }
  }

  @Test
  void says_to_readers_of_models_dev_what_it_knows() {
    Map<String, Offer> offers =
        offers(
            ModelsDevImport.source(Optional.empty(), Optional.empty()), CompatRenderer.MODELS_DEV);

    assertThat(offers.keySet())
        .containsExactlyInAnyOrder("acme/Scribe/2:latest", "hub/gift", "hub/riddle");
    Offer scribe = offer(offers, "acme/Scribe/2:latest");
    assertSamePrices(
        scribe,
        NOW,
        NOW.withInputTokens(200_000),
        NOW.withInputTokens(200_001),
        NOW.withServiceTier("batch"));
    assertThat(scribe.facts().capabilities()).containsEntry("function_calling", true);
    assertThat(scribe.facts().limits())
        .containsEntry("context_window", 400_000L)
        .containsEntry("max_input_tokens", 272_000L)
        .containsEntry("max_output_tokens", 128_000L);
    assertThat(offer(offers, "hub/gift").cost().zero()).isTrue();
    assertThat(json(CompatRenderer.MODELS_DEV).at("/hub/models/riddle").has("cost")).isFalse();
  }

  @Test
  void says_to_readers_of_litellm_what_it_knows() {
    Map<String, Offer> offers = offers(LiteLlm.SOURCE, CompatRenderer.LITELLM);

    assertSamePrices(
        offer(offers, "acme/Scribe/2:latest"),
        NOW,
        NOW.withInputTokens(200_001),
        NOW.withServiceTier("batch"),
        NOW.withServiceTier("batch").withInputTokens(200_001));
    assertThat(new String(bytes(CompatRenderer.LITELLM), StandardCharsets.UTF_8))
        .contains("\"cache_read_input_token_cost\":0.0000000000123,");
  }

  @Test
  void says_to_readers_of_openrouter_what_it_knows() {
    Map<String, Offer> offers = offers(OpenRouter.SOURCE, CompatRenderer.OPENROUTER);

    assertSamePrices(
        offer(offers, "openrouter/acme/scribe"),
        NOW,
        NOW.withInputTokens(200_000),
        NOW.withInputTokens(200_001));
    assertThat(offer(offers, "openrouter/acme/gift").cost().zero()).isTrue();
    assertThat(json(CompatRenderer.OPENROUTER).at("/data/2/pricing/prompt").stringValue())
        .isEqualTo("0.00000125");
  }

  @Test
  void says_to_readers_of_genai_prices_what_holds_when() {
    Map<String, Offer> offers = offers(GenaiPricesImport.SOURCE, CompatRenderer.GENAI_PRICES);

    PriceContext later = PriceContext.onDayOf(Instant.parse("2026-12-01T00:00:00Z"));
    assertSamePrices(
        offer(offers, "acme/Scribe/2:latest"), NOW, NOW.withInputTokens(200_001), later);
    assertThat(offers).as("what is unknown would be free there").doesNotContainKey("hub/riddle");
    assertThat(offer(offers, "hub/gift").cost().price().orElseThrow().kind())
        .isEqualTo(Pricing.Kind.FREE);
  }

  @Test
  void takes_every_kind_of_price_that_there_is() {
    assertThat(copies(Showcase.registry())).hasSize(4);
    assertThat(copies(new SampleRegistry().build()).values())
        .extracting(copy -> new String(copy.bytes(), StandardCharsets.UTF_8))
        .containsExactlyInAnyOrder("{}\n", "{}\n", "{\"data\":[]}\n", "[]\n");
  }
}
