package io.modelregistry.render.html;

import io.modelregistry.validate.Rule;
import java.util.List;

/**
 * What the documentation pages are made of.
 *
 * @param rules in the order in which they are shown
 * @param api likewise
 */
public record Documentation(List<Rule> rules, List<ApiDoc> api) {
  public Documentation {
    rules = List.copyOf(rules);
    api = List.copyOf(api);
  }
}
