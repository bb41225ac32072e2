package io.modelregistry.render.answer;

import io.modelregistry.derive.question.Cheapest;
import io.modelregistry.derive.question.RouteIndex;
import io.modelregistry.render.json.ObjectBuilder;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** The answer of {@code registry cheapest}, by {@code schemas/answers/cheapest.schema.json}. */
public final class CheapestJson {
  private CheapestJson() {}

  public static ObjectNode of(
      RouteIndex index, Cheapest.Question question, Cheapest.Answer answer) {
    return Heading.of("cheapest", index, question.currency(), question.request())
        .node(
            "best",
            answer.best().<JsonNode>map(OfferJson::of).orElse(JsonNodeFactory.instance.nullNode()))
        .node("reasons", RemarkJson.of(answer.reasons()))
        .number("total", answer.total())
        .node("routes", ObjectBuilder.array(answer.routes().stream().map(OfferJson::of).toList()))
        .node("left_out", LeftOutJson.routes(answer.leftOut()))
        .build();
  }
}
