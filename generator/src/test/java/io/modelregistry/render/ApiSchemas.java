package io.modelregistry.render;

import com.networknt.schema.InputFormat;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.util.List;

/** Checks artifacts against the schemas as they lie in the repository. */
public final class ApiSchemas {
  private static final String BASE = "https://modelregistry.io/schemas/";

  private static final SchemaRegistry SCHEMAS =
      SchemaRegistry.withDefaultDialect(
          SpecificationVersion.DRAFT_2020_12,
          builder ->
              builder.schemaIdResolvers(
                  resolvers -> resolvers.mapPrefix(BASE, "classpath:schemas/")));

  private ApiSchemas() {}

  /**
   * What is wrong with a document, a line each.
   *
   * @param schema path below the folder of schemas, perhaps with a pointer
   */
  public static List<String> problems(String schema, String json) {
    return SCHEMAS
        .getSchema(SchemaLocation.of(BASE + schema))
        .validate(json, InputFormat.JSON)
        .stream()
        .map(error -> error.getInstanceLocation() + ": " + error.getMessage())
        .toList();
  }
}
