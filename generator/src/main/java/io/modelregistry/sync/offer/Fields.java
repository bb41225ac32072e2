package io.modelregistry.sync.offer;

import io.modelregistry.json.Quoted;
import io.modelregistry.model.PartialDate;
import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.net.URI;
import java.net.URISyntaxException;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** The fields of one entry; whatever is not as expected is reported and taken as absent. */
public final class Fields {
  private static final MathContext DIGITS = new MathContext(15, RoundingMode.HALF_EVEN);
  private static final Pattern NUMBER = Pattern.compile("-?[0-9]{1,30}(\\.[0-9]{1,60})?");
  private static final Pattern UNPRINTABLE = Pattern.compile("[\\p{Cc}\\p{Cf}\\p{Cs}\\p{Cn}]");

  private static final Pattern FILLED_IN = Pattern.compile("\\$\\{([A-Za-z][A-Za-z0-9_]{0,60})\\}");

  /** Nothing costs or holds more, and nothing that is not zero less than its inverse. */
  private static final int MAX_EXPONENT = 12;

  private static final BigDecimal MAX_LIMIT = BigDecimal.valueOf(1_000_000_000);

  private static final int MAX_ADDRESS = 2000;

  private final ObjectNode entry;
  private final String subject;
  private final Remarks remarks;

  public Fields(ObjectNode entry, String subject, Remarks remarks) {
    this.entry = entry;
    this.subject = subject;
    this.remarks = remarks;
  }

  private @Nullable JsonNode present(String name) {
    JsonNode value = entry.get(name);
    return value == null || value.isNull() ? null : value;
  }

  private void odd(String name, JsonNode value, String why) {
    remarks.say(
        Remarks.ODD_VALUE, subject, name + " " + why + ": " + Quoted.shortened(value.toString()));
  }

  /** Text on one line, trimmed and shortened to {@code max} characters. */
  public @Nullable String text(String name, int max) {
    JsonNode value = present(name);
    if (value == null) {
      return null;
    }
    if (!value.isString()) {
      odd(name, value, "is no text");
      return null;
    }
    String text = UNPRINTABLE.matcher(value.stringValue()).replaceAll(" ").strip();
    if (text.length() > max) {
      odd(name, value, "is longer than " + max + " characters, shortened");
      int end = Character.isHighSurrogate(text.charAt(max - 1)) ? max - 1 : max;
      text = text.substring(0, end).strip();
    }
    return text.isEmpty() ? null : text;
  }

  public @Nullable Boolean flag(String name) {
    JsonNode value = present(name);
    if (value == null) {
      return null;
    }
    if (!value.isBoolean()) {
      odd(name, value, "is neither true nor false");
      return null;
    }
    return value.booleanValue();
  }

  /** A date of one of the three forms; null when it is none or no real date. */
  public @Nullable String date(String name) {
    String text = text(name, 40);
    if (text == null) {
      return null;
    }
    try {
      return new PartialDate(text).text();
    } catch (DateTimeException e) {
      remarks.say(Remarks.ODD_VALUE, subject, name + " is no date: " + Quoted.shortened(text));
      return null;
    }
  }

  /** The last day a date of this entry can mean. */
  static Optional<LocalDate> lastDay(@Nullable String date) {
    return Optional.ofNullable(date).map(text -> new PartialDate(text).lastDay());
  }

  /** A number of at most 15 significant digits; text that is a number counts, reported. */
  public @Nullable BigDecimal number(String name) {
    JsonNode value = present(name);
    if (value == null) {
      return null;
    }
    BigDecimal number;
    if (value.isNumber()) {
      number = value.decimalValue();
    } else if (value.isString() && NUMBER.matcher(value.stringValue()).matches()) {
      odd(name, value, "is a number written as text");
      number = new BigDecimal(value.stringValue());
    } else {
      odd(name, value, "is no number");
      return null;
    }
    long exponent = (long) number.precision() - number.scale();
    if (number.signum() != 0 && (exponent > MAX_EXPONENT || exponent < -MAX_EXPONENT)) {
      remarks.say(
          Remarks.ODD_VALUE, subject, name + " is far too large or too small to be true, left out");
      return null;
    }
    return number.signum() == 0 ? BigDecimal.ZERO : number.round(DIGITS).stripTrailingZeros();
  }

