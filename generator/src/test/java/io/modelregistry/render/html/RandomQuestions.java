package io.modelregistry.render.html;

import io.modelregistry.model.Unit;
import io.modelregistry.model.Units;
import io.modelregistry.render.json.ObjectBuilder;
import java.math.BigDecimal;
import java.util.List;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Questions about a registry, right ones and wrong ones, drawn from a seed. */
final class RandomQuestions {
  private static final JsonNodeFactory NODES = JsonNodeFactory.instance;
  private static final List<String> QUESTIONS =
      List.of(
          "find",
          "recommend",
          "cheapest",
          "availability",
          "fallbacks",
          "best_route",
          "alternatives",
          "cheaper",
          "search",
          "search");
  private static final List<String> TIMES =
      List.of(
          "2026-11-22",
          "2026-11-21",
          "2026-12-01",
          "2027-03-02",
          "2026-11-22T12:00:00Z",
          "2026-11-22T11:59:59.999999999Z",
          "2026-11-23T05:59:59Z",
          "2026-11-23T08:30:00+01:00",
          "2026-11-25T23:59:59.500Z",
          "2026-11-28t23:00:00z");
  private static final List<String> NO_TIMES =
      List.of("2026-02-30", "soon", "2026-11-22T12:00Z", "2026-13-01", "0000-01-01", "2026-1-1");

  private final Chance chance;
  private final RandomRegistry.Drawn drawn;

  RandomQuestions(Chance chance, RandomRegistry.Drawn drawn) {
    this.chance = chance;
    this.drawn = drawn;
  }

  /** A question to the desk of questions. */
  ObjectNode question() {
    String word = chance.of(QUESTIONS);
    ObjectBuilder asked = new ObjectBuilder().text("question", word);
    asked.text("at", chance.orNull(0.7, chance.of(TIMES)));
    if (chance.chance(0.1)) {
      asked.text("currency", chance.of("EUR", "USD", "GBP"));
    }
    boolean isAboutModel =
        List.of("availability", "fallbacks", "best_route", "alternatives", "cheaper")
            .contains(word);
    if (isAboutModel || (word.equals("cheapest") && chance.chance(0.3))) {
      subject(asked, word);
    }
    if (chance.chance(0.4)) {
      tokens(asked);
    }
    scope(asked, word);
    if (!List.of("availability", "alternatives", "cheaper").contains(word)) {
      wanted(asked, word);
    }
    if (word.equals("fallbacks") || word.equals("best_route")) {
      asked.words("down", chance.some(drawn.routes(), 0, chance.of(0, 0, 40)));
    }
    if (!word.equals("availability") && !word.equals("search")) {
      asked.number("left_out", chance.maybe(0, 3, 1_000));
    }
    if (List.of("find", "recommend", "cheapest", "alternatives", "cheaper").contains(word)) {
      asked.number("limit", chance.maybe(1, 3, 1_000));
    }
    if (word.equals("recommend")) {
      purpose(asked);
    }
    if (word.equals("search")) {
      search(asked);
    }
    ObjectNode question = asked.build();
    return chance.chance(0.05) ? wronged(question) : question;
  }

  private void subject(ObjectBuilder asked, String word) {
    if (word.equals("cheaper") && chance.chance(0.3)) {
      asked.text("route", chance.of(drawn.routes()));
      return;
    }
    asked.text("model", name());
    if (word.equals("cheaper") && chance.chance(0.2)) {
      asked.text("platform", chance.of(RandomRegistry.PLATFORMS));
    }
  }

  private String name() {
    return switch (chance.between(0, 9)) {
      case 0 -> chance.of(drawn.modelStrings());
      case 1 -> "ALIAS-" + chance.of(drawn.models());
      case 2 -> chance.of("shared", "Other", "alpha-0", "nobody", "aplha", "vendor/same");
      default -> chance.of(drawn.models());
    };
  }

  private void tokens(ObjectBuilder asked) {
    if (chance.chance(0.8)) {
      asked.number(
          "prompt_tokens",
          chance.of(0L, 1L, 999L, 3_000L, 31_000L, 150_000L, 1_000_000_000_000_000L / 10));
    }
    if (chance.chance(0.8)) {
      asked.number("max_output_tokens", chance.of(0, 1, 500, 4_096, 60_000));
    }
  }

