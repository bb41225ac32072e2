package io.modelregistry.validate;

import io.modelregistry.finding.Finding;
import java.util.List;
import java.util.function.Consumer;

/** Checks that need more than one file, or more than its schema. */
interface CrossFileRule {
  /** The rules that its findings name. */
  List<Rule> rules();

  /** Tells {@code findings} whatever it has to say; order does not matter. */
  void check(RuleContext context, Consumer<Finding> findings);
}
