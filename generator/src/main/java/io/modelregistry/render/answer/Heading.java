package io.modelregistry.render.answer;

import io.modelregistry.derive.Workload;
import io.modelregistry.derive.question.Request;
import io.modelregistry.derive.question.RouteIndex;
import io.modelregistry.render.json.ObjectBuilder;

/** What every answer starts with: which question, when, in which currency, for which request. */
final class Heading {
  private Heading() {}

  static ObjectBuilder of(String question, RouteIndex index, String currency, Request request) {
    Workload workload = request.workload();
    return of(question, index, currency)
        .object(
            "request",
            size ->
                size.number("prompt_tokens", workload.promptTokens())
                    .number("max_output_tokens", workload.outputTokens()));
  }

  static ObjectBuilder of(String question, RouteIndex index, String currency) {
    return new ObjectBuilder()
        .text("question", question)
        .text("at", index.at())
        .text("currency", currency);
  }
}
