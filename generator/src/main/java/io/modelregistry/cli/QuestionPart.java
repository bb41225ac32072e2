package io.modelregistry.cli;

import tools.jackson.databind.node.ObjectNode;

/** Options that are a part of a question. */
interface QuestionPart {
  /** Writes what was said, in the form that programs use too. */
  void into(ObjectNode question);
}
