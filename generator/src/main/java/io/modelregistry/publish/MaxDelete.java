package io.modelregistry.publish;

import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * How many objects a publish may take off the site before it is refused as a likely mistake.
 *
 * @param amount 0 or more: objects, or percent of those that were published last
 */
public record MaxDelete(int amount, boolean isPercent) {
  /** A fifth. */
  public static final MaxDelete DEFAULT = new MaxDelete(20, true);

  private static final Pattern TEXT = Pattern.compile("([0-9]{1,9})(%?)");

  public MaxDelete {
    if (amount < 0 || (isPercent && amount > 100)) {
      throw new IllegalArgumentException("not a count or percentage: " + amount);
    }
  }

  /**
   * Reads {@code 50} or {@code 20%}.
   *
   * @throws IllegalArgumentException when it is neither, in words for the person who gave it
   */
  public static MaxDelete parse(String text) {
    Matcher matcher = TEXT.matcher(text.strip());
    if (!matcher.matches() || (!matcher.group(2).isEmpty() && percent(matcher) > 100)) {
      throw new IllegalArgumentException(
          "\"" + text + "\" is neither a count such as 50 nor a percentage such as 20%");
    }
    return new MaxDelete(percent(matcher), !matcher.group(2).isEmpty());
  }

  private static int percent(Matcher matcher) {
    return Integer.parseInt(matcher.group(1));
  }

  boolean allows(int gone, int published) {
    return isPercent ? gone * 100L <= (long) amount * published : gone <= amount;
  }

  @Override
  public String toString() {
    return String.format(Locale.ROOT, isPercent ? "%d%%" : "%d", amount);
  }
}
