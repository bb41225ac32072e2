package io.modelregistry.render.html;

import io.modelregistry.finding.Severity;
import io.modelregistry.validate.Rule;
import java.util.List;

/** {@code /docs/rules/}: each rule under an anchor that is its code. */
record RulesPage(List<Entry> rules, boolean filled) {

  /** One rule. */
  record Entry(
      String code,
      String title,
      String severity,
      String tone,
      String description,
      String why,
      String bad,
      String good,
      boolean fixable) {}

  static Page of(List<Rule> rules, PageLinks links) {
    Head head =
        new Head(
            "Validation rules",
            "The "
                + Titles.count(rules.size(), "rule")
                + " that every change of the registry is checked by: why each exists, what breaks it"
                + " and how to mend it.",
            links.absolute("docs/rules/"),
            List.of(new Ref("Models", links.home())),
            "Validation rules");
    RulesPage body = new RulesPage(rules.stream().map(RulesPage::entry).toList(), !rules.isEmpty());
    return new Page("docs/rules/index.html", "rules", "docs", head, body);
  }

  private static Entry entry(Rule rule) {
    return new Entry(
        rule.code(),
        rule.title(),
        rule.severity().word(),
        rule.severity() == Severity.ERROR ? "off" : "warn",
        rule.description(),
        rule.why(),
        rule.bad(),
        rule.good(),
        rule.fixable());
  }
}
