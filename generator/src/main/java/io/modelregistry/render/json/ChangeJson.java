package io.modelregistry.render.json;

import io.modelregistry.history.Change;
import io.modelregistry.history.Entry;
import io.modelregistry.history.PriceLine;
import io.modelregistry.history.PriceTerms;
import io.modelregistry.history.Revision;
import java.util.List;
import tools.jackson.databind.node.ObjectNode;

/** Changes as JSON, the same in the API and in what commands print. */
public final class ChangeJson {
  private ChangeJson() {}

  /** A change; what was or is unknown or absent is left out. */
  public static ObjectNode of(Change change) {
    ObjectBuilder builder =
        new ObjectBuilder()
            .text("kind", change.kind().word())
            .text("entity", change.subject().kind().word())
            .text("entity_id", change.subject().id())
            .text("model_id", change.subject().modelId().orElse(null))
            .text("field", change.field());
    change.before().ifPresent(value -> builder.node("before", value));
    change.after().ifPresent(value -> builder.node("after", value));
    change.price().ifPresent(terms -> terms(builder, terms));
    return builder.build();
  }

  private static void terms(ObjectBuilder builder, PriceTerms terms) {
    builder
        .text("currency", terms.currency())
        .number("percent", terms.percent().orElse(null))
        .text("from", PriceJson.moment(terms.from().orElse(null)))
        .text("until", PriceJson.moment(terms.until().orElse(null)))
        .object("when", terms.when().map(PriceJson::condition).orElse(null));
  }

  /** A change with who made it when. */
  public static ObjectNode of(Revision revision, Change change) {
    return new ObjectBuilder()
        .text("commit", revision.commit())
        .text("committed_at", revision.committedAt())
        .text("author", revision.author())
        .all(of(change))
        .build();
  }

  /** All changes of these commits, in their order. */
  public static List<ObjectNode> of(List<Entry> entries) {
    return entries.stream()
        .flatMap(entry -> entry.changes().stream().map(change -> of(entry.revision(), change)))
        .toList();
  }

  /** A price over time. */
  public static ObjectNode of(PriceLine line) {
    return new ObjectBuilder()
        .text("entity", line.subject().kind().word())
        .text("entity_id", line.subject().id())
        .node("points", ObjectBuilder.array(line.points().stream().map(ChangeJson::point).toList()))
        .build();
  }

  private static ObjectNode point(PriceLine.Point point) {
    return new ObjectBuilder()
        .text("from", PriceJson.moment(point.from().orElse(null)))
        .node("price", PriceJson.of(point.price()))
        .build();
  }
}
