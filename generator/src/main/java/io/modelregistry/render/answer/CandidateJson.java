package io.modelregistry.render.answer;

import io.modelregistry.derive.question.Candidate;
import io.modelregistry.derive.question.Find;
import io.modelregistry.derive.question.Recommend;
import io.modelregistry.derive.question.RouteIndex;
import io.modelregistry.model.Model;
import io.modelregistry.render.json.ObjectBuilder;
import tools.jackson.databind.node.ObjectNode;

/**
 * The answers of {@code registry find} and {@code registry recommend}, by {@code
 * schemas/answers/find.schema.json} and {@code recommend.schema.json}: models with the route that
 * does it best.
 */
public final class CandidateJson {
  private CandidateJson() {}

  public static ObjectNode of(RouteIndex index, Find.Question question, Find.Answer answer) {
    return Heading.of("find", index, question.currency(), question.request())
        .number("total", answer.total())
        .node(
            "models",
            ObjectBuilder.array(
                answer.models().stream()
                    .map(candidate -> end(start(candidate), candidate))
                    .toList()))
        .node("left_out", LeftOutJson.models(answer.leftOut()))
        .build();
  }

  public static ObjectNode of(
      RouteIndex index, Recommend.Question question, Recommend.Answer answer) {
    return Heading.of("recommend", index, question.currency(), question.request())
        .text("prefer", question.preference().word())
        .number("total", answer.total())
        .node(
            "models",
            ObjectBuilder.array(answer.models().stream().map(CandidateJson::recommended).toList()))
        .node("left_out", LeftOutJson.models(answer.leftOut()))
        .build();
  }

  private static ObjectNode recommended(Recommend.Recommended entry) {
    return end(
        start(entry.candidate())
            .number("context_window", entry.contextWindow().orElse(null))
            .number("latency_ms", entry.latencyMs().orElse(null)),
        entry.candidate());
  }

  private static ObjectBuilder start(Candidate candidate) {
    ObjectBuilder optional = new ObjectBuilder();
    candidate.optional().forEach((key, fact) -> optional.text(key, fact.word()));
    return model(candidate.model()).object("optional", optional.build());
  }

  private static ObjectNode end(ObjectBuilder builder, Candidate candidate) {
    return builder
        .node("route", OfferJson.of(candidate.offer()))
        .number("routes", candidate.routes())
        .node("reasons", RemarkJson.of(candidate.reasons()))
        .build();
  }

  /** What tells a model from others. */
  static ObjectBuilder model(Model model) {
    return new ObjectBuilder()
        .text("model_id", model.id())
        .text("name", model.name())
        .text("provider_id", model.providerId());
  }
}
