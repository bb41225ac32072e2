package io.modelregistry.render.answer;

import io.modelregistry.derive.question.RouteIndex;
import io.modelregistry.derive.question.Search;
import io.modelregistry.render.json.ObjectBuilder;
import tools.jackson.databind.node.ObjectNode;

/** The answer of {@code registry search}, by {@code schemas/answers/search.schema.json}. */
public final class SearchJson {
  private SearchJson() {}

  public static ObjectNode of(RouteIndex index, Search.Question question, Search.Answer answer) {
    return Heading.of("search", index, question.currency(), question.request())
        .text("sort", answer.sort().word())
        .number("total", answer.total())
        .number("page", question.page())
        .number("pages", answer.pages())
        .number("page_size", question.pageSize())
        .node("models", ObjectBuilder.array(answer.hits().stream().map(SearchJson::hit).toList()))
        .build();
  }

  private static ObjectNode hit(Search.Hit hit) {
    ObjectBuilder builder =
        CandidateJson.model(hit.model())
            .text("status", hit.model().status().word())
            .flag("usable", hit.isUsable());
    hit.score().ifPresent(score -> builder.number("score", score));
    return builder
        .number("context_window", hit.model().limits().contextWindow())
        .text("release_date", hit.model().releaseDate())
        .node("routes", ObjectBuilder.array(hit.routes().stream().map(SearchJson::route).toList()))
        .build();
  }

  private static ObjectNode route(Search.Listed listed) {
    return OfferJson.into(new ObjectBuilder(), listed.offer())
        .flag("usable", listed.isUsable())
        .build();
  }
}
