package io.modelregistry.render.api;

import io.modelregistry.derive.capability.CapabilityMatrix;
import io.modelregistry.derive.fallback.FallbackChains;
import io.modelregistry.derive.price.PriceTable;
import io.modelregistry.history.History;
import io.modelregistry.registry.Registry;
import io.modelregistry.render.Artifact;
import io.modelregistry.render.SiteBase;
import io.modelregistry.render.StandIns;
import io.modelregistry.render.json.EntityJson;
import java.util.ArrayList;
import java.util.List;

/** Renders every address of {@link ApiRoute} but the revision, which needs all other artifacts. */
public final class ApiRenderer {
  private final SiteBase base;

  /**
   * @param base what links start with
   */
  public ApiRenderer(SiteBase base) {
    this.base = base;
  }

  /** Those of a registry without history. */
  public List<Artifact> render(Registry registry) {
    return render(registry, History.NONE, StandIns.of(registry));
  }

  /** The artifacts under {@link ApiRoute#ROOT}, in no particular order. */
  public List<Artifact> render(Registry registry, History history, StandIns standIns) {
    Envelope envelope = new Envelope(base);
    CapabilityMatrix capabilities = CapabilityMatrix.of(registry);
    List<Artifact> artifacts = new ArrayList<>();
    new GuideResources(envelope).render(artifacts::add);
    new EntityResources(registry, new EntityJson(registry, capabilities), envelope)
        .render(artifacts::add);
    new AlternativeResources(standIns, envelope).render(artifacts::add);
    new CapabilityResources(standIns.index(), capabilities, envelope).render(artifacts::add);
    new PricingResources(PriceTable.of(registry), envelope).render(artifacts::add);
    artifacts.add(new FallbackResource(FallbackChains.of(registry), envelope).render());
    artifacts.add(new SearchResource(registry, capabilities, envelope).render());
    new LifecycleResources(registry, envelope).render(artifacts::add);
    new HistoryResources(registry, history, envelope).render(artifacts::add);
    SchemaFiles.render(artifacts::add);
    artifacts.add(OpenApi.render(base));
    return artifacts;
  }
}
