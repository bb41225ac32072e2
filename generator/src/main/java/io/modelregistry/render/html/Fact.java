package io.modelregistry.render.html;

import io.modelregistry.model.SourceReference;
import io.modelregistry.registry.Stamps;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A line of a list of facts.
 *
 * @param href where the text leads; empty when nowhere
 * @param css how the text is set: empty, {@code code} for names that programs use, {@code none}
 * @param cites numbers of the sources that vouch for it, see {@link Source#numbers}
 */
record Fact(String label, String text, Optional<String> href, String css, List<Integer> cites) {

  private Fact(String label, String text, Optional<String> href, String css) {
    this(label, text, href, css, List.of());
  }

  /** This fact, which the sources of an entity vouch for under one of {@code fields}. */
  Fact from(List<SourceReference> sources, String... fields) {
    return css.equals("none")
        ? this
        : new Fact(label, text, href, css, Source.numbers(sources, List.of(fields)));
  }

  static Fact text(String label, @Nullable String text) {
    return text == null || text.isEmpty()
        ? new Fact(label, "unknown", Optional.empty(), "none")
        : new Fact(label, text, Optional.empty(), "");
  }

  static Fact code(String label, @Nullable String text) {
    return text == null || text.isEmpty()
        ? text(label, null)
        : new Fact(label, text, Optional.empty(), "code");
  }

  static Fact link(String label, Ref ref) {
    return new Fact(label, ref.name(), Optional.of(ref.href()), "");
  }

  static Fact link(String label, @Nullable String url) {
    if (url == null) {
      return text(label, null);
    }
    WebAddress address = WebAddress.of(url);
    return new Fact(label, address.text(), address.href(), "");
  }

  static Fact yesNo(String label, @Nullable Boolean fact) {
    return text(label, fact == null ? null : fact ? "yes" : "no");
  }

  static Fact list(String label, List<String> texts) {
    return text(label, String.join(", ", texts));
  }

  /** A number of tokens. */
  static Fact tokens(String label, @Nullable Long limit) {
    return text(label, limit == null ? null : Figures.grouped(limit) + " tokens");
  }

  /** Yes/no properties by name. */
  static List<Fact> features(Map<String, Boolean> features) {
    List<Fact> lines = new ArrayList<>();
    features.forEach((name, fact) -> lines.add(yesNo(words(name), fact)));
    return lines;
  }

  /** Fields that no tool changes, each with the reason. */
  static List<Fact> pinned(Map<String, String> pinned) {
    List<Fact> lines = new ArrayList<>();
    pinned.forEach(
        (field, reason) -> lines.add(text("Pinned: " + field.replace('_', ' '), reason)));
    return lines;
  }

  /** When an entity came and last changed, as days in UTC, where history knows. */
  static List<Fact> stamps(Stamps stamps) {
    List<Fact> lines = new ArrayList<>();
    if (stamps.createdAt() != null) {
      lines.add(text("Added", day(stamps.createdAt())));
    }
    if (stamps.updatedAt() != null) {
      lines.add(text("Last changed", day(stamps.updatedAt())));
    }
    return lines;
  }

  private static String day(Instant instant) {
    return LocalDate.ofInstant(instant, ZoneOffset.UTC).toString();
  }

  /** A name of the data as words; names of APIs as their owners write them. */
  private static String words(String name) {
    String text = name.replace('_', ' ').replaceFirst("^openai\\b", "OpenAI");
    return text.isEmpty()
        ? text
        : text.substring(0, 1).toUpperCase(Locale.ROOT) + text.substring(1);
  }

  boolean code() {
    return css.equals("code");
  }
}
