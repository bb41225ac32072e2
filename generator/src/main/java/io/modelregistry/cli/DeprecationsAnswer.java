package io.modelregistry.cli;

import io.modelregistry.app.question.QuestionDesk;
import io.modelregistry.derive.deprecation.Deprecation;
import io.modelregistry.derive.deprecation.Farewells;
import io.modelregistry.derive.deprecation.Farewells.Broken;
import io.modelregistry.derive.deprecation.Farewells.Entry;
import io.modelregistry.derive.deprecation.RouteDeprecation;
import io.modelregistry.derive.question.Alternatives;
import io.modelregistry.model.Model;
import io.modelregistry.registry.EffectiveRoute;
import io.modelregistry.sync.report.Markdown;
import io.modelregistry.validate.report.SafeText;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** What is going and gone, as text, JSON and Markdown. */
final class DeprecationsAnswer {
  /** So many models stand beside the named replacement, or in its place. */
  private static final int NEAREST = 3;

  private static final int BUDGET = 56_000;

  private final QuestionDesk desk;
  private final Farewells farewells;
  private final Optional<Integer> days;
  private final LocalDate today;
  private final Map<String, List<String>> moves = new HashMap<>();
  private Optional<Alternatives> alternatives = Optional.empty();

  /**
   * @param days how far ahead was asked for
   */
  DeprecationsAnswer(QuestionDesk desk, Farewells farewells, Optional<Integer> days) {
    this.desk = desk;
    this.farewells = farewells;
    this.days = days;
    this.today = desk.index().registry().today();
  }

  Farewells farewells() {
    return farewells;
  }

  /** What to move to: the named replacement or what took its place, else the nearest. */
  private List<String> moveTo(Deprecation entry) {
    return moves.computeIfAbsent(
        entry.model().id(),
        id ->
            entry
                .successor()
                .map(model -> List.of(model.id()))
                .orElseGet(() -> nearest(entry.model())));
  }

  private List<String> nearest(Model model) {
    ObjectNode question = JsonNodeFactory.instance.objectNode().put("model", model.id());
    Alternatives.Question asked = desk.reader().alternatives(question);
    if (alternatives.isEmpty()) {
      alternatives =
          Optional.of(
              new Alternatives(desk.index(), asked.scope(), asked.request(), asked.currency()));
    }
    return alternatives.get().nearest(asked.model(), NEAREST).models().stream()
        .map(near -> near.model().id())
        .toList();
  }

  ObjectNode json() {
    ObjectNode json = JsonNodeFactory.instance.objectNode();
    json.put("question", "deprecations");
    json.put("as_of", today.toString());
    days.ifPresentOrElse(
        number -> json.put("within_days", number), () -> json.putNull("within_days"));
    ArrayNode broken = json.putArray("broken");
    for (Broken each : farewells.broken()) {
      broken
          .addObject()
          .put("pointer", each.pointer().word())
          .put("id", each.id())
          .put("model_id", each.model().id())
          .put("last_day", each.lastDay().toString());
    }
    ArrayNode models = json.putArray("models");
    for (List<Entry> entries :
        List.of(farewells.past(), farewells.announced(), farewells.undated())) {
      entries.forEach(entry -> models.add(json(entry)));
    }
    ArrayNode routes = json.putArray("routes");
    farewells.routes().forEach(entry -> routes.add(json(entry)));
    return json;
  }

  private ObjectNode json(RouteDeprecation entry) {
    EffectiveRoute route = entry.route();
    ObjectNode json = JsonNodeFactory.instance.objectNode();
    json.put("route_id", route.id());
    json.put("model_id", route.model().id());
    json.put("platform_id", route.platform().id());
    json.put("status", route.authored().status().word());
    json.put("phase", entry.phase().word());
    json.put("last_day", entry.lastDay().toString());
    json.put("days_left", ChronoUnit.DAYS.between(today, entry.lastDay()));
    ArrayNode others = json.putArray("other_routes");
    entry.others().forEach(other -> others.add(other.id()));
    return json;
  }

