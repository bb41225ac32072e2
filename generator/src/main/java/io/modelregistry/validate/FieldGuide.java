package io.modelregistry.validate;

import io.modelregistry.finding.Finding;
import io.modelregistry.json.JsonDocument;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** What the schemas say about single fields, for whoever fills them in. */
public final class FieldGuide {
  private static final Set<String> TEXT = Set.of("string");

  private FieldGuide() {}

  /** The fields of a file of that kind, in canonical order. */
  public static List<String> names(DocumentKind kind) {
    return List.copyOf(Schemas.shape(kind).names());
  }

  /** Whether a file of that kind is incomplete without the field. */
  public static boolean isRequired(DocumentKind kind, String name) {
    return Schemas.shape(kind).required().contains(name);
  }

  /** Whether the value at {@code pointer} can be nothing but text. */
  public static boolean isText(DocumentKind kind, String pointer) {
    return Schemas.shape(kind).at(pointer).types().equals(TEXT);
  }

  /** What it means, in the schema's words. */
  public static Optional<String> description(DocumentKind kind, String pointer) {
    return Optional.ofNullable(Schemas.shape(kind).at(pointer).description());
  }

  /** A lawful value as JSON. */
  public static Optional<String> example(DocumentKind kind, String pointer) {
    return Optional.ofNullable(Schemas.shape(kind).at(pointer).example());
  }

  /** The only lawful texts; empty when there are others. */
  public static Set<String> words(DocumentKind kind, String pointer) {
    return Schemas.shape(kind).at(pointer).words();
  }

  /** What is wrong with a document by its schema alone. */
  public static List<Finding> problems(DocumentKind kind, JsonDocument document) {
    return SchemaCheck.findings(kind, document);
  }
}
