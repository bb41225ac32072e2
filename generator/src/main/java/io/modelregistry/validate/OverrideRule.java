package io.modelregistry.validate;

import io.modelregistry.finding.Finding;
import io.modelregistry.json.Pointers;
import io.modelregistry.model.Condition;
import io.modelregistry.model.Limits;
import io.modelregistry.model.PriceOverride;
import java.math.BigDecimal;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Every override can apply, changes something, and stands where tools would put it. */
final class OverrideRule implements CrossFileRule {
  static final Rule IMPOSSIBLE =
      Rule.error(
          "override-impossible",
          "An override whose time is empty",
          "The until of an override is not after its from.",
          "No instant lies in it, so it can never apply and the dates are wrong. from "
              + "is the first instant, until the first one after it.",
          "\"when\": { \"from\": \"2026-12-01\", \"until\": \"2026-06-01\" }",
          "\"when\": { \"from\": \"2026-06-01\", \"until\": \"2026-12-01\" }");

  static final Rule NEVER =
      Rule.warning(
          "override-never-applies",
          "An override that no request can reach",
          "An override asks for more input tokens than fit, or later overrides "
              + "replace all that it says whenever it applies.",
          "It looks like a price and is none. Remove it, correct its condition, or "
              + "move it behind the ones that hide it.",
          """
          "context_window": 128000,
          "when": { "input_tokens_over": 200000 }""",
          """
          "context_window": 1000000,
          "when": { "input_tokens_over": 200000 }""");

  static final Rule DUPLICATE =
      Rule.warning(
          "override-duplicate",
          "Two overrides with the same condition",
          "Two overrides of one price have the same when, or one names both "
              + "input_tokens_over and input_tokens_from.",
          "Which of them holds depends on their order, and a reader takes the first "
              + "for the truth. Make one of them.",
          """
          { "when": { "service_tier": "batch" }, "input_cost": 1 },
          { "when": { "service_tier": "batch" }, "output_cost": 2 }""",
          "{ \"when\": { \"service_tier\": \"batch\" }, \"input_cost\": 1, \"output_cost\": 2 }");

  static final Rule ORDER =
      Rule.warning(
          "override-order",
          "Overrides out of order",
          "Overrides do not stand in the order of the design: dated base prices, "
              + "thresholds, dated thresholds, hours, tiers, regions.",
          "Later overrides win, so a dated base price behind a threshold undoes the "
              + "threshold. Move it to its place.",
          """
          { "when": { "input_tokens_over": 200000 }, "input_cost": 2.5 },
          { "when": { "from": "2026-12-01" }, "input_cost": 1 }""",
          """
          { "when": { "from": "2026-12-01" }, "input_cost": 1 },
          { "when": { "input_tokens_over": 200000 }, "input_cost": 2.5 }""");

  @Override
  public List<Rule> rules() {
    return List.of(IMPOSSIBLE, NEVER, DUPLICATE, ORDER);
  }

  @Override
  public void check(RuleContext context, Consumer<Finding> findings) {
    for (PricedEntity entity : PricedEntity.all(context)) {
      Subject subject = new Subject(context, findings, entity, entity.pricing().overrides());
      for (int i = 0; i < subject.overrides.size(); i++) {
        if (!subject.isImpossible(i)) {
          subject.effect(i);
          subject.thresholds(i);
          subject.hidden(i);
        }
        subject.order(i);
      }
    }
  }

  /** The overrides of one price. */
  private record Subject(
      RuleContext context,
      Consumer<Finding> findings,
      PricedEntity entity,
      List<PriceOverride> overrides) {

    boolean isImpossible(int index) {
      Condition when = overrides.get(index).when();
      if (when.from() == null || when.until() == null || when.from().isBefore(when.until())) {
        return false;
      }
      tell(
          IMPOSSIBLE,
          index,
          "until",
          "this override ends before it begins, so it never applies",
          "until must be later than from");
      return true;
    }

    void effect(int index) {
      PriceOverride override = overrides.get(index);
      BigDecimal multiplier = override.multiplier();
      if (override.rates().isEmpty()
          && (multiplier == null || multiplier.compareTo(BigDecimal.ONE) == 0)) {
        tell(NEVER, index, "", "this override changes no price", "add a price, or remove it");
      }
    }

    void thresholds(int index) {
      Condition when = overrides.get(index).when();
      if (when.inputTokensOver() != null && when.inputTokensFrom() != null) {
        tell(
            DUPLICATE,
            index,
            "input_tokens_from",
            "input_tokens_over and input_tokens_from ask for the same thing twice",
            "keep one of them");
      }
      Long most = mostInput(entity.limits());
      Long over = when.inputTokensOver();
      Long from = when.inputTokensFrom();
      if (most != null && over != null && over >= most) {
        outOfReach(index, "input_tokens_over", over, most);
      }
      if (most != null && from != null && from > most) {
        outOfReach(index, "input_tokens_from", from, most);
      }
    }

    private void outOfReach(int index, String field, long threshold, long most) {
      tell(
          NEVER,
          index,
          field,
          "no request has more than " + most + " input tokens, but this begins at " + threshold,
          "correct the threshold or the limit, or remove the override");
    }

    private static @Nullable Long mostInput(Limits limits) {
      Long window = limits.contextWindow();
      Long prompt = limits.maxInputTokens();
      return prompt != null && window != null
          ? Long.valueOf(Math.min(prompt, window))
          : prompt != null ? prompt : window;
    }

    void hidden(int index) {
      PriceOverride override = overrides.get(index);
      for (int i = index + 1; i < overrides.size(); i++) {
        PriceOverride later = overrides.get(i);
        if (later.when().equals(override.when())) {
          tell(
              DUPLICATE,
              i,
              "",
              "this override has the condition of another before it",
              "make one of them");
          return;
        }
        if (override.multiplier() == null
            && !override.rates().isEmpty()
            && later.rates().keySet().containsAll(override.rates().keySet())
            && Implication.holds(override.when(), later.when())) {
          tell(
              NEVER,
              index,
              "",
              "a later override replaces all that this one says whenever it applies",
              "remove it or move it behind the other");
          return;
        }
      }
    }

    void order(int index) {
      if (index == 0) {
        return;
      }
      OverrideGroup before = OverrideGroup.of(overrides.get(index - 1).when());
      OverrideGroup here = OverrideGroup.of(overrides.get(index).when());
      if (here.compareTo(before) < 0) {
        tell(
            ORDER,
            index,
            "",
            "an override by " + here.words() + " stands behind one by " + before.words(),
            "the order is: " + OverrideGroup.ORDER_IN_WORDS);
      }
    }

    private void tell(Rule rule, int index, String field, String message, String hint) {
      String pointer = PricedEntity.override(index);
      if (!field.isEmpty()) {
        pointer = Pointers.child(Pointers.child(pointer, "when"), field);
      }
      findings.accept(rule.at(context.locate(entity.kind(), entity.id(), pointer), message, hint));
    }
  }
}