  private ObjectNode json(Entry entry) {
    Deprecation deprecation = entry.deprecation();
    Model model = deprecation.model();
    ObjectNode json = JsonNodeFactory.instance.objectNode();
    json.put("model_id", model.id());
    json.put("provider_id", model.providerId());
    json.put("name", model.name());
    json.put("status", model.status().word());
    json.put("phase", deprecation.phase().word());
    deprecation
        .lastDay()
        .ifPresentOrElse(
            day -> {
              json.put("last_day", day.toString());
              json.put("days_left", ChronoUnit.DAYS.between(today, day));
            },
            () -> json.putNull("last_day").putNull("days_left"));
    json.put("replaced_by", model.replacedBy());
    json.put("migration_guide", model.migrationGuide());
    ArrayNode routes = json.putArray("fallback_chain");
    deprecation
        .dependents()
        .forEach(
            route ->
                routes
                    .addObject()
                    .put("route_id", route.id())
                    .put("platform_id", route.platform().id())
                    .put("priority", route.authored().priority()));
    ArrayNode replaces = json.putArray("replaces");
    entry.replacing().forEach(other -> replaces.add(other.id()));
    ArrayNode move = json.putArray("move_to");
    moveTo(deprecation).forEach(move::add);
    return json;
  }

  String text() {
    StringBuilder text = new StringBuilder();
    if (!farewells.broken().isEmpty()) {
      text.append("Broken: in use, and its or its model's last day is over.\n");
      TextTable table = new TextTable();
      farewells
          .broken()
          .forEach(
              each -> table.row(each.id(), words(each), ended(each) + " ended " + each.lastDay()));
      text.append(table).append('\n');
    }
    section(text, "Announced", farewells.announced());
    section(text, "Past and still depended on", dependedOn());
    section(text, "Deprecated with no last day", farewells.undated());
    routes(text);
    int rest = farewells.past().size() - dependedOn().size();
    if (rest > 0) {
      text.append(Messages.counted(rest, "model"))
          .append(" more ended, and nothing depends on ")
          .append(rest == 1 ? "it" : "them")
          .append("; --format json lists all.\n");
    }
    return text.isEmpty() ? "Nothing is announced, and nothing has ended.\n" : text.toString();
  }

  private List<Entry> dependedOn() {
    return farewells.past().stream().filter(Entry::isDependedOn).toList();
  }

  private static String words(Broken broken) {
    return switch (broken.pointer()) {
      case ROUTE -> "is an active route of it";
      case REPLACED_BY -> "names it in replaced_by";
      case STATUS, ENDED_ROUTE -> "says that it is in use itself";
    };
  }

  /** What has ended. */
  private static String ended(Broken broken) {
    return broken.pointer() == Farewells.Pointer.ENDED_ROUTE ? broken.id() : broken.model().id();
  }

  private void routes(StringBuilder text) {
    if (farewells.routes().isEmpty()) {
      return;
    }
    text.append("Routes that end before their model (")
        .append(farewells.routes().size())
        .append(")\n");
    TextTable table = new TextTable();
    farewells
        .routes()
        .forEach(
            entry ->
                table.row(
                    entry.route().id(),
                    when(entry.lastDay()),
                    others(entry, UnaryOperator.identity())));
    text.append(table).append('\n');
  }

  private static String others(RouteDeprecation entry, UnaryOperator<String> shown) {
    return entry.others().isEmpty()
        ? "no other route of the model is active"
        : "then "
            + entry.others().stream()
                .map(EffectiveRoute::id)
                .map(shown)
                .collect(Collectors.joining(", "));
  }

