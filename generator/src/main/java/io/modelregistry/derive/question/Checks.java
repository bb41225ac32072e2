package io.modelregistry.derive.question;

import io.modelregistry.derive.Charge;
import io.modelregistry.derive.Workload;
import io.modelregistry.model.Modalities;
import io.modelregistry.model.Model;
import io.modelregistry.registry.EffectiveRoute;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.function.Predicate;

/** The checks that questions share, each in the words in which it is reported. */
final class Checks {
  private final Sieve sieve;
  private final RouteIndex index;

  private Checks(Sieve sieve) {
    this.sieve = sieve;
    this.index = sieve.index();
  }

  static Checks on(Sieve sieve) {
    return new Checks(sieve);
  }

  /** What cannot be used at all is out. */
  Checks usable() {
    sieve.drop(
        Reason.MODEL_PAST_DATE,
        index.unusable(Reason.MODEL_PAST_DATE),
        place -> pastDate(route(place).model()));
    sieve.drop(
        Reason.MODEL_DEPRECATED,
        index.unusable(Reason.MODEL_DEPRECATED),
        place -> deprecatedModel(route(place).model()));
    sieve.drop(
        Reason.PROVIDER_DEPRECATED,
        index.unusable(Reason.PROVIDER_DEPRECATED),
        place -> deprecatedProvider(route(place).provider().id()));
    sieve.drop(
        Reason.PLATFORM_DEPRECATED,
        index.unusable(Reason.PLATFORM_DEPRECATED),
        place -> deprecatedPlatform(route(place).platform().id()));
    return active();
  }

  /** What has ended or is switched off is out. */
  Checks active() {
    sieve.drop(
        Reason.ROUTE_PAST_DATE,
        index.unusable(Reason.ROUTE_PAST_DATE),
        place -> "the route's last day was " + route(place).deprecationDate());
    sieve.drop(
        Reason.ROUTE_INACTIVE,
        index.unusable(Reason.ROUTE_INACTIVE),
        place -> "the route is inactive");
    sieve.drop(
        Reason.ROUTE_MAINTENANCE,
        index.unusable(Reason.ROUTE_MAINTENANCE),
        place -> "the route is in maintenance");
    return this;
  }

  static String pastDate(Model model) {
    return "the last day of model '" + model.id() + "' was " + model.deprecationDate();
  }

  static String deprecatedModel(Model model) {
    return "model '" + model.id() + "' is deprecated";
  }

  static String deprecatedProvider(String id) {
    return "provider '" + id + "' is deprecated";
  }

  static String deprecatedPlatform(String id) {
    return "platform '" + id + "' is deprecated";
  }

  /** What does not read and write all of those is out. */
  Checks modalities(Modalities wanted) {
    sieve.dropIf(
        Reason.MODALITY_MISSING,
        place -> !missing(wanted, place).isEmpty(),
        place -> "it lacks " + listed(missing(wanted, place)));
    sieve.dropIf(
        Reason.MODALITY_UNKNOWN,
        place -> isUnknown(wanted, modalities(place)),
        place -> "its modalities are unknown");
    return this;
  }

  private List<String> missing(Modalities wanted, int place) {
    Modalities known = modalities(place);
    List<String> missing = new ArrayList<>();
    missing(wanted.input(), known.input()).forEach(word -> missing.add("input " + word));
    missing(wanted.output(), known.output()).forEach(word -> missing.add("output " + word));
    return missing;
  }

  private static List<String> missing(List<String> wanted, List<String> known) {
    return known.isEmpty()
        ? List.of()
        : wanted.stream().filter(word -> !known.contains(word)).toList();
  }

  private static boolean isUnknown(Modalities wanted, Modalities known) {
    return (known.input().isEmpty() && !wanted.input().isEmpty())
        || (known.output().isEmpty() && !wanted.output().isEmpty());
  }

  private Modalities modalities(int place) {
    return route(place).model().modalities();
  }

  /** What lacks one that is required, or has one that is excluded, is out. */
  Checks capabilities(Wanted wanted) {
    BitSet lacking = new BitSet();
    wanted.require().forEach(key -> lacking.or(index.lacking(key)));
    sieve.drop(
        Reason.CAPABILITY_MISSING,
        lacking,
        place ->
            "it does not have " + those(wanted.require(), key -> index.lacking(key).get(place)));
    BitSet excluded = new BitSet();
    wanted.exclude().forEach(key -> excluded.or(index.having(key)));
    sieve.drop(
        Reason.CAPABILITY_EXCLUDED,
        excluded,
        place -> "it has " + those(wanted.exclude(), key -> index.having(key).get(place)));
    BitSet having = index.all();
    wanted.require().forEach(key -> having.and(index.having(key)));
    sieve.keep(
        Reason.CAPABILITY_UNKNOWN,
        having,
        place ->
            "nobody said whether it has "
                + those(wanted.require(), key -> !index.having(key).get(place)));
    return this;
  }

  private static String those(List<String> keys, Predicate<String> chosen) {
    return listed(keys.stream().filter(chosen).toList());
  }

  /** What cannot hold the request, or of which nobody knows, is out. */
  Checks fits(Workload workload) {
    Fit fit = new Fit(index, workload);
    sieve.dropIf(Reason.LIMIT_TOO_SMALL, fit::isTooSmall, fit::tooSmall);
    sieve.dropIf(Reason.LIMIT_UNKNOWN, fit::isUnknown, fit::unknown);
    return this;
  }

  /** What has a smaller window, or of which nobody knows, is out. */
  Checks context(long tokens) {
    sieve.dropIf(
        Reason.CONTEXT_TOO_SMALL,
        place ->
            index.contextWindow(place) != RouteIndex.UNKNOWN && index.contextWindow(place) < tokens,
        place ->
            "context_window is " + index.contextWindow(place) + ", and " + tokens + " are needed");
    sieve.dropIf(
        Reason.CONTEXT_UNKNOWN,
        place -> index.contextWindow(place) == RouteIndex.UNKNOWN,
        place -> "context_window is unknown");
    return this;
  }

  /** What has no cost to compare is out. */
  Checks priced(Comparison costs) {
    sieve.dropIf(
        Reason.PRICE_UNKNOWN,
        place ->
            !costs.isKnown(place)
                && costs.at(place) instanceof Charge.Unknown unknown
                && !unknown.isIncomplete(),
        place -> sentence(costs.at(place)));
    sieve.dropIf(
        Reason.PRICE_INCOMPLETE,
        place -> !costs.isKnown(place),
        place -> sentence(costs.at(place)));
    sieve.dropIf(
        Reason.OTHER_CURRENCY,
        place -> !costs.isComparable(place),
        place ->
            costs.at(place) instanceof Charge.Known known
                ? "its price is in " + known.currency() + ", not in " + costs.currency()
                : "");
    return this;
  }

  private static String sentence(Charge charge) {
    return charge instanceof Charge.Unknown unknown ? unknown.sentence() : "";
  }

  private EffectiveRoute route(int place) {
    return index.route(place);
  }

  static String listed(List<String> words) {
    return String.join(", ", words);
  }
}
