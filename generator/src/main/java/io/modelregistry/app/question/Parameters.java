package io.modelregistry.app.question;

import io.modelregistry.derive.Refusal;
import io.modelregistry.derive.Workload;
import io.modelregistry.json.Quoted;
import io.modelregistry.model.PartialDate;
import io.modelregistry.validate.Suggestion;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;

/** The parameters of one question, read with their types. Null is the same as absent. */
final class Parameters {
  /** Longer texts are no search and no name. */
  private static final int MAX_TEXT = 200;

  private static final int MAX_LIST = 1_000;
  private static final Pattern DECIMAL = Pattern.compile("(0|[1-9][0-9]{0,28})(\\.[0-9]{1,28})?");
  private static final int MAX_DECIMAL = 30;
  private static final Pattern CURRENCY = Pattern.compile("[A-Z]{3}");

  private final JsonNode question;

  private Parameters(JsonNode question) {
    this.question = question;
  }

  /**
   * The parameters of a question that may have these and no others.
   *
   * @throws Refusal when it has others, or is no object
   */
  static Parameters of(JsonNode question, Set<String> known) {
    if (!question.isObject()) {
      throw invalid("a question is an object, such as {\"question\": \"find\"}");
    }
    for (String name : question.propertyNames()) {
      if (!known.contains(name)) {
        throw invalid(
            "the question has no parameter '"
                + Quoted.shortened(name)
                + "'"
                + Suggestion.near(name, known)
                    .findFirst()
                    .map(near -> "; did you mean '" + near + "'?")
                    .orElse("; it has " + String.join(", ", known)));
      }
    }
    return new Parameters(question);
  }

  static Refusal invalid(String message) {
    return new Refusal(Refusal.Code.INVALID_REQUEST, message);
  }

  private Optional<JsonNode> value(String name) {
    return Optional.ofNullable(question.get(name)).filter(value -> !value.isNull());
  }

  /** Any text but an empty one. */
  Optional<String> text(String name) {
    return value(name).map(value -> text(name, value));
  }

  /** Any text; empty when there is none. */
  String words(String name) {
    Optional<JsonNode> value = value(name);
    return value.isEmpty() || (value.get().isString() && value.get().stringValue().isEmpty())
        ? ""
        : text(name, value.get());
  }

  private static String text(String name, JsonNode value) {
    if (!value.isString() || value.stringValue().isEmpty()) {
      throw invalid(name + " is text, and not empty");
    }
    if (value.stringValue().length() > MAX_TEXT) {
      throw invalid(name + " has more than " + MAX_TEXT + " characters");
    }
    return value.stringValue();
  }

  String required(String name) {
    return text(name).orElseThrow(() -> invalid("the question needs " + name));
  }

  List<String> list(String name) {
    Optional<JsonNode> value = value(name);
    if (value.isEmpty()) {
      return List.of();
    }
    if (!value.get().isArray() || value.get().size() > MAX_LIST) {
      throw invalid(name + " is a list of at most " + MAX_LIST + " texts");
    }
    List<String> list = new ArrayList<>();
    value.get().values().forEach(item -> list.add(text("each of " + name, item)));
    return list;
  }

  boolean flag(String name) {
    return truth(name).orElse(false);
  }

  Optional<Boolean> truth(String name) {
    return value(name)
        .map(
            value -> {
              if (!value.isBoolean()) {
                throw invalid(name + " is true or false");
              }
              return value.booleanValue();
            });
  }

  Optional<Long> tokens(String name, long least) {
    return whole(name, least, Workload.MAX_TOKENS);
  }

  int count(String name, int least, int most, int otherwise) {
    return whole(name, least, most).map(Long::intValue).orElse(otherwise);
  }

  private Optional<Long> whole(String name, long least, long most) {
    return value(name)
        .map(
            value -> {
              if (!value.isIntegralNumber()
                  || !value.canConvertToLong()
                  || value.longValue() < least
                  || value.longValue() > most) {
                throw invalid(name + " is a whole number from " + least + " to " + most);
              }
              return value.longValue();
            });
  }

  Optional<BigDecimal> decimal(String name) {
    return value(name)
        .map(
            value -> {
              if (!value.isString()
                  || value.stringValue().length() > MAX_DECIMAL
                  || !DECIMAL.matcher(value.stringValue()).matches()) {
                throw invalid(
                    name
                        + " is a decimal of 0 or more, as text of at most "
                        + MAX_DECIMAL
                        + " characters, such as \"0.25\"");
              }
              return new BigDecimal(value.stringValue());
            });
  }

  Optional<PartialDate> date(String name) {
    return text(name)
        .map(
            text -> {
              try {
                return new PartialDate(text);
              } catch (DateTimeException e) {
                throw invalid(name + " is a day, a month or a year: 2026-04-22, 2026-04, 2026");
              }
            });
  }

  String currency(String otherwise) {
    String currency = text("currency").orElse(otherwise);
    if (!CURRENCY.matcher(currency).matches()) {
      throw invalid("currency is three capital letters, such as USD");
    }
    return currency;
  }
}
