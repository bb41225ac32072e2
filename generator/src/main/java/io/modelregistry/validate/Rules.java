package io.modelregistry.validate;

import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** All rules there are. */
public final class Rules {
  private static final List<CrossFileRule> CROSS_FILE =
      List.of(
          new ReferenceRule(),
          new UniqueIdRule(),
          new CapabilityRule(),
          new RouteClaimRule(),
          new LimitRule(),
          new PriceOutlierRule(),
          new PriceKindRule(),
          new CacheReadRule(),
          new OverrideRule(),
          new DateOrderRule(),
          new CitationRule(),
          new DeprecationRule(),
          new ReplacementRule(),
          new AliasRule(),
          new FallbackRule(),
          new SecretRule(),
          new AddressRule(),
          new TombstoneRule());

  private Rules() {}

  /** Every rule, sorted by code. */
  public static List<Rule> all() {
    return Stream.concat(
            FileRules.ALL.stream(), crossFile().stream().flatMap(rule -> rule.rules().stream()))
        .sorted(Comparator.comparing(Rule::code))
        .toList();
  }

  static List<CrossFileRule> crossFile() {
    return CROSS_FILE;
  }
}
