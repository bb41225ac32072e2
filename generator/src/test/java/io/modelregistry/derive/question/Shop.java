package io.modelregistry.derive.question;

import static io.modelregistry.registry.Prices.metered;

import io.modelregistry.derive.capability.CapabilityMatrix;
import io.modelregistry.derive.price.RouteTariffs;
import io.modelregistry.model.Capability;
import io.modelregistry.model.Limits;
import io.modelregistry.model.Modalities;
import io.modelregistry.model.Model;
import io.modelregistry.registry.EffectiveRoute;
import io.modelregistry.registry.Registry;
import io.modelregistry.registry.SampleModel;
import io.modelregistry.registry.SampleRegistry;
import io.modelregistry.registry.SampleRoute;
import java.util.List;
import java.util.function.Consumer;

/** A registry for questions: two providers, three platforms, models that hold a usual request. */
final class Shop {
  static final String USD = "USD";
  private final SampleRegistry sample =
      new SampleRegistry()
          .capability("vision")
          .capability("tools")
          .capability("json")
          .derived("32k_context", new Capability.Rule.MinimumContext(32_000))
          .derived("free_tier", new Capability.Rule.FreeTier())
          .provider("acme")
          .provider("zeta")
          .platform("direct")
          .platform("hub")
          .platform("mall");

  SampleRegistry sample() {
    return sample;
  }

  Shop model(String id, Consumer<SampleModel> facts) {
    sample.model("acme", id, usual().andThen(facts));
    return this;
  }

  Shop modelOf(String provider, String id, Consumer<SampleModel> facts) {
    sample.model(provider, id, usual().andThen(facts));
    return this;
  }

  private static Consumer<SampleModel> usual() {
    return model -> {
      model.limits = new Limits(100_000L, null, 10_000L);
      model.modalities = new Modalities(List.of("text"), List.of("text"));
    };
  }

  Shop route(String model, String platform, Consumer<SampleRoute> facts) {
    sample.route(model, platform, facts);
    return this;
  }

  /** A route with a price per 1,000,000 tokens of prompt and answer alike. */
  Shop route(String model, String platform, String price) {
    return route(
        model,
        platform,
        route -> route.pricing = metered("input_cost", price, "output_cost", price));
  }

  /** A model with one route on {@code hub}. */
  Shop offer(String model, String price) {
    return model(model, facts -> {}).route(model, "hub", price);
  }

  RouteIndex index() {
    return index(sample.build());
  }

  static RouteIndex index(Registry registry) {
    return RouteIndex.of(
        registry, CapabilityMatrix.of(registry)::asServedBy, RouteTariffs.of(registry, false));
  }

  static Model model(RouteIndex index, String id) {
    return index.registry().model(id).orElseThrow();
  }

  static EffectiveRoute route(RouteIndex index, String id) {
    return index.registry().route(id).orElseThrow();
  }

  static List<String> reasons(LeftOut leftOut) {
    return leftOut.entries().stream()
        .map(
            entry ->
                entry
                        .route()
                        .map(EffectiveRoute::id)
                        .or(() -> entry.model().map(Model::id))
                        .orElseThrow()
                    + " "
                    + entry.reason().word()
                    + ": "
                    + entry.message())
        .toList();
  }

  static List<String> said(List<Remark> remarks) {
    return remarks.stream().map(remark -> remark.code() + ": " + remark.message()).toList();
  }
}
