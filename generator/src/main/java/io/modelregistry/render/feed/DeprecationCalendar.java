package io.modelregistry.render.feed;

import io.modelregistry.derive.deprecation.Deprecations;
import io.modelregistry.derive.deprecation.RouteDeprecation;
import io.modelregistry.history.Change;
import io.modelregistry.history.Entry;
import io.modelregistry.history.History;
import io.modelregistry.history.Subject;
import io.modelregistry.model.EntityKind;
import io.modelregistry.model.Model;
import io.modelregistry.model.Provider;
import io.modelregistry.registry.EffectiveRoute;
import io.modelregistry.registry.Registry;
import io.modelregistry.render.SiteBase;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;

/**
 * The last days of models, and of routes that go before their model, one event each. An event keeps
 * its UID when the day moves and when the model is renamed; its SEQUENCE counts the moves, so that
 * calendars take the newer one.
 */
final class DeprecationCalendar {
  private static final String LAST_DAY = "deprecation_date";

  private final Registry registry;
  private final History history;
  private final SiteBase base;
  private final FeedIds ids;

  DeprecationCalendar(Registry registry, History history, SiteBase base, FeedIds ids) {
    this.registry = registry;
    this.history = history;
    this.base = base;
    this.ids = ids;
  }

  String render() {
    ICalendar calendar = new ICalendar();
    calendar.line("BEGIN", "VCALENDAR");
    calendar.line("VERSION", "2.0");
    calendar.line("PRODID", "-//Model Registry//Last days of models//EN");
    calendar.line("CALSCALE", "GREGORIAN");
    calendar.text("NAME", Feed.CALENDAR.title() + " · " + registry.settings().title());
    calendar.text("X-WR-CALNAME", Feed.CALENDAR.title() + " · " + registry.settings().title());
    calendar.line("REFRESH-INTERVAL;VALUE=DURATION", "P1D");
    for (Model model : registry.models()) {
      LocalDate lastDay = model.deprecationDate();
      if (lastDay != null) {
        event(calendar, model, lastDay);
      }
    }
    Deprecations.of(registry).routes().forEach(each -> event(calendar, each));
    calendar.line("END", "VCALENDAR");
    return calendar.toString();
  }

  private void event(ICalendar calendar, Model model, LocalDate lastDay) {
    List<Entry> moves = moves(history.ofModel(model.id()), EntityKind.MODEL);
    begin(calendar, ids.uuid("last day", history.firstId(model.id())), moves);
    calendar.time("DTSTAMP", stamp(EntityKind.MODEL, model.id(), moves));
    end(calendar, lastDay, "Last day of " + model.name(), description(model), model);
  }

  /** A route is the same event as long as it has its id: a rename of it is another one. */
  private void event(ICalendar calendar, RouteDeprecation entry) {
    EffectiveRoute route = entry.route();
    List<Entry> moves =
        moves(history.of(Subject.route(route.id(), route.model().id())), EntityKind.ROUTE);
    begin(calendar, ids.uuid("last day of route", route.id()), moves);
    calendar.time("DTSTAMP", stamp(EntityKind.ROUTE, route.id(), moves));
    end(
        calendar,
        entry.lastDay(),
        "Last day of " + route.model().name() + " on " + route.platform().name(),
        description(entry),
        route.model());
  }

  private static void begin(ICalendar calendar, UUID id, List<Entry> moves) {
    calendar.line("BEGIN", "VEVENT");
    calendar.line("UID", id.toString());
    calendar.line(
        "SEQUENCE", String.valueOf(moves.stream().filter(DeprecationCalendar::isLater).count()));
  }

  private void end(
      ICalendar calendar, LocalDate lastDay, String summary, String description, Model model) {
    calendar.day("DTSTART", lastDay);
    calendar.day("DTEND", lastDay.plusDays(1));
    calendar.text("SUMMARY", summary);
    calendar.text("DESCRIPTION", description);
    base.absolute("models/" + model.id() + "/").ifPresent(url -> calendar.line("URL", url));
    calendar.line("TRANSP", "TRANSPARENT");
    calendar.line("END", "VEVENT");
  }

  /** What set the day: when the entity came, or later. */
  private static List<Entry> moves(List<Entry> entries, EntityKind kind) {
    return entries.stream()
        .flatMap(
            entry ->
                entry
                    .only(
                        change ->
                            change.subject().kind() == kind
                                && (change.field().equals(LAST_DAY)
                                    || change.kind() == Change.Kind.ADDED))
                    .stream())
        .toList();
  }

  /** Whether it replaced a day. */
  private static boolean isLater(Entry entry) {
    return entry.changes().stream()
        .anyMatch(change -> change.field().equals(LAST_DAY) && change.before().isPresent());
  }

  private Instant stamp(EntityKind kind, String id, List<Entry> moves) {
    if (!moves.isEmpty()) {
      return moves.get(0).revision().committedAt();
    }
    Instant updated = registry.stamps(kind, id).updatedAt();
    return updated != null ? updated : registry.asOf();
  }

  private static String description(RouteDeprecation entry) {
    EffectiveRoute route = entry.route();
    String others =
        entry.others().stream()
            .map(other -> other.platform().name())
            .distinct()
            .collect(Collectors.joining(", "));
    return "Model "
        + route.model().id()
        + " can be called on "
        + route.platform().name()
        + " until the end of this day, and "
        + (others.isEmpty() ? "nowhere else." : "elsewhere after it: " + others + ".");
  }

  private String description(Model model) {
    StringBuilder text = new StringBuilder("Model ").append(model.id());
    registry
        .provider(model.providerId())
        .map(Provider::name)
        .ifPresent(name -> text.append(" of ").append(name));
    text.append(" can be called until the end of this day.");
    if (model.replacedBy() != null) {
      text.append("\nUse ").append(model.replacedBy()).append(" instead.");
    }
    if (model.migrationGuide() != null) {
      text.append("\nHow to move: ").append(model.migrationGuide());
    }
    return text.toString();
  }
}
