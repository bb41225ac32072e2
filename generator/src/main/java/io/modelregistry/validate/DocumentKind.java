package io.modelregistry.validate;

/** The kinds of authored file; each has its schema. */
public enum DocumentKind {
  /** {@code registry.json}. */
  REGISTRY("registry"),
  /** {@code capabilities.json}. */
  CAPABILITIES("capabilities"),
  /** {@code tombstones.json}. */
  TOMBSTONES("tombstones"),
  /** {@code platforms/{platform}.json}. */
  PLATFORM("platform"),
  /** {@code providers/{provider}.json}. */
  PROVIDER("provider"),
  /** {@code models/{provider}/{model}.json}. */
  MODEL("model"),
  /** {@code routes/{model}/{platform}[--{variant}].json}. */
  ROUTE("route"),
  /** {@code observations/{model}/{platform}[--{variant}]/{yyyy-mm}.json}. */
  OBSERVATIONS("observations");

  private final String word;

  DocumentKind(String word) {
    this.word = word;
  }

  /** What it is called in messages: {@code model}. */
  String word() {
    return word;
  }

  /** The file name of its schema: {@code model.schema.json}. */
  public String schema() {
    return word + ".schema.json";
  }
}
