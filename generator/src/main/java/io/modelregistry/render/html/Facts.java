package io.modelregistry.render.html;

import io.modelregistry.derive.capability.Answer;
import io.modelregistry.derive.capability.CapabilityMatrix;
import io.modelregistry.derive.deprecation.Deprecations;
import io.modelregistry.derive.fallback.FallbackChains;
import io.modelregistry.derive.price.Price;
import io.modelregistry.derive.price.PriceTable;
import io.modelregistry.derive.price.PriceVariation;
import io.modelregistry.derive.question.Alternatives;
import io.modelregistry.derive.question.Savings;
import io.modelregistry.history.History;
import io.modelregistry.model.Capability;
import io.modelregistry.model.Lifecycle;
import io.modelregistry.model.Model;
import io.modelregistry.model.Platform;
import io.modelregistry.model.Provider;
import io.modelregistry.registry.EffectiveRoute;
import io.modelregistry.registry.Registry;
import io.modelregistry.render.StandIns;
import java.math.BigDecimal;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** What several pages need to know of the registry, worked out once. */
final class Facts {
  private final Registry registry;
  private final PageLinks links;
  private final PriceTable prices;
  private final CapabilityMatrix capabilities;
  private final Deprecations deprecations;
  private final FallbackChains chains;
  private final Map<String, Offer> offers = new TreeMap<>();
  private final Map<String, List<PriceVariation>> variations = new HashMap<>();
  private final List<Capability> vocabulary;
  private final History history;
  private final StandIns standIns;
  private final Savings savings;

  Facts(Registry registry, History history, StandIns standIns, PageLinks links) {
    this.registry = registry;
    this.history = history;
    this.links = links;
    this.prices = PriceTable.of(registry);
    this.capabilities = CapabilityMatrix.of(registry);
    this.deprecations = Deprecations.of(registry);
    this.chains = FallbackChains.of(registry);
    this.vocabulary = Vocabulary.inOrder(registry.capabilities());
    for (Model model : registry.models()) {
      offers.put(model.id(), Offer.of(model.id(), prices, registry.settings().currency()));
    }
    this.standIns = standIns;
    this.savings = new Savings(standIns.index(), registry.settings().currency());
  }

  Registry registry() {
    return registry;
  }

  History history() {
    return history;
  }

  PageLinks links() {
    return links;
  }

  /** Authored capabilities first, then derived ones. */
  List<Capability> vocabulary() {
    return vocabulary;
  }

  /** The base price in force. */
  Price price(EffectiveRoute route) {
    return prices.row(route.id()).orElseThrow().price();
  }

  /** What the standard request costs now, in the price's currency. */
  Optional<BigDecimal> standardCost(EffectiveRoute route) {
    return prices.row(route.id()).orElseThrow().standardCost();
  }

  /** Its other prices: dated changes to come, and those that have a condition. */
  List<PriceVariation> variations(EffectiveRoute route) {
    return variations.computeIfAbsent(
        route.id(), id -> PriceVariation.of(route.pricing(), registry.asOf()));
  }

  Answer answer(Model model, Capability capability) {
    return capabilities.answer(model.id(), capability.key());
  }

  /** How many models have that capability. */
  int count(Capability capability) {
    return capabilities.modelsWith(capability.key()).size();
  }

  Deprecations deprecations() {
    return deprecations;
  }

  /** The routes to try, first to last. */
  List<EffectiveRoute> chain(Model model) {
    return chains.chain(model.id());
  }

  /** The cheapest way to call that model now. */
  Offer offer(Model model) {
    Offer offer = offers.get(model.id());
    if (offer == null) {
      throw new IllegalArgumentException("no such model: " + model.id());
    }
    return offer;
  }

  /** The first models that are most like it. */
  List<Alternatives.Alternative> nearest(Model model) {
    return standIns.of(model).models();
  }

  /** The first models that do the same for less. */
  List<Savings.Saving> savings(Model model, int limit) {
    return savings.of(model, limit);
  }

  Badge status(Model model) {
    return model.status() != Lifecycle.DEPRECATED && !registry.isUsable(model)
        ? Badge.RETIRED
        : Badge.of(model.status());
  }

  Ref ref(Model model) {
    return new Ref(model.name(), links.model(model.id()));
  }

  Ref ref(Provider provider) {
    return new Ref(provider.name(), links.provider(provider.id()));
  }

  Ref ref(Platform platform) {
    return new Ref(platform.name(), links.platform(platform.id()));
  }

  /** The model's provider; an unknown one is shown by its id. */
  Ref providerOf(Model model) {
    return registry
        .provider(model.providerId())
        .map(this::ref)
        .orElse(new Ref(model.providerId(), links.provider(model.providerId())));
  }
}
