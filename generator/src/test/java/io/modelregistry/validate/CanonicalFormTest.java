package io.modelregistry.validate;

import static org.assertj.core.api.Assertions.assertThat;

import io.modelregistry.finding.Finding;
import io.modelregistry.json.DocumentReader;
import io.modelregistry.json.JsonDocument;
import io.modelregistry.source.SourceFile;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;

final class CanonicalFormTest {
  private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

  private static JsonNode parse(String text) {
    return DocumentReader.read("x.json", text.getBytes(StandardCharsets.UTF_8))
        .document()
        .map(JsonDocument::root)
        .orElseThrow();
  }

  private static String canonical(String text) {
    return CanonicalForm.write(DocumentKind.MODEL, parse(text));
  }

  @Test
  void keys_stand_in_the_order_of_the_schema_at_every_level() {
    assertThat(
            canonical(
                """
                {"status": "active", "zzz": 1, "pricing": {"overrides": [{"multiplier": 0.50,
                 "output_cost": 2, "input_cost": null, "when": {"region": "eu", "from": "2026-01-01"}}],
                 "output_cost": 1e1, "currency": "USD", "input_cost": 1.50, "kind": "metered"},
                 "capabilities": {"vision": true, "batch": false}, "name": "X", "aaa": {"z": 1, "a": 2},
                 "pinned": {"z": "b", "a": "c"}, "$schema": "s",
                 "sources": [{"verified_at": "2026-01-01", "url": "u"}],
                 "platform_configs": {"b": {"y": 1, "x": [{"q": 1, "p": 2}]}, "a": {}}}
                """))
        .isEqualTo(
            """
            {
              "$schema": "s",
              "name": "X",
              "capabilities": {
                "batch": false,
                "vision": true
              },
              "pricing": {
                "kind": "metered",
                "currency": "USD",
                "input_cost": 1.5,
                "output_cost": 10,
                "overrides": [
                  {
                    "when": {
                      "from": "2026-01-01",
                      "region": "eu"
                    },
                    "input_cost": null,
                    "output_cost": 2,
                    "multiplier": 0.5
                  }
                ]
              },
              "platform_configs": {
                "a": {},
                "b": {
                  "x": [
                    {
                      "p": 2,
                      "q": 1
                    }
                  ],
                  "y": 1
                }
              },
              "status": "active",
              "sources": [
                {
                  "url": "u",
                  "verified_at": "2026-01-01"
                }
              ],
              "pinned": {
                "a": "c",
                "z": "b"
              },
              "zzz": 1,
              "aaa": {
                "z": 1,
                "a": 2
              }
            }
            """);
  }

  @Property(tries = 100)
  void canonical_form_is_stable_and_means_the_same(@ForAll("models") JsonNode model) {
    String once = CanonicalForm.write(DocumentKind.MODEL, model);

    assertThat(parse(once)).isEqualTo(model);
    assertThat(CanonicalForm.write(DocumentKind.MODEL, parse(once))).isEqualTo(once);
  }

  @Provide
  Arbitrary<JsonNode> models() {
    Arbitrary<String> names =
        Arbitraries.of(
            "name",
            "status",
            "pricing",
            "overrides",
            "when",
            "input_cost",
            "output_cost",
            "capabilities",
            "sources",
            "url",
            "pinned",
            "platform_configs",
            "zz",
            "links");
    Arbitrary<JsonNode> leaves =
        Arbitraries.oneOf(
            Arbitraries.strings().alpha().ofMaxLength(5).map(NODES::stringNode),
            Arbitraries.longs().between(-1000, 1000).map(NODES::numberNode),
            Arbitraries.bigDecimals()
                .between(BigDecimal.ZERO, BigDecimal.TEN)
                .ofScale(3)
                .map(BigDecimal::stripTrailingZeros)
                .filter(value -> value.scale() > 0)
                .map(NODES::numberNode),
            Arbitraries.just(NODES.nullNode()));
    Arbitrary<JsonNode> values =
        Arbitraries.recursive(
            () -> leaves,
            inner ->
                Arbitraries.oneOf(
                    inner.list().ofMaxSize(3).map(list -> NODES.arrayNode().addAll(list)),
                    Arbitraries.maps(names, inner)
                        .ofMaxSize(6)
                        .map(map -> NODES.objectNode().setAll(map))),
            0,
            3);
    return Arbitraries.maps(names, values).ofMaxSize(10).map(CanonicalFormTest::object);
  }

  private static JsonNode object(Map<String, JsonNode> properties) {
    return NODES.objectNode().setAll(properties);
  }

  @Test
  void fixing_removes_mark_order_and_line_ends_and_then_has_nothing_left_to_do() {
    SnapshotFixture registry =
        new SnapshotFixture()
            .with("registry.json", "\uFEFF{\r\n\t\"currency\": \"USD\", \"title\": \"T\"}");

    List<SourceFile> fixed = Fix.of(registry.snapshot());

    assertThat(fixed)
        .singleElement()
        .satisfies(
            file ->
                assertThat(file.bytes())
                    .asString(StandardCharsets.UTF_8)
                    .isEqualTo("{\n  \"title\": \"T\",\n  \"currency\": \"USD\"\n}\n"));
    registry.with(fixed.get(0).path(), fixed.get(0).bytes());
    assertThat(Fix.of(registry.snapshot())).isEmpty();
    assertThat(registry.validate().findings()).isEmpty();
  }

  @Test
  void fixing_leaves_alone_what_it_could_harm() {
    SnapshotFixture registry =
        new SnapshotFixture()
            .with("registry.json", "{\"title\": \"T\", \"title\": \"U\"}")
            .with("capabilities.json", "{\"capabilities\": {},}")
            .with("notes.json", "{ }")
            .with("tombstones.json", "{\"tombstones\": [1e999999]}");

    assertThat(Fix.of(registry.snapshot())).isEmpty();
  }

  @Test
  void a_file_in_another_form_is_told_at_its_first_wrong_line_and_is_fixable() {
    List<Finding> findings =
        new SnapshotFixture()
            .with("registry.json", "{\n  \"title\": \"T\",\n    \"currency\": \"USD\"\n}\n")
            .validate()
            .findings();

    assertThat(findings)
        .singleElement()
        .satisfies(
            finding -> {
              assertThat(finding.rule()).isEqualTo("not-canonical");
              assertThat(finding.fixable()).isTrue();
              assertThat(finding.location().line()).isEqualTo(3);
            });
  }

  @Test
  void the_default_vocabulary_is_canonical_and_fits_its_schema() {
    Validation validation =
        SnapshotFixture.registry().with("capabilities.json", DefaultVocabulary.bytes()).validate();

    assertThat(validation.findings()).isEmpty();
    assertThat(validation.entities().orElseThrow().capabilities())
        .isEqualTo(DefaultVocabulary.capabilities());
  }
}
