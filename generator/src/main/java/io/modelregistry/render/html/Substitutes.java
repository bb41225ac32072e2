package io.modelregistry.render.html;

import io.modelregistry.derive.Charge;
import io.modelregistry.derive.question.Alternatives;
import io.modelregistry.derive.question.Offer;
import io.modelregistry.derive.question.Remark;
import io.modelregistry.derive.question.Savings;
import io.modelregistry.model.Model;
import io.modelregistry.model.Units;
import io.modelregistry.registry.EffectiveRoute;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The part of a model's page that says what could be used instead: what does at least the same for
 * less, and what is most like it.
 *
 * @param compareAll leads to the model beside the first of them
 */
record Substitutes(
    List<Cheaper> cheaper,
    boolean anyCheaper,
    List<Similar> similar,
    boolean anySimilar,
    String compareAll) {
  private static final int NAMED = 5;

  /** As many as the page of comparisons takes beside the model itself. */
  private static final int COMPARED = 5;

  /** A model and where it costs the least. */
  record Candidate(
      Ref model,
      String id,
      Ref provider,
      Monogram monogram,
      Ref platform,
      Amount input,
      Amount output,
      Amount request,
      String compare) {}

  /** One that costs less; {@code saving} such as {@code −72%}. */
  record Cheaper(Candidate candidate, String saving) {}

  /**
   * One that is alike.
   *
   * @param difference of what a request costs, such as {@code +20%}; empty when it is not known
   * @param isLess whether that is less
   */
  record Similar(Candidate candidate, String difference, boolean isLess, List<String> remarks) {}

  static Substitutes of(Model model, Facts facts) {
    List<Cheaper> cheaper =
        facts.savings(model, NAMED).stream().map(saving -> cheaper(model, saving, facts)).toList();
    List<Similar> similar =
        facts.nearest(model).stream().map(near -> similar(model, near, facts)).toList();
    List<String> ids =
        Stream.concat(
                similar.stream().map(each -> each.candidate().id()),
                cheaper.stream().map(each -> each.candidate().id()))
            .distinct()
            .limit(COMPARED)
            .toList();
    return new Substitutes(
        cheaper,
        !cheaper.isEmpty(),
        similar,
        !similar.isEmpty(),
        compare(facts.links(), model, ids));
  }

  boolean any() {
    return anyCheaper || anySimilar;
  }

  private static Cheaper cheaper(Model model, Savings.Saving saving, Facts facts) {
    return new Cheaper(
        candidate(model, saving.model(), saving.offer(), facts),
        difference(model, saving.offer(), facts));
  }

  /** How much more or less a request costs than on the model's cheapest route. */
  private static String difference(Model model, Offer offer, Facts facts) {
    Optional<BigDecimal> before = facts.offer(model).route().flatMap(facts::standardCost);
    if (offer.charge() instanceof Charge.Known known
        && before.isPresent()
        && before.get().signum() > 0
        && known.currency().equals(facts.registry().settings().currency())) {
      return known.total().compareTo(before.get()) == 0
          ? "the same"
          : Figures.difference(known.total(), before.get());
    }
    return "";
  }

  private static Similar similar(Model model, Alternatives.Alternative near, Facts facts) {
    String difference = difference(model, near.offer(), facts);
    return new Similar(
        candidate(model, near.model(), near.offer(), facts),
        difference,
        difference.startsWith("−"),
        remarks(model, near));
  }

  private static Candidate candidate(Model model, Model other, Offer offer, Facts facts) {
    EffectiveRoute route = offer.route();
    Ref provider = facts.providerOf(other);
    return new Candidate(
        facts.ref(other),
        other.id(),
        provider,
        Monogram.of(other.providerId(), provider.name()),
        facts.ref(route.platform()),
        Amount.of(facts.price(route), Units.INPUT),
        Amount.of(facts.price(route), Units.OUTPUT),
        offer.charge() instanceof Charge.Known known && known.total().signum() > 0
            ? Amount.money(known.total(), known.currency())
            : Amount.of(facts.price(route), Units.INPUT),
        compare(facts.links(), model, List.of(other.id())));
  }

  private static String compare(PageLinks links, Model model, List<String> others) {
    StringBuilder address = new StringBuilder(links.to("compare/")).append("?m=");
    address.append(model.id());
    others.forEach(id -> address.append("&m=").append(id));
    return address.toString();
  }

  /** What a table has no column for. */
  private static List<String> remarks(Model model, Alternatives.Alternative near) {
    List<String> words = new ArrayList<>();
    List<String> codes = near.reasons().stream().map(Remark::code).toList();
    for (Remark remark : near.reasons()) {
      switch (remark.code()) {
        case "replaced_by" -> words.add("the named replacement");
        case "same_family" -> words.add("same family");
        case "same_provider" -> {
          if (!codes.contains("same_family")) {
            words.add("same provider");
          }
        }
        case "lacks_input", "lacks", "adds" -> words.add(remark.message().replace('_', ' '));
        case "context_smaller", "context_larger" ->
            words.add("context " + context(near.model()) + " instead of " + context(model));
        case "context_unknown" -> words.add("context unknown");
        case "older" -> words.add("older");
        default -> {
          // The cost has columns of its own.
        }
      }
    }
    return words;
  }

  private static String context(Model model) {
    return Figures.compact(Objects.requireNonNullElse(model.limits().contextWindow(), 0L));
  }
}