  private void scope(ObjectBuilder asked, String word) {
    boolean isChain = List.of("fallbacks", "best_route").contains(word);
    if (!word.equals("availability") && chance.chance(0.2)) {
      asked.words("platforms", chance.some(RandomRegistry.PLATFORMS, 0, 3));
    }
    if (!word.equals("availability") && !isChain && chance.chance(0.2)) {
      asked.words("providers", chance.some(List.of("acme", "borealis", "closed", "eclair"), 0, 2));
    }
  }

  private void wanted(ObjectBuilder asked, String word) {
    List<String> keys = chance.some(RandomRegistry.CAPABILITIES, 0, 4);
    int split = chance.between(0, keys.size());
    boolean hasOptional = List.of("find", "recommend").contains(word);
    asked.words("require", keys.subList(0, Math.min(split, 2)));
    if (hasOptional) {
      asked.words("optional", keys.subList(Math.min(split, 2), keys.size()));
    } else if (chance.chance(0.3)) {
      asked.words("exclude", keys.subList(split, keys.size()));
    }
  }

  private void purpose(ObjectBuilder asked) {
    asked.number("min_context", chance.maybe(1, 32_000, 200_000));
    asked.text("budget", chance.maybe("0", "0.01", "0.05", "1"));
    asked.text("budget_per_million", chance.maybe("0.5", "10.25"));
    asked.text("prefer", chance.maybe("cost", "latency", "context"));
  }

  private void search(ObjectBuilder asked) {
    if (chance.chance(0.8)) {
      asked.text(
          "text",
          String.join(
              chance.of(" ", "-", "/"),
              chance.some(
                  List.of(
                      "alp", "gpt4", "NANO", "sonet", "mini", "4", "70b", "instrct", "éclair",
                      "acme", "v", "modél", "company", "—"),
                  0,
                  2)));
    }
    if (chance.chance(0.3)) {
      asked.words("status", chance.some(List.of("active", "beta", "deprecated"), 0, 2));
      asked.flag("open_weights", chance.maybe(true, false));
    }
    if (chance.chance(0.3)) {
      asked.words("input_modalities", chance.some(RandomRegistry.MODALITIES, 0, 2));
      asked.words("output_modalities", chance.some(RandomRegistry.MODALITIES, 0, 1));
      asked.words("tags", chance.some(RandomRegistry.TAGS, 0, 1));
    }
    if (chance.chance(0.2)) {
      asked.text("released_from", chance.maybe("2025", "2025-03", "2025-03-09"));
      asked.text("released_until", chance.maybe("2025", "2025-03", "2025-03-08"));
    }
    asked.flag("usable", chance.maybe(true, false));
    if (chance.chance(0.3)) {
      asked.text("min_cost", chance.maybe("0", "0.01"));
      asked.text("max_cost", chance.maybe("0", "0.05"));
      asked.text("max_input_cost", chance.maybe("0", "5.5"));
      asked.text("max_output_cost", chance.maybe("10"));
    }
    if (chance.chance(0.2)) {
      asked.number("min_context", chance.maybe(32_000));
      asked.number("max_context", chance.maybe(128_000));
    }
    asked.text(
        "sort",
        chance.maybe(
            "relevance",
            "id",
            "-id",
            "name",
            "-name",
            "cost",
            "-cost",
            "context",
            "-context",
            "released",
            "-released"));
    asked.number("page", chance.maybe(2, 1_000));
    asked.number("page_size", chance.maybe(5, 1_000));
  }

  /** A like question with one thing wrong in it. */
  private ObjectNode wronged(ObjectNode question) {
    // Which of two mistakes is told is not fixed.
    question.remove(List.of("at", "route", "platform"));
    if (question.has("model") || question.get("question").stringValue().equals("cheaper")) {
      question.put("model", drawn.models().get(0));
    }
    return switch (chance.between(0, 7)) {
      case 0 -> question.put("nonsense", 1);
      case 6 -> question.put("at", chance.of(NO_TIMES));
      case 1 -> question.put("prompt_tokens", -1);
      case 2 -> question.put("max_output_tokens", new BigDecimal("1.5"));
      case 3 -> question.put("platforms", "hub");
      case 4 -> question.put("currency", "usd");
      case 5 -> question.set("platforms", NODES.arrayNode().add("hubb"));
      default -> question.put("model", 7);
    };
  }

