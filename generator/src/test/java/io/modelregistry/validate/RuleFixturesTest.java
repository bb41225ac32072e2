package io.modelregistry.validate;

import static org.assertj.core.api.Assertions.assertThat;

import io.modelregistry.finding.Finding;
import io.modelregistry.source.SourceRule;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Each rule, on a registry that breaks it and on one that does not. */
class RuleFixturesTest {
  private static final LocalDate TODAY = LocalDate.of(2026, 11, 1);

  static Stream<String> codes() {
    return RuleFixtures.codes().stream();
  }

  @ParameterizedTest
  @MethodSource("codes")
  void refuses_the_bad_one_there_and_for_nothing_else(String code) {
    assertThat(validate(code, "bad"))
        .extracting(finding -> place(finding, code))
        .containsExactlyInAnyOrderElementsOf(RuleFixtures.expected(code));
  }

  @ParameterizedTest
  @MethodSource("codes")
  void finds_nothing_in_the_good_one(String code) {
    assertThat(validate(code, "good")).isEmpty();
  }

  @ParameterizedTest
  @MethodSource("codes")
  void gives_findings_the_severity_that_is_documented(String code) {
    Rule rule = rule(code);
    assertThat(validate(code, "bad"))
        .filteredOn(finding -> finding.rule().equals(code))
        .isNotEmpty()
        .allMatch(finding -> finding.severity() == rule.severity())
        .allMatch(finding -> finding.fixable() == rule.fixable());
  }

  @Test
  void has_a_fixture_for_each_rule_and_a_rule_for_each_fixture() {
    Set<String> elsewhere =
        Stream.concat(
                Stream.of(SourceRule.values()).map(SourceRule::code),
                Stream.of(FileRules.TOO_MANY_FINDINGS.code()))
            .collect(Collectors.toSet());
    assertThat(Rules.all())
        .extracting(Rule::code)
        .doesNotHaveDuplicates()
        .filteredOn(code -> !elsewhere.contains(code))
        .containsExactlyInAnyOrderElementsOf(RuleFixtures.codes());
  }

  @Test
  void documents_each_rule_in_words() {
    assertThat(Rules.all())
        .allSatisfy(
            rule -> {
              assertThat(rule.code()).matches("[a-z0-9]+(-[a-z0-9]+)*");
              assertThat(rule.title()).isNotBlank().doesNotEndWith(".");
              assertThat(rule.description()).endsWith(".");
              assertThat(rule.why()).endsWith(".");
              assertThat(rule.bad()).isNotBlank().isNotEqualTo(rule.good());
              assertThat(rule.good()).isNotBlank();
            });
  }

  private static List<Finding> validate(String code, String side) {
    return new Validator(new ValidationOptions(TODAY, RuleFixtures.earlier(code)))
        .validate(RuleFixtures.snapshot(code, side))
        .findings();
  }

  private static Rule rule(String code) {
    return Rules.all().stream().filter(it -> it.code().equals(code)).findFirst().orElseThrow();
  }

  private static String place(Finding finding, String code) {
    String place = finding.location().file() + "#" + finding.location().pointer();
    return finding.rule().equals(code) ? place : place + " " + finding.rule();
  }
}
