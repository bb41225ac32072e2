package io.modelregistry.render.feed;

import io.modelregistry.history.Change;
import io.modelregistry.history.Entry;
import io.modelregistry.history.History;
import io.modelregistry.model.EntityKind;
import io.modelregistry.model.Model;
import io.modelregistry.model.Provider;
import io.modelregistry.registry.Registry;
import io.modelregistry.render.SiteBase;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;

/**
 * The last days of models, one event each. An event keeps its UID when the day moves and when the
 * model is renamed; its SEQUENCE counts the moves, so that calendars take the newer one.
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
    calendar.line("END", "VCALENDAR");
    return calendar.toString();
  }

  private void event(ICalendar calendar, Model model, LocalDate lastDay) {
    List<Entry> moves =
        history.ofModel(model.id()).stream()
            .flatMap(entry -> entry.only(DeprecationCalendar::isMove).stream())
            .toList();
    calendar.line("BEGIN", "VEVENT");
    calendar.line("UID", ids.uuid("last day", history.firstId(model.id())).toString());
    calendar.time("DTSTAMP", stamp(model, moves));
    calendar.line(
        "SEQUENCE", String.valueOf(moves.stream().filter(DeprecationCalendar::isLater).count()));
    calendar.day("DTSTART", lastDay);
    calendar.day("DTEND", lastDay.plusDays(1));
    calendar.text("SUMMARY", "Last day of " + model.name());
    calendar.text("DESCRIPTION", description(model));
    base.absolute("models/" + model.id() + "/").ifPresent(url -> calendar.line("URL", url));
    calendar.line("TRANSP", "TRANSPARENT");
    calendar.line("END", "VEVENT");
  }

  /** Whether it set the day: when the model came, or later. */
  private static boolean isMove(Change change) {
    return change.subject().kind() == EntityKind.MODEL
        && (change.field().equals(LAST_DAY) || change.kind() == Change.Kind.ADDED);
  }

  /** Whether it replaced a day. */
  private static boolean isLater(Entry entry) {
    return entry.changes().stream()
        .anyMatch(change -> change.field().equals(LAST_DAY) && change.before().isPresent());
  }

  private Instant stamp(Model model, List<Entry> moves) {
    if (!moves.isEmpty()) {
      return moves.get(0).revision().committedAt();
    }
    Instant updated = registry.stamps(EntityKind.MODEL, model.id()).updatedAt();
    return updated != null ? updated : registry.asOf();
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