  /** A question to the desk of costs. */
  ObjectNode cost() {
    ObjectBuilder asked = new ObjectBuilder();
    switch (chance.between(0, 3)) {
      case 0 -> asked.text("model_id", name());
      case 1 -> asked.text("model_string", name());
      default ->
          asked.text(
              "route_id",
              chance.chance(0.97)
                  ? chance.of(drawn.routes())
                  : chance.of("alpha-0--hub", "gpt--hubb", "x"));
    }
    ObjectNode question = asked.build();
    if (!question.has("route_id") && chance.chance(0.8)) {
      question.put("platform", chance.chance(0.97) ? chance.of(RandomRegistry.PLATFORMS) : "hubb");
    }
    question.set("usage", chance.chance(0.85) ? usage() : wrongUsage());
    ObjectBuilder more = new ObjectBuilder();
    more.text("at", chance.of(chance.chance(0.03) ? NO_TIMES : TIMES));
    if (chance.chance(0.3)) {
      more.text("service_tier", chance.of(RandomRegistry.TIERS));
    }
    if (chance.chance(0.3)) {
      more.text("region", chance.of(RandomRegistry.REGIONS));
    }
    question.setAll(more.build());
    if (chance.chance(0.02)) {
      question.put(chance.of("model_strin", "nonsense", "service_tier"), 1);
    }
    return question;
  }

  /** Counts that agree with each other: each part within what its wholes have left. */
  private ObjectNode usage() {
    ObjectNode usage = NODES.objectNode();
    long input = chance.of(0L, 1L, 1_000L, 1_001L, 2_999L, 3_000L, 123_457L, 99_999_999_999_999L);
    usage.put("input_tokens", input);
    if (chance.chance(0.9)) {
      usage.put("output_tokens", chance.between(0, 100_000));
    }
    if (chance.chance(0.5)) {
      long read = input / chance.between(2, 7);
      usage.put("cache_read_tokens", read);
      if (chance.chance(0.4)) {
        usage.put("input_audio_tokens", input / 3);
        usage.put("cache_audio_read_tokens", Math.min(read, input / 3) / chance.between(1, 3));
      }
    }
    if (chance.chance(0.2)) {
      usage.put("cache_write_tokens", input / 9);
      usage.put("cache_write_5m_tokens", input / 20);
    }
    if (usage.has("output_tokens") && chance.chance(0.3)) {
      usage.put("output_reasoning_tokens", usage.get("output_tokens").longValue() / 2);
    }
    for (String alone : List.of("requests", "web_searches", "input_images", "input_characters")) {
      if (chance.chance(0.15)) {
        usage.put(alone, chance.between(0, 20));
      }
    }
    return usage;
  }

  private ObjectNode wrongUsage() {
    ObjectNode usage = usage();
    Unit any = chance.of(List.copyOf(Units.all()));
    return switch (chance.between(0, 9)) {
      case 0 -> usage.put("output_tokens", -chance.between(1, 9));
      case 1 -> usage.put("input_tokens", new BigDecimal("10.5"));
      case 2 -> usage.put(chance.of("inptu_tokens", "input_cost", "nonsense", "tokens\n"), 1);
      case 3 -> usage.put("input_tokens", chance.of("12", "many \"ones\"", ""));
      case 4 -> usage.put("cache_read_tokens", 999_999_999_999_999L);
      case 5 ->
          usage.set(
              "output_tokens",
              chance.of(NODES.booleanNode(true), NODES.arrayNode().add(1), NODES.nullNode()));
      case 6 -> NODES.objectNode().put("cache_read_tokens", chance.between(0, 2));
      default -> usage.put(any.usage(), chance.between(0, 500));
    };
  }
}
