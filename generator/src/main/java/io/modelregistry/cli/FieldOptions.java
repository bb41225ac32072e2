package io.modelregistry.cli;

import io.modelregistry.edit.change.FieldAssignment;
import io.modelregistry.edit.change.JsonInput;
import io.modelregistry.json.DocumentReader;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;
import tools.jackson.databind.node.ObjectNode;

/** What a file is to hold, as a document and field by field. */
final class FieldOptions {
  private static final String STANDARD_INPUT = "-";

  @Option(
      names = {"-f", "--file"},
      paramLabel = "FILE|-",
      description =
          "A JSON object: for create the whole entity, for update a merge patch (RFC 7396), in"
              + " which null removes a field and lists are replaced whole. - reads standard input.")
  private @Nullable String file;

  @Option(
      names = "--set",
      paramLabel = "FIELD=VALUE",
      description = {
        "Set a field, after --file and in the order given: context_window=128000,"
            + " capabilities.vision=true, tags.-=fast (- adds to a list),"
            + " /platform_configs/a.b/x=1 (a JSON pointer, for names with dots).",
        "The value null removes the field. In a field that only holds text the value is that text,"
            + " so version=2.0 needs no quotes; elsewhere it is JSON where it is JSON, else text."
      })
  private List<String> set = new ArrayList<>();

  /** Whether standard input is the document, so that nobody can answer questions there. */
  boolean readsStandardInput() {
    return STANDARD_INPUT.equals(file);
  }

  boolean isGiven() {
    return file != null || !set.isEmpty();
  }

  /**
   * The document, if one was named.
   *
   * @throws io.modelregistry.edit.change.EditRefusal when it is no JSON object
   */
  Optional<ObjectNode> document(RegistryCommand registry) {
    if (file == null) {
      return Optional.empty();
    }
    boolean standard = file.equals(STANDARD_INPUT);
    String name = standard ? "standard input" : file;
    try (InputStream in =
        standard
            ? registry.environment.in()
            : Files.newInputStream(registry.resolve(Path.of(file)))) {
      return Optional.of(JsonInput.object(name, in.readNBytes(DocumentReader.MAX_BYTES + 1)));
    } catch (IOException e) {
      throw new InputException(name + " cannot be read.", e);
    }
  }

  /**
   * What is set.
   *
   * @throws io.modelregistry.edit.change.EditRefusal when one names no field
   */
  List<FieldAssignment> fields() {
    return set.stream().map(FieldAssignment::parse).toList();
  }
}
