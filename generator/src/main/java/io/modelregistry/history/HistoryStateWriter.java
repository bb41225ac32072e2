package io.modelregistry.history;

import io.modelregistry.model.Condition;
import io.modelregistry.source.CommitLog.FileChange;
import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.DayOfWeek;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * Writes a {@link HistoryState} for the next run of this very program: each text and each subject
 * once, then what refers to them by number. Whoever keeps it sees to it that what is read is what
 * was written.
 */
final class HistoryStateWriter {
  /** Rises when the form changes, or when the same past may come to something else. */
  static final int FORM = 2;

  static final int NONE = -1;
  static final int NUMBER = 1;
  static final int WHOLE_NUMBER = 2;
  static final int TEXT = 3;
  static final int FLAG = 4;
  static final int TEXTS = 5;

  private final Map<String, Integer> numbers = new HashMap<>();
  private final List<String> texts = new ArrayList<>();
  private final Map<Subject, Integer> subjects = new LinkedHashMap<>();
  private final ByteArrayOutputStream body = new ByteArrayOutputStream(1 << 20);
  private final DataOutputStream out = new DataOutputStream(body);

  private HistoryStateWriter() {}

  static byte[] bytes(HistoryState state) {
    try {
      return new HistoryStateWriter().write(state);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private byte[] write(HistoryState state) throws IOException {
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
