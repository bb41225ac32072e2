package io.modelregistry.validate;

import io.modelregistry.finding.Finding;
import io.modelregistry.json.Pointers;
import io.modelregistry.model.EntityKind;
import io.modelregistry.model.Model;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Consumer;

/** An alias leads to one model. */
final class AliasRule implements CrossFileRule {
  static final Rule COLLISION =
      Rule.warning(
          "alias-collision",
          "An alias of two models",
          "An alias is the id of another model, or an alias of another model too, "
              + "without regard to capitals.",
          "Whoever looks a model up by that name gets one of two, and importers "
              + "cannot tell whose price they read. Keep the alias where it belongs.",
          """
          models/acme/one.json:  "aliases": ["acme-latest"]
          models/acme/two.json:  "aliases": ["acme-latest"]""",
          "models/acme/two.json:  \"aliases\": [\"acme-latest\"]");

  @Override
  public List<Rule> rules() {
    return List.of(COLLISION);
  }

  @Override
  public void check(RuleContext context, Consumer<Finding> findings) {
    Map<String, String> owners = new HashMap<>();
    for (Model model : context.models().values()) {
      List<String> aliases = model.aliases();
      for (int i = 0; i < aliases.size(); i++) {
        String folded = aliases.get(i).toLowerCase(Locale.ROOT);
        boolean isId = context.models().containsKey(folded) && !folded.equals(model.id());
        String owner = isId ? folded : owners.putIfAbsent(folded, model.id());
        if (owner != null && !owner.equals(model.id())) {
          findings.accept(
              COLLISION.at(
                  context.locate(EntityKind.MODEL, model.id(), Pointers.child("/aliases", i)),
                  isId
                      ? "this alias is the id of another model"
                      : "this alias belongs to model '" + owner + "' too",
                  "keep it where it belongs"));
        }
      }
    }
  }
}
