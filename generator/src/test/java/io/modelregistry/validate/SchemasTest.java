package io.modelregistry.validate;

import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.Error;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import io.modelregistry.json.DocumentReader;
import io.modelregistry.json.JsonDocument;
import io.modelregistry.json.JsonText;
import io.modelregistry.json.Pointers;
import io.modelregistry.json.ReadResult;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.function.BiConsumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;

/** Holds the law of our own schemas: valid, described, closed, bounded, with examples that fit. */
final class SchemasTest {
  private static final Path FOLDER = Path.of("..", "schemas");
  private static final Map<String, JsonNode> SCHEMAS = read();
  private static final SchemaRegistry REGISTRY =
      SchemaRegistry.withDefaultDialect(
          SpecificationVersion.DRAFT_2020_12,
          builder ->
              builder.schemas(
                  SCHEMAS.entrySet().stream()
                      .collect(
                          Collectors.toMap(
                              entry -> Schemas.BASE + entry.getKey(),
                              entry -> JsonText.compact(entry.getValue())))));

  private static Map<String, JsonNode> read() {
    Map<String, JsonNode> schemas = new TreeMap<>();
    try (Stream<Path> files = Files.list(FOLDER)) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        ReadResult result =
            DocumentReader.read(file.getFileName().toString(), Files.readAllBytes(file));
        assertThat(result.findings()).isEmpty();
        schemas.put(
            file.getFileName().toString(), result.document().map(JsonDocument::root).orElseThrow());
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return schemas;
  }

  private static JsonNode schema(String file) {
    return Objects.requireNonNull(SCHEMAS.get(file));
  }

  static List<String> files() {
    return List.copyOf(SCHEMAS.keySet());
  }

  @ParameterizedTest
  @MethodSource("files")
  void each_schema_is_valid_by_its_metaschema(String file) {
    Schema metaschema =
        REGISTRY.getSchema(SchemaLocation.of("https://json-schema.org/draft/2020-12/schema"));

    assertThat(metaschema.validate(schema(file))).isEmpty();
  }

  @ParameterizedTest
  @MethodSource("files")
  void each_schema_names_itself(String file) {
    assertThat(schema(file).get("$id").stringValue()).isEqualTo(Schemas.BASE + file);
    assertThat(schema(file).get("$schema").stringValue())
        .isEqualTo("https://json-schema.org/draft/2020-12/schema");
  }

  @ParameterizedTest
  @MethodSource("files")
  void each_property_is_described(String file) {
    List<String> silent = new ArrayList<>();
    eachSchema(
        schema(file),
        (pointer, schema) -> {
          if (isProperty(pointer) && !isDescribed(file, schema)) {
            silent.add(pointer);
          }
        });
    assertThat(silent).isEmpty();
  }

  @ParameterizedTest
  @MethodSource("files")
  void each_object_is_closed_and_each_text_list_and_number_is_bounded(String file) {
    List<String> open = new ArrayList<>();
    eachSchema(
        schema(file),
        (pointer, schema) -> {
          for (String missing : unbounded(file, schema)) {
            open.add(pointer + " lacks " + missing);
          }
        });
    assertThat(open).isEmpty();
  }

  @ParameterizedTest
  @MethodSource("files")
  void each_example_fits(String file) {
    eachSchema(
        schema(file),
        (pointer, node) -> {
          Schema schema =
              REGISTRY.getSchema(SchemaLocation.of(Schemas.BASE + file + "#" + pointer));
          for (JsonNode example : node.path("examples").values()) {
            assertThat(schema.validate(example))
                .extracting(Error::toString)
                .as(file + pointer)
                .isEmpty();
          }
        });
  }

  @ParameterizedTest
  @EnumSource
  void each_kind_of_file_has_an_example_in_canonical_form(DocumentKind kind) {
    JsonNode examples = schema(kind.schema()).path("examples");

    assertThat(examples.isEmpty()).isFalse();
    for (JsonNode example : examples.values()) {
      assertThat(CanonicalForm.write(kind, example)).isEqualTo(JsonText.pretty(example));
    }
  }

