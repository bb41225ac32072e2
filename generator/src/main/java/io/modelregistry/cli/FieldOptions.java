package io.modelregistry.cli;

import io.modelregistry.edit.change.FieldAssignment;
import io.modelregistry.edit.change.JsonInput;
import io.modelregistry.json.DocumentReader;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;
import tools.jackson.databind.node.ObjectNode;

/** What a file is to hold, as a document and field by field. */
final class FieldOptions {
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
    return file != null && new InputFile(file).isStandardInput();
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
    return Optional.ofNullable(file)
        .map(InputFile::new)
        .map(
            input ->
                JsonInput.object(
                    input.name(),
                    input.read(registry, in -> in.readNBytes(DocumentReader.MAX_BYTES + 1))));
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
