package io.modelregistry.publish;

import java.time.Duration;
import java.util.Locale;

/**
 * How long caches may go on serving an object after it was changed or deleted, by its
 * Cache-Control: RFC 9111, and RFC 5861 for stale answers.
 */
final class CacheLifetime {
  /** What CloudFront and others take when an object says nothing. */
  private static final Duration UNSAID = Duration.ofDays(1);

  private static final long LONGEST = Duration.ofDays(366).toSeconds();

  private CacheLifetime() {}

  static Duration of(String cacheControl) {
    long fresh = -1;
    long stale = 0;
    for (String part : cacheControl.toLowerCase(Locale.ROOT).split(",", -1)) {
      String[] directive = part.strip().split("=", 2);
      long seconds = directive.length == 2 ? seconds(directive[1]) : 0;
      switch (directive[0].strip()) {
        case "no-store", "no-cache" -> fresh = Math.max(fresh, 0);
        case "max-age", "s-maxage" -> fresh = Math.max(fresh, seconds);
        case "stale-while-revalidate", "stale-if-error" -> stale = Math.max(stale, seconds);
        default -> {}
      }
    }
    return fresh < 0 ? UNSAID : Duration.ofSeconds(Math.min(fresh + stale, LONGEST));
  }

  /** What never changes is only ever asked for by something else that still refers to it. */
  static boolean isForever(String cacheControl) {
    return cacheControl.toLowerCase(Locale.ROOT).contains("immutable");
  }

  private static long seconds(String text) {
    String digits = text.strip().replace("\"", "");
    return digits.matches("[0-9]{1,9}") ? Long.parseLong(digits) : 0;
  }
}
