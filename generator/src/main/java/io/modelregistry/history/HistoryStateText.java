package io.modelregistry.history;

import io.modelregistry.model.Condition;
import io.modelregistry.model.EntityKind;
import io.modelregistry.source.CommitLog.FileChange;
import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;

/**
 * A {@link HistoryState} as bytes, for the next run of this very program: each text and each
 * subject once, then what refers to them by number. Whoever keeps it sees to it that what is read
 * is what was written.
 */
final class HistoryStateText {
  /** Rises when the form changes, or when the same past may come to something else. */
  private static final int FORM = 2;

  private static final JsonNodeFactory NODES = JsonNodeFactory.instance;
  private static final int NONE = -1;
  private static final int NUMBER = 1;
  private static final int WHOLE_NUMBER = 2;
  private static final int TEXT = 3;
  private static final int FLAG = 4;
  private static final int TEXTS = 5;

  private HistoryStateText() {}

  static byte[] bytes(HistoryState state) {
    try {
      return new Writer().bytes(state);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Empty when it is of another form. */
  static Optional<HistoryState> read(ByteBuffer bytes) {
    try {
      return new Reader(bytes).state();
    } catch (RuntimeException e) {
      return Optional.empty();
    }
  }

  private static final class Writer {
    private final Map<String, Integer> numbers = new HashMap<>();
    private final List<String> texts = new ArrayList<>();
    private final Map<Subject, Integer> subjects = new LinkedHashMap<>();
    private final ByteArrayOutputStream body = new ByteArrayOutputStream(1 << 20);
    private final DataOutputStream out = new DataOutputStream(body);

    byte[] bytes(HistoryState state) throws IOException {
      map(state.latest().texts());
      text(state.currency());
      map(state.successors().texts());
      out.writeInt(state.entries().size());
      for (Entry entry : state.entries()) {
        revision(entry.revision());
        out.writeInt(entry.changes().size());
        for (Change change : entry.changes()) {
          change(change);
        }
      }
      out.writeInt(state.skipped().size());
      for (Skipped skipped : state.skipped()) {
        revision(skipped.revision());
        text(skipped.path());
      }
      out.writeInt(state.former().size());
      for (Map.Entry<Subject, Subject> pair : state.former().entrySet()) {
        subject(pair.getKey());
        subject(pair.getValue());
      }
      out.writeInt(state.prices().size());
      for (Map.Entry<Subject, List<PriceText>> line : state.prices().entrySet()) {
        subject(line.getKey());
        out.writeInt(line.getValue().size());
        for (PriceText price : line.getValue()) {
          out.writeLong(price.at().getEpochSecond());
          text(price.text());
        }
      }
      out.writeInt(state.present().size());
      for (Map.Entry<Subject, FileChange> file : state.present().entrySet()) {
        subject(file.getKey());
        text(file.getValue().path());
        text(file.getValue().after());
      }
      return withTexts();
    }

    private byte[] withTexts() throws IOException {
      ByteArrayOutputStream names = new ByteArrayOutputStream(1 << 16);
      DataOutputStream table = new DataOutputStream(names);
      table.writeInt(subjects.size());
      for (Subject subject : subjects.keySet()) {
        table.writeInt(number(subject.kind().name()));
        table.writeInt(number(subject.id()));
        table.writeInt(number(subject.modelId().orElse(null)));
      }
      ByteArrayOutputStream whole = new ByteArrayOutputStream(2 * body.size());
      DataOutputStream start = new DataOutputStream(whole);
      start.writeInt(FORM);
      start.writeInt(texts.size());
      for (String text : texts) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        start.writeInt(bytes.length);
        start.write(bytes);
      }
      names.writeTo(start);
      body.writeTo(start);
      return whole.toByteArray();
    }

    private void text(@Nullable String text) throws IOException {
      out.writeInt(number(text));
    }

    private int number(@Nullable String text) {
      if (text == null) {
        return NONE;
      }
      Integer known = numbers.putIfAbsent(text, texts.size());
      if (known == null) {
        texts.add(text);
      }
      return known == null ? texts.size() - 1 : known;
    }

    private void map(Map<String, String> map) throws IOException {
      out.writeInt(map.size());
      for (Map.Entry<String, String> pair : map.entrySet()) {
        text(pair.getKey());
        text(pair.getValue());
      }
    }

    private void revision(Revision revision) throws IOException {
      text(revision.commit());
      out.writeLong(revision.committedAt().getEpochSecond());
      text(revision.author());
    }

    private void subject(Subject subject) throws IOException {
      Integer known = subjects.putIfAbsent(subject, subjects.size());
      out.writeInt(known == null ? subjects.size() - 1 : known);
    }

    private void change(Change change) throws IOException {
      text(change.kind().name());
      subject(change.subject());
      text(change.field());
      value(change.before());
      value(change.after());
      out.writeBoolean(change.price().isPresent());
      if (change.price().isPresent()) {
        terms(change.price().get());
      }
    }

    private void value(Optional<JsonNode> value) throws IOException {
      if (value.isEmpty()) {
        out.writeByte(NONE);
      } else if (value.get().isIntegralNumber()) {
        out.writeByte(WHOLE_NUMBER);
        out.writeLong(value.get().longValue());
      } else if (value.get().isNumber()) {
        out.writeByte(NUMBER);
        text(value.get().decimalValue().toString());
      } else if (value.get().isBoolean()) {
        out.writeByte(FLAG);
        out.writeBoolean(value.get().booleanValue());
      } else if (value.get().isArray()) {
        out.writeByte(TEXTS);
        out.writeInt(value.get().size());
        for (JsonNode item : value.get()) {
          text(item.stringValue());
        }
      } else {
        out.writeByte(TEXT);
        text(value.get().stringValue());
      }
    }

    private void terms(PriceTerms terms) throws IOException {
      text(terms.currency());
      text(terms.percent().map(BigDecimal::toString).orElse(null));
      text(terms.from().map(Instant::toString).orElse(null));
      text(terms.until().map(Instant::toString).orElse(null));
      out.writeBoolean(terms.when().isPresent());
      if (terms.when().isPresent()) {
        condition(terms.when().get());
      }
    }

    /** Its dates stand beside it. */
    private void condition(Condition when) throws IOException {
      count(when.inputTokensOver());
      count(when.inputTokensFrom());
      Condition.Hours hours = when.hours();
      out.writeBoolean(hours != null);
      if (hours != null) {
        out.writeLong(hours.start().toNanoOfDay());
        out.writeLong(hours.end().toNanoOfDay());
        out.writeByte(hours.days().size());
        for (DayOfWeek day : hours.days()) {
          out.writeByte(day.getValue());
        }
      }
      text(when.serviceTier());
      text(when.region());
    }

    private void count(@Nullable Long number) throws IOException {
      out.writeLong(number == null ? NONE : number);
    }
  }

  private static final class Reader {
    private final ByteBuffer in;
    private String[] texts = {};
    private Subject[] subjects = {};

    Reader(ByteBuffer in) {
      this.in = in;
    }

    Optional<HistoryState> state() {
      if (in.getInt() != FORM) {
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
        subjects[i] =
            new Subject(EntityKind.valueOf(text()), text(), Optional.ofNullable(perhaps()));
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
          new HistoryState(
              latest, currency, successors, entries, skipped, former, prices, present));
    }

    private String text() {
      return texts[in.getInt()];
    }

    private @Nullable String perhaps() {
      int number = in.getInt();
      return number == NONE ? null : texts[number];
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
        case NONE -> Optional.empty();
        case WHOLE_NUMBER -> Optional.of(NODES.numberNode(in.getLong()));
        case NUMBER -> Optional.of(NODES.numberNode(new BigDecimal(text())));
        case FLAG -> Optional.of(NODES.booleanNode(flag()));
        case TEXTS -> {
          ArrayNode items = NODES.arrayNode();
          for (int left = in.getInt(); left > 0; left--) {
            items.add(text());
          }
          yield Optional.of(items);
        }
        case TEXT -> Optional.of(NODES.stringNode(text()));
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
      return number == NONE ? null : Long.valueOf(number);
    }
  }
}