  @ParameterizedTest
  @EnumSource
  void each_kind_of_file_may_start_with_its_schema(DocumentKind kind) {
    assertThat(Schemas.shape(kind).names()).startsWith("$schema");
  }

  @Test
  void editors_know_every_kind_of_file() throws IOException {
    String settings = Files.readString(Path.of("..", ".vscode", "settings.json"));

    for (DocumentKind kind : DocumentKind.values()) {
      assertThat(settings).contains("\"./schemas/" + kind.schema() + "\"");
    }
  }

  @Test
  void the_schemas_on_the_class_path_are_those_in_the_repository() {
    Schemas.byId()
        .forEach(
            (id, schema) ->
                assertThat(JsonText.compact(schema))
                    .isEqualTo(JsonText.compact(schema(id.substring(Schemas.BASE.length())))));
  }

  private static List<String> unbounded(String file, JsonNode schema) {
    List<String> missing = new ArrayList<>();
    if (hasType(schema, "string") && !schema.has("maxLength")) {
      missing.add("maxLength");
    }
    if (hasType(schema, "array") && !schema.has("maxItems")) {
      missing.add("maxItems");
    }
    if ((hasType(schema, "integer") || hasType(schema, "number"))
        && !schema.has("maximum")
        && !schema.has("maxLength")) {
      missing.add("maximum");
    }
    if (hasType(schema, "object")
        && !file.equals("units.json")
        && !schema.has("additionalProperties")
        && !schema.has("unevaluatedProperties")) {
      missing.add("additionalProperties");
    }
    if (schema.path("additionalProperties").isObject() && hasType(schema, "object")) {
      if (!schema.has("maxProperties")) {
        missing.add("maxProperties");
      }
      if (!schema.path("propertyNames").has("maxLength")
          && !schema.path("propertyNames").has("enum")) {
        missing.add("propertyNames/maxLength");
      }
    }
    return missing;
  }

  private static boolean hasType(JsonNode schema, String type) {
    JsonNode types = schema.path("type");
    return types.isArray()
        ? types.values().stream().anyMatch(name -> name.stringValue().equals(type))
        : types.isString() && types.stringValue().equals(type);
  }

  private static boolean isProperty(String pointer) {
    return Pointers.last(Pointers.parent(pointer)).equals("properties");
  }

  private static boolean isDescribed(String file, JsonNode schema) {
    if (schema.has("description")) {
      return true;
    }
    if (!schema.has("$ref")) {
      return false;
    }
    String reference = schema.get("$ref").stringValue();
    int hash = reference.indexOf('#');
    String target = hash < 0 ? reference : hash == 0 ? file : reference.substring(0, hash);
    JsonNode referred = schema(target).at(hash < 0 ? "" : reference.substring(hash + 1));
    return isDescribed(target, referred);
  }

  /** Walks a schema and every schema inside it, but not its examples. */
  private static void eachSchema(JsonNode root, BiConsumer<String, JsonNode> visit) {
    walk("", root, visit);
  }

  private static void walk(String pointer, JsonNode schema, BiConsumer<String, JsonNode> visit) {
    if (!schema.isObject()) {
      return;
    }
    visit.accept(pointer, schema);
    for (String keyword : List.of("properties", "$defs")) {
      schema
          .path(keyword)
          .properties()
          .forEach(
              entry ->
                  walk(
                      Pointers.child(Pointers.child(pointer, keyword), entry.getKey()),
                      entry.getValue(),
                      visit));
    }
    for (String keyword : List.of("items", "additionalProperties")) {
      if (schema.has(keyword)) {
        walk(Pointers.child(pointer, keyword), schema.get(keyword), visit);
      }
    }
    JsonNode all = schema.path("allOf");
    for (int i = 0; i < all.size(); i++) {
      walk(Pointers.child(Pointers.child(pointer, "allOf"), i), all.get(i), visit);
    }
  }
}