  private void section(StringBuilder text, String heading, List<Entry> entries) {
    if (entries.isEmpty()) {
      return;
    }
    text.append(heading).append(" (").append(entries.size()).append(")\n");
    TextTable table = new TextTable();
    for (Entry entry : entries) {
      table
          .row(
              entry.deprecation().model().id(),
              SafeText.of(entry.deprecation().model().providerId()),
              when(entry.deprecation()),
              "move to " + moves(entry.deprecation()))
          .note(dependents(entry));
    }
    text.append(table).append('\n');
  }

  private String when(Deprecation entry) {
    return entry.lastDay().map(this::when).orElse("no day named");
  }

  private String when(LocalDate day) {
    long left = ChronoUnit.DAYS.between(today, day);
    return day
        + (left < 0
            ? ", " + Messages.counted(-left, "day") + " ago"
            : ", in " + Messages.counted(left, "day"));
  }

  private String moves(Deprecation entry) {
    List<String> models = moveTo(entry);
    return models.isEmpty()
        ? "nothing known"
        : entry.successor().isPresent() ? models.get(0) : "perhaps " + String.join(", ", models);
  }

  private static String dependents(Entry entry) {
    return dependents(entry, id -> id);
  }

  private static String dependents(Entry entry, UnaryOperator<String> shown) {
    List<EffectiveRoute> routes = entry.deprecation().dependents();
    List<String> parts = new ArrayList<>();
    if (!routes.isEmpty()) {
      parts.add(
          "fallback chain: "
              + routes.stream()
                  .map(EffectiveRoute::id)
                  .map(shown)
                  .collect(Collectors.joining(", ")));
    }
    if (!entry.replacing().isEmpty()) {
      parts.add(
          "named as a replacement by "
              + entry.replacing().stream()
                  .map(Model::id)
                  .map(shown)
                  .collect(Collectors.joining(", ")));
    }
    return parts.isEmpty() ? "nothing depends on it" : String.join("; ", parts);
  }

  /** The text of an issue. */
  String markdown() {
    Markdown text =
        new Markdown(BUDGET, "`registry deprecations --format json` lists all of them.");
    text.say("# Models that end");
    text.say(
        "As of "
            + today
            + ": "
            + Messages.counted(farewells.announced().size(), "model")
            + " announced"
            + days.map(number -> " to end within " + Messages.counted(number, "day")).orElse("")
            + ", "
            + Messages.counted(dependedOn().size(), "model")
            + " past and still depended on, "
            + Messages.counted(farewells.routes().size(), "single route")
            + " of other models.");
    if (!farewells.broken().isEmpty()) {
      text.section("Broken")
          .say("These are in use, and the last day of what they need, or their own, is over.")
          .table(
              List.of("what", "how", "what ended", "last day"),
              farewells.broken().stream()
                  .map(
                      each ->
                          List.of(
                              Markdown.code(each.id()),
                              words(each),
                              Markdown.code(ended(each)),
                              each.lastDay().toString()))
                  .toList());
    }
    table(text, "Announced", farewells.announced());
    table(text, "Past and still depended on", dependedOn());
    table(text, "Deprecated with no last day", farewells.undated());
    if (!farewells.routes().isEmpty()) {
      text.section("Routes that end before their model")
          .table(
              List.of("route", "last day", "other routes"),
              farewells.routes().stream()
                  .map(
                      entry ->
                          List.of(
                              Markdown.code(entry.route().id()),
                              when(entry.lastDay()),
                              others(entry, Markdown::code)))
                  .toList());
    }
    return text.toString();
  }

  private void table(Markdown text, String heading, List<Entry> entries) {
    if (!entries.isEmpty()) {
      text.section(heading)
          .table(
              List.of("model", "last day", "move to", "who depends on it"),
              entries.stream()
                  .map(
                      entry ->
                          List.of(
                              Markdown.code(entry.deprecation().model().id()),
                              when(entry.deprecation()),
                              Markdown.code(moves(entry.deprecation())),
                              dependents(entry, Markdown::code)))
                  .toList());
    }
  }
}
