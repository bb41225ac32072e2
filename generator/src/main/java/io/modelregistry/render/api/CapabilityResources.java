package io.modelregistry.render.api;

import io.modelregistry.derive.capability.Answer;
import io.modelregistry.derive.capability.CapabilityMatrix;
import io.modelregistry.derive.question.Find;
import io.modelregistry.derive.question.Listing;
import io.modelregistry.derive.question.Request;
import io.modelregistry.derive.question.RouteIndex;
import io.modelregistry.derive.question.Scope;
import io.modelregistry.derive.question.Wanted;
import io.modelregistry.model.Capability;
import io.modelregistry.model.Model;
import io.modelregistry.registry.Registry;
import io.modelregistry.render.Artifact;
import io.modelregistry.render.json.ObjectBuilder;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import tools.jackson.databind.node.ObjectNode;

/** The vocabulary, as a list and one by one. */
final class CapabilityResources {
  private final RouteIndex index;
  private final Registry registry;
  private final CapabilityMatrix matrix;
  private final Envelope envelope;

  CapabilityResources(RouteIndex index, CapabilityMatrix matrix, Envelope envelope) {
    this.index = index;
    this.registry = index.registry();
    this.matrix = matrix;
    this.envelope = envelope;
  }

  void render(Consumer<Artifact> out) {
    List<ObjectNode> all = new ArrayList<>();
    for (Capability capability : registry.capabilities()) {
      ObjectNode data = data(capability);
      all.add(data);
      out.accept(
          envelope.one(
              ApiRoute.CAPABILITY,
              ApiRoute.CAPABILITY.path(capability.key()),
              envelope.links().to("list", ApiRoute.CAPABILITIES.path()).to("html", "capabilities/"),
              data));
    }
    out.accept(
        envelope.list(
            ApiRoute.CAPABILITIES,
            ApiRoute.CAPABILITIES.path(),
            envelope.links().to("index", ApiRoute.INDEX.path()).to("html", "capabilities/"),
            all));
  }

  private ObjectNode data(Capability capability) {
    Map<Answer, Integer> counts = new EnumMap<>(Answer.class);
    for (Model model : registry.models()) {
      counts.merge(matrix.answer(model.id(), capability.key()), 1, Integer::sum);
    }
    ObjectBuilder answers = new ObjectBuilder();
    for (Answer answer : Answer.values()) {
      answers.number(answer.word(), counts.getOrDefault(answer, 0));
    }
    return new ObjectBuilder()
        .text("id", capability.key())
        .text("label", capability.label())
        .text("description", capability.description())
        .object("derived", capability.derived().map(CapabilityResources::rule).orElse(null))
        .object("counts", answers.build())
        .allWords("models", matrix.modelsWith(capability.key()))
        .allWords("usable_models", usable(capability))
        .build();
  }

  /** What {@code registry find} answers: models with a usable route that has it, cheapest first. */
  private List<String> usable(Capability capability) {
    Find.Question question =
        new Find.Question(
            Wanted.all(List.of(capability.key())),
            Scope.EVERYTHING,
            Request.STANDARD,
            registry.settings().currency(),
            Listing.ALL);
    return Find.answer(index, question).models().stream()
        .map(candidate -> candidate.model().id())
        .toList();
  }

  private static ObjectNode rule(Capability.Rule rule) {
    ObjectBuilder builder = new ObjectBuilder();
    if (rule instanceof Capability.Rule.MinimumContext minimum) {
      builder.number("min_context", minimum.tokens());
    } else {
      builder.flag("free_tier", true);
    }
    return builder.build();
  }
}
