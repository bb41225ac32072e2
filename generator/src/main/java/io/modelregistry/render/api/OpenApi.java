package io.modelregistry.render.api;

import io.modelregistry.json.JsonText;
import io.modelregistry.render.Artifact;
import io.modelregistry.render.MediaTypes;
import io.modelregistry.render.SiteBase;
import io.modelregistry.render.json.ObjectBuilder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * The API as OpenAPI 3.1.1 describes it, for tools that make clients and documentation: made from
 * {@link ApiRoute} and the schemas, whole in one file.
 */
final class OpenApi {
  private static final JsonNodeFactory NODES = JsonNodeFactory.instance;
  private static final String COMPONENTS = "#/components/schemas/";
  private static final Pattern PARAMETER = Pattern.compile("\\{([^}]+)}");

  private static final Map<String, String> PARAMETERS =
      Map.of(
          "platform_id", "Id of a platform.",
          "provider_id", "Id of a provider.",
          "model_id", "Id of a model.",
          "route_id", "Id of a route: {model_id}--{platform_id}, perhaps with --{variant}.",
          "capability", "Key of a capability.",
          "month", "A month in UTC, as yyyy-mm.",
          "table", "One of platforms, providers, models, routes, prices.",
          "schema", "Name of a schema's file.");

  private final SiteBase base;

  /** By name of the component. */
  private final Map<String, JsonNode> schemas = new TreeMap<>();

  private OpenApi(SiteBase base) {
    this.base = base;
  }

  static Artifact render(SiteBase base) {
    return Artifact.text(ApiRoute.OPENAPI.path(), JsonText.pretty(new OpenApi(base).document()));
  }

  private ObjectNode document() {
    ObjectBuilder paths = new ObjectBuilder();
    for (ApiRoute route : ApiRoute.values()) {
      if (route != ApiRoute.NOT_FOUND) {
        paths.node("/" + ApiRoute.ROOT + route.template(), path(route));
      }
    }
    String error = reference(ApiRoute.NOT_FOUND.schema().orElseThrow());
    String root = base.absolute("").orElse(base.path());
    return new ObjectBuilder()
        .text("openapi", "3.1.1")
        .object(
            "info",
            info ->
                info.text("title", "Model Registry API")
                    .text(
                        "summary",
                        "Which language model is called how, where, with which limits, and at what"
                            + " price.")
                    .text(
                        "description",
                        "Plain files that answer GET. What is unknown is left out; token prices are"
                            + " per 1,000,000 tokens. Every JSON answer has one envelope.")
                    .text("version", String.valueOf(Envelope.SCHEMA_VERSION))
                    .object("license", license()))
        .list(
            "servers",
            List.of(new ObjectBuilder().text("url", root.replaceFirst("(?<=.)/$", "")).build()))
        .node("security", NODES.arrayNode())
        .node("paths", paths.build())
        .object(
            "components",
            components ->
                components
                    .object(
                        "responses",
                        responses ->
                            responses.object(
                                "not_found",
                                new ObjectBuilder()
                                    .text("description", "There is nothing at this address.")
                                    .object("content", content("application/json", error))
                                    .build()))
                    .object("schemas", bundled()))
        .build();
  }

  private static ObjectNode license() {
    return new ObjectBuilder().text("name", "Apache 2.0").text("identifier", "Apache-2.0").build();
  }

  private ObjectNode path(ApiRoute route) {
    ArrayNode parameters = NODES.arrayNode();
    for (Matcher name = PARAMETER.matcher(route.template()); name.find(); ) {
      parameters.add(parameter(name.group(1)));
    }
    ObjectBuilder operation =
        new ObjectBuilder()
            .text("operationId", operationId(route))
            .words("tags", List.of(tag(route)))
            .text("summary", summary(route))
            .text("description", route.description());
    if (!parameters.isEmpty()) {
      operation.node("parameters", parameters);
    }
    return new ObjectBuilder()
        .object("get", operation.node("responses", responses(route)).build())
        .build();
  }

