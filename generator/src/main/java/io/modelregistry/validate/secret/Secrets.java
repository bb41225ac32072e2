package io.modelregistry.validate.secret;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/**
 * Texts that look like keys, tokens or passwords. Every pattern asks for a known beginning and the
 * length of a real secret, so that prose, model strings and names of variables are not taken for
 * one. No text makes the search slow or deep: what may begin anywhere looks only so far ahead, and
 * nothing is tried twice.
 */
public final class Secrets {
  /** The code of the rule that reports them. */
  public static final String RULE = "secret";

  /** What stands in the place of a secret. */
  public static final String MASK = "********";

  private static final int LEAST_OPAQUE = 16;
  private static final double LEAST_BITS_PER_CHARACTER = 3.0;

  private static final Pattern SECRET_NAME =
      Pattern.compile(
          "(?i)(.*(api[_-]?key|access[_-]?key|private[_-]?key|secret|password|passwd|passphrase"
              + "|credential|authorization)|(.*(access|auth|api|refresh|session|bearer)[_-]?)?token)"
              + "s?(_?value)?");

  /** Names under which a long opaque word is no secret, though they sound like it. */
  private static final Pattern HARMLESS_NAME = Pattern.compile("(?i).*(env|name|header|url|type)$");

  private static final Pattern OPAQUE = Pattern.compile("[A-Za-z0-9+/=_.~:-]+");
  private static final Pattern NAME_OF_VARIABLE =
      Pattern.compile("\\$?\\{?[A-Za-z]++(?:_[A-Za-z0-9]++)*+}?");

  /** What no secret begins in the middle of. */
  private static final String START = "(?<![A-Za-z0-9])";

  private static final List<Kind> KINDS =
      List.of(
          new Kind(
              "a private key",
              List.of("PRIVATE KEY-----"),
              "-----BEGIN [A-Z0-9 ]{0,30}PRIVATE KEY-----[^\"]*"),
          new Kind(
              "a JSON web token",
              List.of("eyJ"),
              START + "eyJ[A-Za-z0-9_-]{8,500}+\\.eyJ[A-Za-z0-9_-]{8,}+\\.[A-Za-z0-9_-]{8,}"),
          new Kind(
              "an AWS access key",
              List.of("AKIA", "ASIA"),
              START + "(?:AKIA|ASIA)[A-Z0-9]{16}(?![A-Za-z0-9])"),
          new Kind(
              "a GitHub token",
              List.of("ghp_", "gho_", "ghu_", "ghs_", "ghr_"),
              START + "gh[pousr]_[A-Za-z0-9]{30,}"),
          new Kind(
              "a GitHub token", List.of("github_pat_"), START + "github_pat_[A-Za-z0-9_]{22,}"),
          new Kind("a GitLab token", List.of("glpat-"), START + "glpat-[A-Za-z0-9_-]{20,}"),
          new Kind("a Slack token", List.of("xox"), START + "xox[abeprs]-[A-Za-z0-9-]{10,}"),
          new Kind("a Google API key", List.of("AIza"), START + "AIza[A-Za-z0-9_-]{35,}"),
          new Kind("a Google access token", List.of("ya29."), START + "ya29\\.[A-Za-z0-9_-]{20,}"),
          new Kind("a Hugging Face token", List.of("hf_"), START + "hf_[A-Za-z0-9]{30,}"),
          new Kind("a Groq key", List.of("gsk_"), START + "gsk_[A-Za-z0-9]{30,}"),
          new Kind("an xAI key", List.of("xai-"), START + "xai-[A-Za-z0-9]{30,}"),
          new Kind("an NVIDIA key", List.of("nvapi-"), START + "nvapi-[A-Za-z0-9_-]{30,}"),
          new Kind("a Replicate token", List.of("r8_"), START + "r8_[A-Za-z0-9]{30,}"),
          new Kind("a Perplexity key", List.of("pplx-"), START + "pplx-[A-Za-z0-9]{32,}"),
          new Kind("a Stripe key", List.of("k_live_"), START + "[rs]k_live_[A-Za-z0-9]{16,}"),
          new Kind(
              "an API key",
              List.of("sk-"),
              START + "c?sk-(?=(?:[A-Za-z_-]{0,100}+[0-9]){3})[A-Za-z0-9_-]{20,}"),
          new Kind(
              "a bearer token",
              List.of("earer ", "EARER "),
              START + "(?i:bearer) ++(?=(?:[A-Za-z+/_.~-]*+[0-9]){3})[A-Za-z0-9+/_.~-]{20,}=*"),
          new Kind(
              "a password in an address",
              List.of("@"),
              "(?<=://)[^/\\s:@\"<>]{1,200}:[^/\\s@\"<>]{1,200}(?=@)"));

  private Secrets() {}

  /**
   * One kind of secret.
   *
   * @param markers texts of which it holds one; looking for them first makes the search cheap
   */
  private record Kind(String name, List<String> markers, Pattern pattern) {
    Kind(String name, List<String> markers, String regex) {
      this(name, markers, Pattern.compile(regex));
    }

    boolean isIn(String text) {
      for (String marker : markers) {
        if (text.contains(marker)) {
          return pattern.matcher(text).find();
        }
      }
      return false;
    }
  }

  /** What kind of secret {@code text} holds, with its article: {@code a GitHub token}. */
  public static Optional<String> kindIn(String text) {
    return KINDS.stream().filter(kind -> kind.isIn(text)).map(Kind::name).findFirst();
  }

  /**
   * Whether a value is a secret by the name of its field: a long opaque word under {@code api_key}
   * or its like, of no kind that {@link #kindIn} would know.
   *
   * @param field the last key on the way to the value
   */
  public static boolean isSecretByName(String field, String value) {
    return isOpaque(value)
        && SECRET_NAME.matcher(field).matches()
        && !HARMLESS_NAME.matcher(field).matches()
        && bitsPerCharacter(value) >= LEAST_BITS_PER_CHARACTER;
  }

  /** The text with every known kind of secret replaced by {@link #MASK}. */
  public static String mask(String text) {
    return replace(text, secret -> MASK);
  }

  /** Likewise, but as long as before, so that columns stay where they were. */
  public static String blot(String text) {
    return replace(text, secret -> "*".repeat(secret.group().length()));
  }

  private static String replace(String text, Function<MatchResult, String> replacement) {
    String masked = text;
    for (Kind kind : KINDS) {
      if (kind.isIn(masked)) {
        masked = kind.pattern().matcher(masked).replaceAll(replacement);
      }
    }
    return masked;
  }

  private static boolean isOpaque(String value) {
    return value.length() >= LEAST_OPAQUE
        && OPAQUE.matcher(value).matches()
        && !NAME_OF_VARIABLE.matcher(value).matches()
        && !value.contains("://");
  }

  /** Shannon's entropy: about 4 for hexadecimal, above 4.5 for base 64, below 3 for repetition. */
  private static double bitsPerCharacter(String value) {
    Map<Integer, Integer> counts = new HashMap<>();
    value.chars().forEach(c -> counts.merge(c, 1, Integer::sum));
    double bits = 0;
    for (int count : counts.values()) {
      double share = (double) count / value.length();
      bits -= share * (Math.log(share) / Math.log(2));
    }
    return bits;
  }
}
