package io.modelregistry.render.answer;

import io.modelregistry.derive.question.Alternatives;
import io.modelregistry.derive.question.RouteIndex;
import io.modelregistry.render.json.ObjectBuilder;
import tools.jackson.databind.node.ObjectNode;

/**
 * The answer of {@code registry alternatives}, by {@code schemas/answers/alternatives.schema.json}.
 */
public final class AlternativesJson {
  private AlternativesJson() {}

  public static ObjectNode of(
      RouteIndex index, Alternatives.Question question, Alternatives.Answer answer) {
    return Heading.of("alternatives", index, question.currency(), question.request())
        .text("model_id", question.model().id())
        .node("warnings", RemarkJson.of(answer.warnings(), question.model()))
        .number("total", answer.nearest().total())
        .node(
            "models",
            ObjectBuilder.array(
                answer.nearest().models().stream().map(AlternativesJson::of).toList()))
        .node("left_out", LeftOutJson.models(answer.leftOut()))
        .build();
  }

  /** One model that could stand in. */
  public static ObjectNode of(Alternatives.Alternative entry) {
    return CandidateJson.model(entry.model())
        .flag("replacement", entry.isReplacement())
        .number("distance", entry.distance())
        .node("route", OfferJson.of(entry.offer()))
        .number("routes", entry.routes())
        .node("reasons", RemarkJson.of(entry.reasons()))
        .build();
  }
}
