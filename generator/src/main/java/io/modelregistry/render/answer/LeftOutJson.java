package io.modelregistry.render.answer;

import io.modelregistry.derive.Charge;
import io.modelregistry.derive.question.LeftOut;
import io.modelregistry.model.Model;
import io.modelregistry.registry.EffectiveRoute;
import io.modelregistry.render.json.ObjectBuilder;
import tools.jackson.databind.node.ObjectNode;

/** What was left out and why. */
final class LeftOutJson {
  private LeftOutJson() {}

  static ObjectNode routes(LeftOut leftOut) {
    return of("routes", leftOut);
  }

  static ObjectNode models(LeftOut leftOut) {
    return of("models", leftOut);
  }

  private static ObjectNode of(String list, LeftOut leftOut) {
    ObjectBuilder reasons = new ObjectBuilder();
    leftOut.counts().forEach((reason, count) -> reasons.number(reason.word(), count));
    return new ObjectBuilder()
        .number("total", leftOut.total())
        .node("reasons", reasons.build())
        .node(
            list, ObjectBuilder.array(leftOut.entries().stream().map(LeftOutJson::entry).toList()))
        .build();
  }

  private static ObjectNode entry(LeftOut.Entry entry) {
    return reason(
            new ObjectBuilder()
                .text("model_id", entry.model().map(Model::id).orElse(null))
                .text("route_id", entry.route().map(EffectiveRoute::id).orElse(null)),
            entry)
        .build();
  }

  /** Why, for objects that say what. */
  static ObjectBuilder reason(ObjectBuilder builder, LeftOut.Entry entry) {
    return builder
        .text("reason", entry.reason().word())
        .text("price", entry.price().map(Charge.Unknown::word).orElse(null))
        .text("message", entry.message());
  }
}
