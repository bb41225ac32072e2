package io.modelregistry.cli;

import picocli.CommandLine.Mixin;
import tools.jackson.databind.node.ObjectNode;

/** How much is listed, of what was found and of what was left out. */
final class ListedOptions implements QuestionPart {
  @Mixin private final LimitOption limit = new LimitOption();
  @Mixin final LeftOutOption leftOut = new LeftOutOption();

  @Override
  public void into(ObjectNode question) {
    limit.into(question);
    leftOut.into(question);
  }
}
