package io.modelregistry.sync.offer;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What a native id says: the model's name without what belongs to the platform.
 *
 * @param stem the last segment in lower case without region, maker, mode and quantisation: {@code
 *     us.anthropic.claude-opus-4-8-v1:0} is {@code claude-opus-4-8}
 * @param maker whose prefix it carries
 * @param region the region it is bound to: {@code us}
 * @param quantization the number format it names: {@code fp8}
 */
record ModelName(
    String stem, Optional<String> maker, Optional<String> region, Optional<String> quantization) {
  private static final Pattern REGION =
      Pattern.compile("(us|eu|apac|global|au|jp|ca|us-gov|regional)\\.(.+)");

  /** Some region, but it does not say which. */
  private static final String SOMEWHERE = "regional";

  private static final Pattern OWNED = Pattern.compile("([a-z0-9-]+)\\.([a-z].*)");
  private static final Pattern FINE_TUNED = Pattern.compile("^ft:");
  private static final Pattern REVISION = Pattern.compile("-v?[0-9]+:[0-9]+$");
  private static final Pattern SIZE = Pattern.compile(":([0-9]+(\\.[0-9]+)?[bt](-.*)?)$");
  private static final Pattern DEPLOYMENT =
      Pattern.compile(
          "[-_](fp8|fp16|bf16|fp4|nvfp4|mxfp4|int4|int8|awq|gptq|gguf|[468]bit|tee|maas)$");
  private static final Pattern POINT = Pattern.compile("(?<=[0-9])p(?=[0-9])");
  private static final Pattern DATE = Pattern.compile("-20[0-9]{2}-?[01][0-9]-?[0-3][0-9]$");
  private static final Pattern BETWEEN = Pattern.compile("[^a-z0-9]+");

  static ModelName of(String servingId, String nativeId, Makers makers) {
    String[] segments = nativeId.toLowerCase(Locale.ROOT).split("/", -1);
    Optional<String> maker = Optional.empty();
    for (int i = segments.length - 2; i >= 0 && maker.isEmpty(); i--) {
      maker = makers.ofPrefix(segments[i].replaceFirst("^.*:|^[^a-z0-9]+", ""));
    }
    String name = FINE_TUNED.matcher(segments[segments.length - 1]).replaceFirst("ft-");
    Optional<String> region = Optional.empty();
    Matcher bound = REGION.matcher(name);
    if (bound.matches() && owner(bound.group(2), makers).isPresent()) {
      region = Optional.of(bound.group(1)).filter(word -> !word.equals(SOMEWHERE));
      name = bound.group(2);
    }
    Optional<String> owner = owner(name, makers);
    if (owner.isPresent()) {
      maker = maker.or(() -> owner);
      name = owned(name, owner.get(), makers);
    }
    if (name.startsWith(servingId + "-") && makers.ofServing(servingId).isEmpty()) {
      name = name.substring(servingId.length() + 1);
    }
    name = withoutMaker(withoutMode(name), makers);
    Optional<String> quantization = Optional.empty();
    for (Matcher end = DEPLOYMENT.matcher(name); end.find(); end = DEPLOYMENT.matcher(name)) {
      String word = end.group(1);
      if (!List.of("tee", "maas").contains(word)) {
        quantization = Optional.of(word);
      }
      name = name.substring(0, end.start());
    }
    return new ModelName(POINT.matcher(name).replaceAll("."), maker, region, quantization);
  }

  private static Optional<String> owner(String name, Makers makers) {
    Matcher owned = OWNED.matcher(name);
    return owned.matches() ? makers.ofPrefix(owned.group(1)) : Optional.empty();
  }

  /** The name after its maker: {@code meta.llama4} is a Llama, {@code deepseek.r1} no R. */
  private static String owned(String name, String maker, Makers makers) {
    int dot = name.indexOf('.');
    String rest = name.substring(dot + 1);
    String whole = name.substring(0, dot) + "-" + rest;
    boolean incomplete =
        makers.ofName(rest).isEmpty() && makers.ofName(whole).filter(maker::equals).isPresent();
    return incomplete ? whole : rest;
  }

  /** {@code anthropic-claude-3-haiku} names its maker twice, {@code claude-3-haiku} once. */
  private static String withoutMaker(String name, Makers makers) {
    for (int at = name.indexOf('-'); at > 0; at = name.indexOf('-', at + 1)) {
      String rest = name.substring(at + 1);
      Optional<String> maker = makers.ofPrefix(name.substring(0, at));
      if (maker.isPresent() && maker.equals(makers.ofName(rest))) {
        return rest;
      }
    }
    return name;
  }

  private static String withoutMode(String name) {
    String rest = REVISION.matcher(name).replaceFirst("");
    int at = rest.indexOf('@');
    if (at > 0) {
      rest = rest.substring(0, at);
    }
    Matcher size = SIZE.matcher(rest);
    if (size.find()) {
      return rest.substring(0, size.start()) + "-" + size.group(1);
    }
    int colon = rest.indexOf(':');
    return colon > 0 ? rest.substring(0, colon) : rest;
  }

  /** The same for all spellings of one name: {@code claude-opus-4-8}, {@code claude_opus_4.8}. */
  String key() {
    return key(stem);
  }

  /** The key without a date at its end. */
  String undatedKey() {
    return key(DATE.matcher(stem).replaceFirst(""));
  }

  /** Letters and digits in lower case; whatever stands between them becomes one hyphen. */
  static String key(String text) {
    return String.join("-", words(text));
  }

  /** Runs of letters and digits, in lower case. */
  static List<String> words(String text) {
    List<String> words = new ArrayList<>();
    for (String word : BETWEEN.split(text.toLowerCase(Locale.ROOT), -1)) {
      if (!word.isEmpty()) {
        words.add(word);
      }
    }
    return words;
  }
}
