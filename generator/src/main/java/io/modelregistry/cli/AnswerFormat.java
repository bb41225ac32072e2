package io.modelregistry.cli;

import picocli.CommandLine.Option;

/** The format of an answer: text for people, JSON for programs. */
final class AnswerFormat {
  /** The two formats of most answers. */
  enum Kind {
    TEXT,
    JSON
  }

  @Option(
      names = "--format",
      paramLabel = "FORMAT",
      defaultValue = "text",
      description = "text or json (default: ${DEFAULT-VALUE}).")
  private Kind kind = Kind.TEXT;

  boolean isJson() {
    return kind == Kind.JSON;
  }
}
