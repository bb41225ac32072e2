package io.modelregistry.sync.report;

import io.modelregistry.json.Quoted;
import java.util.ArrayList;
import java.util.List;

/**
 * Markdown of bounded length. Whatever comes from outside stands in code spans, where it is neither
 * markup nor a mention of anybody.
 */
public final class Markdown {
  private final StringBuilder text = new StringBuilder();
  private final int budget;
  private final String rest;

  /**
   * @param budget about how many characters it may have
   * @param rest what to say after a table that was cut short: where all of it is
   */
  public Markdown(int budget, String rest) {
    this.budget = budget;
    this.rest = rest;
  }

  /** A text of somebody else, as it is. */
  public static String code(String theirs) {
    String quoted = Quoted.shortened(theirs).replace('`', '\'').replace("|", "\\|").strip();
    return quoted.isEmpty() ? "–" : "`" + quoted + "`";
  }

  /** An address of somebody else, as a link where it is an https address. */
  public static String link(String url) {
    boolean plain = url.matches("https://[A-Za-z0-9._~:/?#@!$&'*+,;=%-]{1,500}");
    return plain ? "<" + url + ">" : code(url);
  }

  /** A heading of the second level. */
  public Markdown section(String heading) {
    text.append("\n## ").append(heading).append("\n\n");
    return this;
  }

  /** A paragraph. */
  public Markdown say(String paragraph) {
    text.append(paragraph).append("\n\n");
    return this;
  }

  /** A table, as long as there is room. */
  public Markdown table(List<String> columns, List<List<String>> rows) {
    row(columns);
    row(columns.stream().map(column -> "---").toList());
    int shown = 0;
    for (List<String> row : rows) {
      if (text.length() > budget) {
        break;
      }
      row(row);
      shown++;
    }
    text.append('\n');
    return left(rows.size() - shown);
  }

  /** A list, as long as there is room. */
  public Markdown list(List<String> items, int most) {
    List<String> shown = new ArrayList<>(items.subList(0, Math.min(most, items.size())));
    while (!shown.isEmpty() && text.length() + length(shown) > budget) {
      shown.remove(shown.size() - 1);
    }
    shown.forEach(item -> text.append("- ").append(item).append('\n'));
    text.append('\n');
    return left(items.size() - shown.size());
  }

  private static int length(List<String> items) {
    return items.stream().mapToInt(item -> item.length() + 3).sum();
  }

  private Markdown left(int number) {
    if (number > 0) {
      say("… and " + number + " more; " + rest);
    }
    return this;
  }

  private void row(List<String> cells) {
    text.append("| ").append(String.join(" | ", cells)).append(" |\n");
  }

  @Override
  public String toString() {
    return text.toString().strip() + "\n";
  }
}
