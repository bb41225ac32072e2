package io.modelregistry.sync.modelsdev;

import java.util.Map;
import java.util.stream.Collectors;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;

/** Lists of offers with all that can be odd about them. */
final class OddLists {
  private OddLists() {}

  static Arbitrary<String> arbitrary() {
    return objects(
        Arbitraries.of("a", "A", "openai", "OpenAI", "nvidia", "b c", "../x", "direct", "wafer.ai"),
        Combinators.combine(field("api"), field("env"), field("doc"), offers())
            .as(
                (api, env, doc, models) ->
                    "{%s,%s,%s,\"models\":%s}".formatted(api, env, doc, models)),
        4);
  }

  private static Arbitrary<String> offers() {
    Arbitrary<String> ids =
        Arbitraries.of(
            "m",
            "M",
            "m.js",
            "con",
            "x/m",
            "openai/gpt-9",
            "gpt-9",
            "gpt-9:free",
            "us.openai.gpt-9",
            "gpt-9-fp8",
            "gpt_9@2026",
            "é",
            "a--b",
            "llama.",
            "/",
            " ",
            "by-provider",
            "gpt-9-2026-01-01");
    Arbitrary<String> offer =
        Combinators.combine(
                field("name"),
                field("cost"),
                field("limit"),
                field("modalities"),
                field("status"),
                field("release_date"),
                field("tool_call"),
                field("provider"))
            .as((a, b, c, d, e, f, g, h) -> "{" + String.join(",", a, b, c, d, e, f, g, h) + "}");
    return Arbitraries.frequencyOf(
        net.jqwik.api.Tuple.of(9, objects(ids, offer, 6)), net.jqwik.api.Tuple.of(1, value()));
  }

  private static Arbitrary<String> field(String name) {
    return value().map(value -> "\"%s\":%s".formatted(name, value));
  }

  private static Arbitrary<String> value() {
    return Arbitraries.of(
        "null",
        "true",
        "0",
        "-1",
        "7",
        "1e400",
        "NaN",
        "0.060000000000000005",
        "[]",
        "{}",
        "\"\"",
        "\"x\"",
        "\"2026-01-02\"",
        "\"2025-02-31\"",
        "\"deprecated\"",
        "[\"text\",\"image\"]",
        "\"https://x.example.com/${KEY}\"",
        "\"http://localhost\"",
        "{\"api\":\"https://e.example.com\"}",
        "{\"input\":[\"text\",\"image\"],\"output\":[\"text\"]}",
        "{\"context\":100,\"output\":200,\"input\":50}",
        "{\"context\":50,\"output\":20}",
        "{\"context\":\"90\",\"output\":0}",
        "{\"input\":0,\"output\":0}",
        "{\"input\":1,\"output\":\"2\",\"cache_read\":0}",
        "{\"input\":1.5,\"output\":2,\"tiers\":[{\"input\":3,\"tier\":{\"type\":\"context\",\"size\":60}}]}",
        "{\"input\":-1,\"output\":-1}");
  }

  private static Arbitrary<String> objects(
      Arbitrary<String> keys, Arbitrary<String> values, int most) {
    return Arbitraries.maps(keys, values).ofMaxSize(most).map(OddLists::write);
  }

  private static String write(Map<String, String> map) {
    return map.entrySet().stream()
        .map(entry -> "\"%s\":%s".formatted(entry.getKey(), entry.getValue()))
        .collect(Collectors.joining(",", "{", "}"));
  }
}
