package io.modelregistry.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

final class JsonTextTest {
  private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

  @Test
  void writes_two_spaces_a_level_and_short_lists_on_one_line() {
    ObjectNode object = NODES.objectNode();
    object.putArray("empty");
    object.putObject("none");
    object.putArray("list").add("a").add(1);
    object.putArray("objects").addObject().put("b", true);

    assertThat(JsonText.pretty(object))
        .isEqualTo(
            """
            {
              "empty": [],
              "none": {},
              "list": ["a", 1],
              "objects": [
                {
                  "b": true
                }
              ]
            }
            """);
  }

  @Test
  void breaks_lists_that_do_not_fit_into_one_hundred_columns() {
    ObjectNode fits = NODES.objectNode();
    fits.putArray("k").add("x".repeat(88));
    ObjectNode exceeds = NODES.objectNode();
    exceeds.putArray("k").add("x".repeat(89));

    assertThat(JsonText.pretty(fits).lines()).hasSize(3).allMatch(line -> line.length() < 100);
    assertThat(JsonText.pretty(exceeds).lines()).hasSize(5);
  }

  @Test
  void writes_numbers_plain() {
    ArrayNode numbers = NODES.arrayNode();
    numbers.add(new BigDecimal("1.50")).add(new BigDecimal("1E+3")).add(new BigDecimal("1E-9"));
    numbers.add(new BigDecimal("0.000")).add(10L);

    assertThat(JsonText.compact(numbers)).isEqualTo("[1.5,1000,0.000000001,0,10]");
  }

  @Test
  void refuses_binary_floating_point() {
    assertThatThrownBy(() -> JsonText.compact(NODES.numberNode(0.1)))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void escapes_what_json_must_escape_and_nothing_else() {
    assertThat(JsonText.compact(NODES.stringNode("\"\\\n\t\u0001/é😀</script>")))
        .isEqualTo("\"\\\"\\\\\\n\\t\\u0001/é😀</script>\"");
  }

  @Property(tries = 300)
  void what_is_written_reads_back_the_same(@ForAll("trees") JsonNode tree) {
    for (String text : List.of(JsonText.pretty(tree), JsonText.compact(tree))) {
      ReadResult result = DocumentReader.read("x.json", text.getBytes(StandardCharsets.UTF_8));

      assertThat(result.findings()).isEmpty();
      JsonNode back = result.document().orElseThrow().root();
      assertThat(back).isEqualTo(tree);
      assertThat(JsonText.pretty(back)).isEqualTo(JsonText.pretty(tree));
    }
  }

  @Property(tries = 1000)
  void any_bytes_are_read_or_refused_but_never_thrown_at(@ForAll byte[] bytes) {
    ReadResult result = DocumentReader.read("x.json", bytes);

    assertThat(result.document().isPresent() || !result.findings().isEmpty()).isTrue();
  }

  @Property(tries = 1000)
  void damaged_json_is_read_or_explained(
      @ForAll("trees") JsonNode tree, @ForAll char inserted, @ForAll int seed) {
    StringBuilder text = new StringBuilder(JsonText.pretty(tree));
    int at = Math.floorMod(seed, text.length());
    if (seed % 2 == 0) {
      text.insert(at, inserted);
    } else {
      text.deleteCharAt(at);
    }

    ReadResult result =
        DocumentReader.read("x.json", text.toString().getBytes(StandardCharsets.UTF_8));

    assertThat(result.document().isPresent() || !result.findings().isEmpty()).isTrue();
    assertThat(result.findings())
        .noneMatch(finding -> finding.message().equals("this is not JSON"));
  }

  @Provide
  Arbitrary<JsonNode> trees() {
    Arbitrary<JsonNode> strings =
        Arbitraries.strings()
            .withChars('a', '"', '\\', '\n', 'é', 'ı', '/', '~', ' ')
            .ofMaxLength(30)
            .map(NODES::stringNode);
    Arbitrary<JsonNode> longs =
        Arbitraries.longs()
            .between(-999_999_999_999_999L, 999_999_999_999_999L)
            .map(NODES::numberNode);
    Arbitrary<JsonNode> decimals =
        Arbitraries.bigDecimals()
            .between(new BigDecimal("-1000000"), new BigDecimal("1000000"))
            .ofScale(8)
            .map(BigDecimal::stripTrailingZeros)
            .filter(value -> value.scale() > 0)
            .map(NODES::numberNode);
    Arbitrary<JsonNode> words =
        Arbitraries.of(NODES.booleanNode(true), NODES.booleanNode(false), NODES.nullNode());
    return Arbitraries.recursive(
        () -> Arbitraries.oneOf(strings, longs, decimals, words),
        inner ->
            Arbitraries.oneOf(
                inner.list().ofMaxSize(4).map(JsonTextTest::array),
                Arbitraries.maps(Arbitraries.strings().alpha().ofMinLength(1).ofMaxLength(8), inner)
                    .ofMaxSize(4)
                    .map(JsonTextTest::object)),
        0,
        3);
  }

  private static JsonNode array(List<JsonNode> elements) {
    return NODES.arrayNode().addAll(elements);
  }

  private static JsonNode object(java.util.Map<String, JsonNode> properties) {
    return NODES.objectNode().setAll(properties);
  }
}
