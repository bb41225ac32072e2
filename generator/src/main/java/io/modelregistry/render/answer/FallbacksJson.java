package io.modelregistry.render.answer;

import io.modelregistry.derive.question.Fallbacks;
import io.modelregistry.derive.question.RouteIndex;
import io.modelregistry.derive.question.Step;
import io.modelregistry.render.json.ObjectBuilder;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * The answers of {@code registry fallbacks} and {@code registry best-route}, by {@code
 * schemas/answers/fallbacks.schema.json} and {@code best-route.schema.json}.
 */
public final class FallbacksJson {
  private FallbacksJson() {}

  /** The chain. */
  public static ObjectNode of(
      RouteIndex index, Fallbacks.Question question, Fallbacks.Answer answer) {
    return start("fallbacks", index, question, answer)
        .number("total", answer.routes().size())
        .node(
            "routes",
            ObjectBuilder.array(answer.routes().stream().map(FallbacksJson::step).toList()))
        .node("reasons", RemarkJson.of(answer.reasons()))
        .node("left_out", LeftOutJson.routes(answer.leftOut()))
        .build();
  }

  /** Its head. */
  public static ObjectNode best(
      RouteIndex index, Fallbacks.Question question, Fallbacks.Answer answer) {
    return start("best_route", index, question, answer)
        .node(
            "best",
            answer
                .best()
                .<JsonNode>map(FallbacksJson::step)
                .orElse(JsonNodeFactory.instance.nullNode()))
        .node("reasons", RemarkJson.of(answer.reasonsOfBest()))
        .number("total", answer.routes().size())
        .node("left_out", LeftOutJson.routes(answer.leftOut()))
        .build();
  }

  private static ObjectBuilder start(
      String word, RouteIndex index, Fallbacks.Question question, Fallbacks.Answer answer) {
    return Heading.of(word, index, question.currency(), question.request())
        .text("model_id", question.model().id())
        .node("warnings", RemarkJson.of(answer.warnings(), question.model()));
  }

  private static ObjectNode step(Step step) {
    return OfferJson.into(new ObjectBuilder(), step.offer())
        .text("endpoint", step.offer().route().endpoint())
        .flag("down", step.isDown())
        .list("warnings", RemarkJson.of(step.warnings()).valueStream().toList())
        .build();
  }
}
