package io.modelregistry.render.answer;

import io.modelregistry.derive.question.Cheaper;
import io.modelregistry.derive.question.RouteIndex;
import io.modelregistry.json.Decimals;
import io.modelregistry.render.json.ObjectBuilder;
import tools.jackson.databind.node.ObjectNode;

/** The answer of {@code registry cheaper}, by {@code schemas/answers/cheaper.schema.json}. */
public final class CheaperJson {
  private CheaperJson() {}

  public static ObjectNode of(RouteIndex index, Cheaper.Question question, Cheaper.Answer answer) {
    return Heading.of("cheaper", index, question.currency(), question.request())
        .node("base", OfferJson.of(answer.base()))
        .number("total", answer.total())
        .node(
            "models",
            ObjectBuilder.array(answer.models().stream().map(CheaperJson::saving).toList()))
        .node("left_out", LeftOutJson.models(answer.leftOut()))
        .build();
  }

  private static ObjectNode saving(Cheaper.Saving saving) {
    return CandidateJson.model(saving.model())
        .node("route", OfferJson.of(saving.offer()))
        .number("routes", saving.routes())
        .object(
            "saving",
            saved ->
                saved
                    .text("amount", Decimals.plain(saving.amount()))
                    .number("percent", saving.percent()))
        .build();
  }
}
