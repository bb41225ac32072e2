package io.modelregistry.validate;

import io.modelregistry.finding.Finding;
import io.modelregistry.json.Pointers;
import io.modelregistry.model.Capability;
import io.modelregistry.model.EntityKind;
import io.modelregistry.model.Model;
import io.modelregistry.model.Route;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;

/** Capabilities come from one vocabulary, and what follows from other facts is not authored. */
final class CapabilityRule implements CrossFileRule {
  static final Rule UNKNOWN =
      Rule.error(
          "unknown-capability",
          "A capability outside the vocabulary",
          "A model or route claims a capability that capabilities.json does not list.",
          "People find models by these words, so there is one word for each thing. "
              + "Correct the spelling, or add the capability to capabilities.json in the "
              + "same pull request.",
          "\"capabilities\": { \"visoin\": true }",
          "\"capabilities\": { \"vision\": true }");

  static final Rule DERIVED =
      Rule.error(
          "derived-capability",
          "A derived capability was authored",
          "A model or route states a capability that the registry works out from " + "other facts.",
          "Written by hand it could contradict the facts it follows from. Remove it "
              + "and state the fact, such as context_window.",
          "\"capabilities\": { \"128k_context\": true }",
          "\"context_window\": 131072");

  @Override
  public List<Rule> rules() {
    return List.of(UNKNOWN, DERIVED);
  }

  @Override
  public void check(RuleContext context, Consumer<Finding> findings) {
    for (Model model : context.models().values()) {
      check(context, findings, EntityKind.MODEL, model.id(), model.capabilities().keySet());
    }
    for (Route route : context.routes().values()) {
      check(context, findings, EntityKind.ROUTE, route.id(), route.capabilities().keySet());
    }
  }

  private static void check(
      RuleContext context,
      Consumer<Finding> findings,
      EntityKind kind,
      String id,
      Set<String> keys) {
    Map<String, Capability> vocabulary = context.capabilities();
    for (String key : keys) {
      Capability known = vocabulary.get(key);
      if (known != null && known.derived().isEmpty()) {
        continue;
      }
      var location = context.locateKey(kind, id, Pointers.child("/capabilities", key));
      findings.accept(
          known == null
              ? UNKNOWN.at(
                  location,
                  "'" + key + "' is no capability of the vocabulary",
                  Suggestion.hint(key, vocabulary.keySet(), "capabilities.json lists them all"))
              : DERIVED.at(
                  location,
                  "'" + key + "' is derived and cannot be authored",
                  "remove it: it follows from other facts"));
    }
  }
}
