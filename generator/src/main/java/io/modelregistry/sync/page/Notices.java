package io.modelregistry.sync.page;

import io.modelregistry.sync.offer.Remarks;
import io.modelregistry.sync.offer.Resource;
import io.modelregistry.sync.page.PageRows.Cell;
import io.modelregistry.sync.page.PageRows.Row;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import tools.jackson.databind.JsonNode;

/** What rows say of the end of models. A row that can be read in two ways says nothing. */
final class Notices {
  private final List<String> lastDay;
  private final List<String> announced;
  private final List<String> replacement;
  private final List<String> open;
  private final String subject;
  private final Remarks remarks;

  /**
   * A model that goes.
   *
   * @param model its name, as the page has it
   * @param replacement the name of the one model that is named instead
   */
  record Notice(String model, LocalDate lastDay, Optional<String> replacement) {}

  /**
   * @param subject whose page it is, for the report
   */
  Notices(String subject, Remarks remarks) {
    JsonNode words = Resource.read("page/words.json");
    this.lastDay = words(words.required("last_day"));
    this.announced = words(words.required("announced"));
    this.replacement = words(words.required("replacement"));
    this.open = words(words.required("open"));
    this.subject = subject;
    this.remarks = remarks;
  }

  private static List<String> words(JsonNode array) {
    List<String> words = new ArrayList<>();
    array.forEach(word -> words.add(word.stringValue()));
    return List.copyOf(words);
  }

  /** By model; one that two rows give two different last days is left out, and reported. */
  Map<String, Notice> of(List<Row> rows) {
    Map<String, Notice> notices = new TreeMap<>();
    Set<String> contradicted = new TreeSet<>();
    for (Row row : rows) {
      for (Notice notice : row.isItem() ? item(row.cells().get(0)) : row(row)) {
        Notice other = notices.putIfAbsent(notice.model(), notice);
        if (other != null && !other.lastDay().equals(notice.lastDay())) {
          contradicted.add(notice.model());
          remarks.say(
              Remarks.AMBIGUOUS,
              subject + "/" + notice.model(),
              "ends on "
                  + other.lastDay()
                  + " and on "
                  + notice.lastDay()
                  + ", so neither is taken");
        }
      }
    }
    notices.keySet().removeAll(contradicted);
    return notices;
  }

  private List<Notice> row(Row row) {
    List<LocalDate> days = new ArrayList<>();
    Set<String> models = new LinkedHashSet<>();
    Set<String> instead = new LinkedHashSet<>();
    boolean said = false;
    for (Cell cell : row.cells()) {
      String heading = cell.heading().toLowerCase(Locale.ROOT);
      if (has(heading, replacement)) {
        instead.addAll(cell.names());
      } else if (has(heading, lastDay) && !WrittenDay.in(cell.text()).isEmpty()) {
        days.addAll(settled(cell));
      } else if (WrittenDay.in(cell.text()).isEmpty()) {
        if (models.isEmpty()) {
          models.addAll(cell.names());
        }
      } else if (has(heading, announced)) {
        said = true;
      }
    }
    if (said && days.isEmpty()) {
      models.forEach(
          model ->
              remarks.say(
                  Remarks.LEFT_OUT,
                  subject + "/" + model,
                  "its row names a day of announcement and no last day"));
    }
    return notices(models, days, instead);
  }

  /** Days that stand, in a cell that does not leave them open. */
  private List<LocalDate> settled(Cell cell) {
    return has(cell.text().toLowerCase(Locale.ROOT), open) ? List.of() : WrittenDay.in(cell.text());
  }

  /** A sentence: what goes, when, and after a word for it, what to use instead. */
  private List<Notice> item(Cell cell) {
    String text = cell.text();
    String lower = text.toLowerCase(Locale.ROOT);
    if (!has(lower, lastDay) || has(lower, open)) {
      return List.of();
    }
    int turn =
        replacement.stream()
            .mapToInt(lower::indexOf)
            .filter(at -> at >= 0)
            .min()
            .orElse(text.length());
    Set<String> first = new LinkedHashSet<>();
    PageRows.names(text.substring(0, turn), first);
    Set<String> then = new LinkedHashSet<>();
    PageRows.names(text.substring(turn), then);
    first.retainAll(cell.names());
    then.retainAll(cell.names());
    return notices(first, WrittenDay.in(text), then);
  }

  private List<Notice> notices(Set<String> models, List<LocalDate> days, Set<String> instead) {
    models.removeIf(name -> !WrittenDay.in(name).isEmpty() && name.length() <= 10);
    if (models.isEmpty() || days.isEmpty()) {
      return List.of();
    }
    if (new TreeSet<>(days).size() > 1) {
      remarks.say(
          Remarks.AMBIGUOUS,
          subject + "/" + models.iterator().next(),
          "its row names several days, so none is taken");
      return List.of();
    }
    Optional<String> one =
        instead.size() == 1 ? Optional.of(instead.iterator().next()) : Optional.empty();
    return models.stream().map(model -> new Notice(model, days.get(0), one)).toList();
  }

  private static boolean has(String text, List<String> words) {
    return words.stream().anyMatch(text::contains);
  }
}
