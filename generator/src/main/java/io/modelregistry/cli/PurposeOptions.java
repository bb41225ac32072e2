package io.modelregistry.cli;

import picocli.CommandLine.Mixin;
import tools.jackson.databind.node.ObjectNode;

/** What the questions that rank models by what they can do have in common. */
final class PurposeOptions implements QuestionPart {
  @Mixin private final CapabilityOptions capabilities = new CapabilityOptions();
  @Mixin private final OptionalCapabilities optional = new OptionalCapabilities();
  @Mixin private final ScopeOptions scope = new ScopeOptions();
  @Mixin private final RequestOptions request = new RequestOptions();
  @Mixin final ListedOptions listed = new ListedOptions();

  @Override
  public void into(ObjectNode question) {
    capabilities.into(question);
    optional.into(question);
    scope.into(question);
    request.into(question);
    listed.into(question);
  }
}
