package io.modelregistry.sync.openai;

import io.modelregistry.json.Quoted;
import io.modelregistry.model.PartialDate;
import io.modelregistry.model.Pricing;
import io.modelregistry.model.Unit;
import io.modelregistry.sync.offer.Cost;
import io.modelregistry.sync.offer.Facts;
import io.modelregistry.sync.offer.Fields;
import io.modelregistry.sync.offer.Modality;
import io.modelregistry.sync.offer.RateReader;
import io.modelregistry.sync.offer.Remarks;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Reads one entry of a list; what is not as expected is reported and taken as absent. */
final class ModelEntry {
  private static final String CURRENCY = "USD";

  /** Nothing costs more per million tokens; such a number counts something else. */
  private static final BigDecimal DEAREST = BigDecimal.valueOf(10_000);

  private final ListFields fields;
  private final ObjectNode entry;
  private final String subject;
  private final Remarks remarks;

  ModelEntry(ListFields fields, ObjectNode entry, String subject, Remarks remarks) {
    this.fields = fields;
    this.entry = entry;
    this.subject = subject;
    this.remarks = remarks;
  }

  Facts facts() {
    Map<String, Boolean> capabilities = new TreeMap<>();
    fields
        .capabilities()
        .forEach(
            (key, names) -> {
              Boolean flag = first(names, Fields::flag);
              if (flag != null) {
                capabilities.put(key, flag);
              }
            });
    fields
        .listed()
        .forEach(
            (name, words) -> {
              List<String> listed = texts(List.of(name));
              if (!listed.isEmpty()) {
                words.forEach((word, key) -> capabilities.put(key, listed.contains(word)));
              }
            });
    List<String> input = modalities("input");
    List<String> output = modalities("output");
    if (!input.isEmpty() && !output.isEmpty()) {
      Modality.capabilities(input, output, capabilities);
    }
    return new Facts(
        first(fields.name(), (at, name) -> at.text(name, 120)),
        null,
        capabilities,
        input,
        output,
        limits(),
        null,
        null,
        null,
        null,
        isGone() ? "deprecated" : null,
        first(fields.lastDay(), this::day),
        first(fields.replacement(), (at, name) -> at.text(name, 300)));
  }

  /** The last day that a date can mean, or the date of a moment. */
  private @Nullable String day(Fields at, String name) {
    String text = at.text(name, 40);
    try {
      return text == null
          ? null
          : new PartialDate(text.replaceFirst("[T ].*", "")).lastDay().toString();
    } catch (DateTimeException e) {
      remarks.say(Remarks.ODD_VALUE, subject, name + " is no date: " + Quoted.shortened(text));
      return null;
    }
  }

  List<String> aliases() {
    return texts(fields.aliases());
  }

  private boolean isGone() {
    return fields.gone().entrySet().stream()
        .anyMatch(gone -> gone.getValue().equals(ListFields.at(entry, gone.getKey())));
  }

  private Map<String, Long> limits() {
    Map<String, Long> limits = new TreeMap<>();
    fields
        .limits()
        .forEach(
            (limit, names) -> {
              Long tokens = first(names, Fields::tokens);
              if (tokens != null && tokens > 0) {
                limits.put(limit, tokens);
              }
            });
    Long context = limits.get(Facts.CONTEXT);
    for (String limit : List.of(Facts.INPUT, Facts.OUTPUT)) {
      Long tokens = limits.get(limit);
      if (context != null && tokens != null && tokens > context) {
        limits.remove(limit);
        remarks.say(
            Remarks.IMPOSSIBLE_LIMIT,
            subject,
            limit + " " + tokens + " is above the context window " + context + ", left out");
      }
    }
    return limits;
  }

  private List<String> modalities(String side) {
    return Modality.lawful(
        texts(fields.modalities().getOrDefault(side, List.of())), subject, remarks);
  }

  Cost cost() {
    Optional<ListFields.PriceForm> form =
        fields.prices().stream().filter(each -> each.fits(entry)).findFirst();
    if (form.isEmpty()) {
      return Cost.UNKNOWN;
    }
    RateReader rates = new RateReader(remarks, true);
    Map<Unit, BigDecimal> prices = new TreeMap<>();
    boolean zero = true;
    boolean dynamic = false;
    for (Map.Entry<String, Unit> field : form.get().units().entrySet()) {
      JsonNode value = ListFields.at(entry, field.getKey());
      Optional<BigDecimal> written = RateReader.written(value);
      int sign = written.map(BigDecimal::signum).orElse(0);
      dynamic |= sign < 0;
      if (sign == 0 && written.isPresent()) {
        continue;
      }
      zero &= written.isEmpty();
      rates
          .read(value, field.getKey(), form.get().places(), subject)
          .filter(price -> isBelievable(field.getKey(), price))
          .ifPresent(price -> prices.put(field.getValue(), price));
    }
    if (dynamic) {
      return Cost.of(new Pricing(Pricing.Kind.DYNAMIC, CURRENCY, Map.of(), List.of()));
    }
    return prices.isEmpty()
        ? zero ? Cost.ZERO : Cost.UNKNOWN
        : Cost.of(new Pricing(Pricing.Kind.METERED, CURRENCY, prices, List.of()));
  }

  private boolean isBelievable(String name, BigDecimal price) {
    if (price.compareTo(DEAREST) <= 0) {
      return true;
    }
    remarks.say(
        Remarks.OTHER_PRICE,
        subject,
        name
            + " is "
            + price.toPlainString()
            + " per million tokens, which nothing costs, left out");
    return false;
  }

  private List<String> texts(List<String> names) {
    for (String name : names) {
      if (ListFields.at(entry, name).isArray()) {
        Fields at = parent(name);
        return at == null ? List.of() : at.texts(last(name), 300);
      }
    }
    return List.of();
  }

  private <T> @Nullable T first(List<String> names, BiFunction<Fields, String, @Nullable T> read) {
    for (String name : names) {
      Fields at = parent(name);
      T value = at == null ? null : read.apply(at, last(name));
      if (value != null) {
        return value;
      }
    }
    return null;
  }

  private @Nullable Fields parent(String name) {
    int dot = name.lastIndexOf('.');
    JsonNode at = dot < 0 ? entry : ListFields.at(entry, name.substring(0, dot));
    return at.isObject() ? new Fields((ObjectNode) at, subject, remarks) : null;
  }

  private static String last(String name) {
    return name.substring(name.lastIndexOf('.') + 1);
  }
}
