package io.modelregistry.render.api;

import io.modelregistry.history.Entry;
import io.modelregistry.history.History;
import io.modelregistry.model.Model;
import io.modelregistry.registry.Registry;
import io.modelregistry.render.Artifact;
import io.modelregistry.render.json.ChangeJson;
import io.modelregistry.render.json.ObjectBuilder;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;
import tools.jackson.databind.node.ObjectNode;

/** What changed: of each model, of each month, and lately. */
final class HistoryResources {
  /** So many changes are repeated in the one list that programs ask for again and again. */
  static final int LATEST = 500;

  private final Registry registry;
  private final History history;
  private final Envelope envelope;

  HistoryResources(Registry registry, History history, Envelope envelope) {
    this.registry = registry;
    this.history = history;
    this.envelope = envelope;
  }

  void render(Consumer<Artifact> out) {
    registry.models().forEach(model -> out.accept(model(model)));
    Map<YearMonth, List<Entry>> months = new TreeMap<>();
    for (Entry entry : history.entries()) {
      months.computeIfAbsent(month(entry), any -> new ArrayList<>()).add(entry);
    }
    months.forEach((month, entries) -> out.accept(month(month, entries)));
    out.accept(latest(months));
  }

  private static YearMonth month(Entry entry) {
    return YearMonth.from(entry.revision().committedAt().atOffset(ZoneOffset.UTC));
  }

  private Artifact model(Model model) {
    return envelope.one(
        ApiRoute.MODEL_HISTORY,
        ApiRoute.MODEL_HISTORY.path(model.id()),
        envelope
            .links()
            .to("model", ApiRoute.MODEL.path(model.id()))
            .to("html", "models/" + model.id() + "/"),
        new ObjectBuilder()
            .text("model_id", model.id())
            .flag("complete", history.isComplete())
            .node("changes", ObjectBuilder.array(ChangeJson.of(history.ofModel(model.id()))))
            .node(
                "prices",
                ObjectBuilder.array(
                    history.prices(model.id()).stream().map(ChangeJson::of).toList()))
            .build());
  }

  private Artifact month(YearMonth month, List<Entry> entries) {
    return envelope.one(
        ApiRoute.CHANGES_OF_MONTH,
        ApiRoute.CHANGES_OF_MONTH.path(month.toString()),
        envelope.links().to("latest", ApiRoute.CHANGES.path()).to("html", "changes/"),
        new ObjectBuilder()
            .text("month", month)
            .node("changes", ObjectBuilder.array(ChangeJson.of(entries)))
            .build());
  }

  private Artifact latest(Map<YearMonth, List<Entry>> months) {
    List<ObjectNode> list = new ArrayList<>();
    months.forEach((month, entries) -> list.add(0, summary(month, entries)));
    List<ObjectNode> changes = new ArrayList<>();
    for (Entry entry : history.entries()) {
      if (changes.size() >= LATEST) {
        break;
      }
      changes.addAll(ChangeJson.of(List.of(entry)));
    }
    return envelope.one(
        ApiRoute.CHANGES,
        ApiRoute.CHANGES.path(),
        envelope.links().to("index", ApiRoute.INDEX.path()).to("html", "changes/"),
        new ObjectBuilder()
            .flag("complete", history.isComplete())
            .number("skipped", history.skipped().size())
            .node("months", ObjectBuilder.array(list))
            .node(
                "changes",
                ObjectBuilder.array(changes.subList(0, Math.min(changes.size(), LATEST))))
            .build());
  }

  private ObjectNode summary(YearMonth month, List<Entry> entries) {
    return new ObjectBuilder()
        .text("month", month)
        .number("changes", entries.stream().mapToInt(entry -> entry.changes().size()).sum())
        .text("href", envelope.link(ApiRoute.CHANGES_OF_MONTH.path(month.toString())))
        .build();
  }
}
