package io.modelregistry.publish;

import tools.jackson.core.util.DefaultIndenter;
import tools.jackson.core.util.DefaultPrettyPrinter;
import tools.jackson.core.util.Separators;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectWriter;
import tools.jackson.databind.json.JsonMapper;

/** The JSON of this package's own files: the same bytes on every system. */
final class PublishJson {
  private static final JsonMapper MAPPER = JsonMapper.builder().build();

  private static final ObjectWriter WRITER =
      MAPPER
          .writer()
          .with(
              new DefaultPrettyPrinter(
                      Separators.createDefaultInstance()
                          .withObjectNameValueSpacing(Separators.Spacing.AFTER))
                  .withObjectIndenter(new DefaultIndenter("  ", "\n"))
                  .withArrayIndenter(new DefaultIndenter("  ", "\n")));

  private PublishJson() {}

  /**
   * @throws tools.jackson.core.JacksonException when it is no JSON
   */
  static JsonNode read(byte[] bytes) {
    return MAPPER.readTree(bytes);
  }

  static String text(JsonNode node) {
    return WRITER.writeValueAsString(node) + "\n";
  }
}
