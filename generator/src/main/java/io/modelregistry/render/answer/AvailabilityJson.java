package io.modelregistry.render.answer;

import io.modelregistry.derive.question.Availability;
import io.modelregistry.derive.question.RouteIndex;
import io.modelregistry.render.json.ObjectBuilder;
import java.util.List;
import tools.jackson.databind.node.ObjectNode;

/**
 * The answer of {@code registry availability}, by {@code schemas/answers/availability.schema.json}.
 */
public final class AvailabilityJson {
  private AvailabilityJson() {}

  public static ObjectNode of(
      RouteIndex index, Availability.Question question, Availability.Answer answer) {
    return Heading.of("availability", index, question.currency(), question.request())
        .text("model_id", question.model().id())
        .flag("usable", answer.isUsable())
        .node(
            "platforms",
            ObjectBuilder.array(
                answer.platforms().entrySet().stream()
                    .map(entry -> platform(entry.getKey(), entry.getValue()))
                    .toList()))
        .build();
  }

  private static ObjectNode platform(String id, List<Availability.Place> routes) {
    return new ObjectBuilder()
        .text("platform_id", id)
        .flag("usable", Availability.Answer.isUsable(routes))
        .node("routes", ObjectBuilder.array(routes.stream().map(AvailabilityJson::route).toList()))
        .build();
  }

  private static ObjectNode route(Availability.Place place) {
    ObjectBuilder builder =
        OfferJson.into(new ObjectBuilder(), place.offer())
            .text("endpoint", place.offer().route().endpoint())
            .text("status", place.offer().route().authored().status().word())
            .flag("usable", place.trouble().isEmpty());
    place.trouble().ifPresent(trouble -> LeftOutJson.reason(builder, trouble));
    return builder.build();
  }
}