  private ObjectNode responses(ApiRoute route) {
    ObjectBuilder responses =
        new ObjectBuilder()
            .node(
                "200",
                new ObjectBuilder()
                    .text("description", route.description())
                    .object("content", answer(route))
                    .build());
    if (route.template().contains("{") || route.isDynamic()) {
      responses.node(
          "404", new ObjectBuilder().text("$ref", "#/components/responses/not_found").build());
    }
    return responses.build();
  }

  private ObjectNode answer(ApiRoute route) {
    String type = MediaTypes.of(route.isSchema() ? ".json" : route.template()).split(";", 2)[0];
    Optional<String> schema = route.schema();
    return schema.isPresent()
        ? content(type, reference(schema.get()))
        : new ObjectBuilder().node(type, NODES.objectNode()).build();
  }

  private static ObjectNode content(String type, String reference) {
    return new ObjectBuilder()
        .node(
            type,
            new ObjectBuilder()
                .object("schema", new ObjectBuilder().text("$ref", reference).build())
                .build())
        .build();
  }

  private static ObjectNode parameter(String name) {
    return new ObjectBuilder()
        .text("name", name)
        .text("in", "path")
        .text("description", PARAMETERS.getOrDefault(name, name))
        .flag("required", true)
        .object("schema", new ObjectBuilder().text("type", "string").build())
        .build();
  }

  /** {@code get_model_routes}, from the route's name. */
  private static String operationId(ApiRoute route) {
    return "get_" + route.name().toLowerCase(Locale.ROOT);
  }

  private static String tag(ApiRoute route) {
    return route.template().split("[/.]", 2)[0];
  }

  private static String summary(ApiRoute route) {
    String words = route.name().toLowerCase(Locale.ROOT).replace('_', ' ');
    return words.substring(0, 1).toUpperCase(Locale.ROOT) + words.substring(1);
  }

  /** Where a schema stands in this document, given its path below the folder of schemas. */
  private String reference(String schema) {
    return COMPONENTS + component(schema.substring("schemas/".length()));
  }

  /** The name of a schema's component, which is read with all that it refers to. */
  private String component(String path) {
    String name =
        path.replaceFirst("^api/", "").replaceFirst("(\\.schema)?\\.json$", "").replace('/', '_');
    if (!schemas.containsKey(name)) {
      // Before it is read, for schemas refer to each other.
      schemas.put(name, NODES.objectNode());
      JsonNode schema =
          JsonMapper.shared().readTree(new String(SchemaFiles.read(path), StandardCharsets.UTF_8));
      ObjectNode rewritten = (ObjectNode) rewritten(schema, path, name);
      rewritten.remove(List.of("$schema", "$id"));
      schemas.put(name, rewritten);
    }
    return name;
  }

  private JsonNode rewritten(JsonNode node, String path, String name) {
    if (node.isArray()) {
      return ObjectBuilder.array(
          node.values().stream().map(item -> rewritten(item, path, name)).toList());
    }
    if (!node.isObject()) {
      return node;
    }
    ObjectNode copy = NODES.objectNode();
    node.properties()
        .forEach(
            property ->
                copy.set(
                    property.getKey(),
                    property.getKey().equals("$ref") && property.getValue().isString()
                        ? NODES.stringNode(target(property.getValue().stringValue(), path, name))
                        : rewritten(property.getValue(), path, name)));
    return copy;
  }

  private String target(String reference, String path, String name) {
    int hash = reference.indexOf('#');
    String file = hash < 0 ? reference : reference.substring(0, hash);
    String pointer = hash < 0 ? "" : reference.substring(hash + 1);
    return COMPONENTS + (file.isEmpty() ? name : component(resolved(path, file))) + pointer;
  }

  /** A relative path, seen from another file. */
  private static String resolved(String from, String relative) {
    List<String> parts = new ArrayList<>(Arrays.asList(from.split("/", -1)));
    parts.remove(parts.size() - 1);
    for (String part : relative.split("/", -1)) {
      if (part.equals("..")) {
        parts.remove(parts.size() - 1);
      } else {
        parts.add(part);
      }
    }
    return String.join("/", parts);
  }

  private ObjectNode bundled() {
    ObjectBuilder all = new ObjectBuilder();
    for (String name : new TreeSet<>(schemas.keySet())) {
      all.node(name, schemas.getOrDefault(name, NODES.objectNode()));
    }
    return all.build();
  }
}