  /** A whole number of tokens, 0 included. */
  public @Nullable Long tokens(String name) {
    BigDecimal number = number(name);
    if (number == null) {
      return null;
    }
    if (number.signum() < 0 || number.compareTo(MAX_LIMIT) > 0 || number.scale() > 0) {
      remarks.say(
          Remarks.IMPOSSIBLE_LIMIT,
          subject,
          name + " " + number.toPlainString() + " is no number of tokens, left out");
      return null;
    }
    return number.longValueExact();
  }

  public @Nullable Fields object(String name) {
    JsonNode value = present(name);
    if (value == null) {
      return null;
    }
    if (!value.isObject()) {
      odd(name, value, "is no object");
      return null;
    }
    return new Fields((ObjectNode) value, subject, remarks);
  }

  /** The objects in an array. */
  public List<Fields> objects(String name) {
    List<Fields> objects = new ArrayList<>();
    JsonNode value = present(name);
    if (value != null && !value.isArray()) {
      odd(name, value, "is no list");
    } else if (value != null) {
      for (JsonNode element : value) {
        if (element.isObject()) {
          objects.add(new Fields((ObjectNode) element, subject, remarks));
        } else {
          odd(name, element, "holds something that is no object");
        }
      }
    }
    return objects;
  }

  /** The names of an object's properties that hold objects, sorted. */
  public List<String> names() {
    List<String> names = new ArrayList<>(entry.propertyNames());
    names.sort(null);
    return names;
  }

  /** The texts in an array, each once, in their order. */
  public List<String> texts(String name, int max) {
    List<String> texts = new ArrayList<>();
    JsonNode value = present(name);
    if (value != null && !value.isArray()) {
      odd(name, value, "is no list");
    } else if (value != null) {
      for (JsonNode element : value) {
        if (element.isString() && element.stringValue().length() <= max) {
          if (!texts.contains(element.stringValue())) {
            texts.add(element.stringValue());
          }
        } else {
          odd(name, element, "holds something that is no short text");
        }
      }
    }
    return texts;
  }

  /** An https address of a public host, as a file may hold it; others are reported. */
  public @Nullable String address(String name) {
    String text = text(name, MAX_ADDRESS);
    if (text == null || isPublic(text)) {
      return text;
    }
    unlawful(name, text);
    return null;
  }

  /** The https addresses of public hosts in an array, in their order; others are reported. */
  public List<String> addresses(String name) {
    List<String> addresses = new ArrayList<>();
    for (String text : texts(name, MAX_ADDRESS)) {
      if (isPublic(text)) {
        addresses.add(text);
      } else {
        unlawful(name, text);
      }
    }
    return addresses;
  }

  /** An https address whose parts in <code>${NAME}</code> the caller fills in, as {name}. */
  public @Nullable String endpoint(String name) {
    String text = text(name, MAX_ADDRESS);
    if (text == null) {
      return null;
    }
    String endpoint =
        FILLED_IN.matcher(text).replaceAll(m -> "{" + m.group(1).toLowerCase(Locale.ROOT) + "}");
    if (isPublic(FILLED_IN.matcher(text).replaceAll("www.example.com"))) {
      return endpoint;
    }
    unlawful(name, text);
    return null;
  }

  private static boolean isPublic(String text) {
    try {
      URI uri = new URI(text);
      String host = uri.getHost();
      return "https".equals(uri.getScheme())
          && host != null
          && host.contains(".")
          && !host.matches("[0-9.]+|.*\\.(local|localhost|internal|lan)\\.?")
          && uri.getUserInfo() == null;
    } catch (URISyntaxException e) {
      return false;
    }
  }

  private void unlawful(String name, String text) {
    remarks.say(
        Remarks.UNLAWFUL_ADDRESS,
        subject,
        name + " is no https address of a public host, left out: " + Quoted.shortened(text));
  }
}
