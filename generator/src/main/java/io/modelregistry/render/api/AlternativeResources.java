package io.modelregistry.render.api;

import io.modelregistry.derive.question.Alternatives;
import io.modelregistry.model.Model;
import io.modelregistry.registry.Registry;
import io.modelregistry.render.Artifact;
import io.modelregistry.render.StandIns;
import io.modelregistry.render.answer.AlternativesJson;
import io.modelregistry.render.json.ObjectBuilder;
import java.util.List;
import java.util.function.Consumer;
import tools.jackson.databind.node.ObjectNode;

/** What could stand in for each model. */
final class AlternativeResources {
  private final Registry registry;
  private final StandIns standIns;
  private final Envelope envelope;

  AlternativeResources(StandIns standIns, Envelope envelope) {
    this.registry = standIns.index().registry();
    this.standIns = standIns;
    this.envelope = envelope;
  }

  void render(Consumer<Artifact> out) {
    registry.models().parallelStream().map(this::artifact).toList().forEach(out);
  }

  private Artifact artifact(Model model) {
    Alternatives.Nearest nearest = standIns.of(model);
    return envelope.one(
        ApiRoute.MODEL_ALTERNATIVES,
        ApiRoute.MODEL_ALTERNATIVES.path(model.id()),
        envelope
            .links()
            .to("model", ApiRoute.MODEL.path(model.id()))
            .to("html", "models/" + model.id() + "/"),
        new ObjectBuilder()
            .text("id", model.id())
            .text("model_id", model.id())
            .text("replaced_by", model.replacedBy())
            .text("successor", registry.successor(model).map(Model::id).orElse(null))
            .text("currency", registry.settings().currency())
            .number("total", nearest.total())
            .node("alternatives", ObjectBuilder.array(entries(nearest)))
            .build());
  }

  private List<ObjectNode> entries(Alternatives.Nearest nearest) {
    return nearest.models().stream()
        .map(
            entry ->
                new ObjectBuilder()
                    .all(AlternativesJson.of(entry))
                    .text("href", envelope.link(ApiRoute.MODEL.path(entry.model().id())))
                    .build())
        .toList();
  }
}
