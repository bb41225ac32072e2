package io.modelregistry.history;

import io.modelregistry.model.Condition;
import io.modelregistry.model.EntityKind;
import io.modelregistry.source.CommitLog.FileChange;
import java.math.BigDecimal;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;

/** Reads what {@link HistoryStateWriter} wrote. */
final class HistoryStateReader {
  private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

  private final ByteBuffer in;
  private String[] texts = {};
  private Subject[] subjects = {};

  private HistoryStateReader(ByteBuffer in) {
    this.in = in;
  }

  /** Empty when it is of another form. */
  static Optional<HistoryState> read(ByteBuffer bytes) {
    try {
      return new HistoryStateReader(bytes).state();
    } catch (RuntimeException e) {
      return Optional.empty();
    }
  }

  private Optional<HistoryState> state() {
    if (in.getInt() != HistoryStateWriter.FORM) {
      return Optional.empty();
    }
    texts = new String[in.getInt()];
    for (int i = 0; i < texts.length; i++) {
      byte[] text = new byte[in.getInt()];
      in.get(text);
      texts[i] = new String(text, StandardCharsets.UTF_8);
    }
    subjects = new Subject[in.getInt()];
    for (int i = 0; i < subjects.length; i++) {
      subjects[i] = new Subject(EntityKind.valueOf(text()), text(), Optional.ofNullable(perhaps()));
    }
    Successors latest = Successors.ofTexts(map());
    String currency = text();
    Successors successors = Successors.ofTexts(map());
    List<Entry> entries = new ArrayList<>();
    for (int left = in.getInt(); left > 0; left--) {
      Revision revision = revision();
      List<Change> changes = new ArrayList<>();
      for (int more = in.getInt(); more > 0; more--) {
        changes.add(change());
      }
      entries.add(new Entry(revision, changes));
    }
    List<Skipped> skipped = new ArrayList<>();
    for (int left = in.getInt(); left > 0; left--) {
      skipped.add(new Skipped(revision(), text()));
    }
    Map<Subject, Subject> former = new HashMap<>();
    for (int left = in.getInt(); left > 0; left--) {
      former.put(subject(), subject());
    }
    Map<Subject, List<PriceText>> prices = new HashMap<>();
    for (int left = in.getInt(); left > 0; left--) {
      Subject subject = subject();
      List<PriceText> line = new ArrayList<>();
      for (int more = in.getInt(); more > 0; more--) {
        line.add(new PriceText(Instant.ofEpochSecond(in.getLong()), perhaps()));
      }
      prices.put(subject, line);
    }
    Map<Subject, FileChange> present = new HashMap<>();
    for (int left = in.getInt(); left > 0; left--) {
      present.put(subject(), new FileChange(text(), null, text()));
    }
    return Optional.of(
        new HistoryState(latest, currency, successors, entries, skipped, former, prices, present));
  }

  private String text() {
    return texts[in.getInt()];
  }

  private @Nullable String perhaps() {
    int number = in.getInt();
    return number == HistoryStateWriter.NONE ? null : texts[number];
  }

  private Map<String, String> map() {
    Map<String, String> map = new HashMap<>();
    for (int left = in.getInt(); left > 0; left--) {
      map.put(text(), text());
    }
    return map;
  }

  private Revision revision() {
    return new Revision(text(), Instant.ofEpochSecond(in.getLong()), text());
  }

  private Subject subject() {
    return subjects[in.getInt()];
  }

  private boolean flag() {
    return in.get() != 0;
  }

  private Change change() {
    return new Change(
        Change.Kind.valueOf(text()),
        subject(),
        text(),
        value(),
        value(),
        flag() ? Optional.of(terms()) : Optional.empty());
  }

  private Optional<JsonNode> value() {
    byte kind = in.get();
    return switch (kind) {
      case HistoryStateWriter.NONE -> Optional.empty();
      case HistoryStateWriter.WHOLE_NUMBER -> Optional.of(NODES.numberNode(in.getLong()));
      case HistoryStateWriter.NUMBER -> Optional.of(NODES.numberNode(new BigDecimal(text())));
      case HistoryStateWriter.FLAG -> Optional.of(NODES.booleanNode(flag()));
      case HistoryStateWriter.TEXTS -> {
        ArrayNode items = NODES.arrayNode();
        for (int left = in.getInt(); left > 0; left--) {
          items.add(text());
        }
        yield Optional.of(items);
      }
      case HistoryStateWriter.TEXT -> Optional.of(NODES.stringNode(text()));
      default -> throw new IllegalArgumentException("no value is of kind " + kind);
    };
  }

  private PriceTerms terms() {
    return new PriceTerms(
        text(),
        Optional.ofNullable(perhaps()).map(BigDecimal::new),
        Optional.ofNullable(perhaps()).map(Instant::parse),
        Optional.ofNullable(perhaps()).map(Instant::parse),
        flag() ? Optional.of(condition()) : Optional.empty());
  }

  private Condition condition() {
    return new Condition(
        null, null, number(), number(), flag() ? hours() : null, perhaps(), perhaps());
  }

  private Condition.Hours hours() {
    LocalTime start = LocalTime.ofNanoOfDay(in.getLong());
    LocalTime end = LocalTime.ofNanoOfDay(in.getLong());
    Set<DayOfWeek> days = EnumSet.noneOf(DayOfWeek.class);
    for (int left = in.get(); left > 0; left--) {
      days.add(DayOfWeek.of(in.get()));
    }
    return new Condition.Hours(start, end, days);
  }

  private @Nullable Long number() {
    long number = in.getLong();
    return number == HistoryStateWriter.NONE ? null : Long.valueOf(number);
  }
}
