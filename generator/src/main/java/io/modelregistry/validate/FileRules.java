package io.modelregistry.validate;

import java.util.List;

/**
 * The rules that look at one file: where it lies, whether it is JSON, whether it fits its schema.
 */
final class FileRules {
  static final List<Rule> ALL = List.of();

  private FileRules() {}
}
