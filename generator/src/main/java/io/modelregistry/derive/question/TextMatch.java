package io.modelregistry.derive.question;

import io.modelregistry.model.Model;
import io.modelregistry.model.Provider;
import io.modelregistry.registry.EffectiveRoute;
import io.modelregistry.registry.Registry;
import io.modelregistry.validate.Suggestion;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.OptionalInt;
import java.util.Set;

/** One model as text search sees it: its words with their weights, and its names as wholes. */
final class TextMatch {
  /** The weight of names and ids. Only their words are found by a single letter. */
  private static final int NAME = 10;

  private static final int ALIAS = 9;
  private static final int MODEL_STRING = 7;
  private static final int PROVIDER = 5;

  private static final int EQUAL = 100;
  private static final int STARTS = 70;
  private static final int CONTAINS = 40;
  private static final int ONE_TYPO = 30;
  private static final int TWO_TYPOS = 15;

  /** Shorter words are found inside no other. */
  private static final int MIN_INSIDE = 3;

  private static final int MIN_FOR_ONE_TYPO = 4;
  private static final int MIN_FOR_TWO_TYPOS = 8;

  private static final int WHOLE_NAME = 5_000;
  private static final int MAX_ID_WORDS = 50;

  private final Map<String, Integer> weights = new HashMap<>();
  private final Set<List<String>> names = new HashSet<>();
  private final int idWords;

  TextMatch(Registry registry, Model model) {
    name(model.id(), NAME);
    name(model.name(), NAME);
    model.aliases().forEach(alias -> name(alias, ALIAS));
    String own = model.modelString();
    if (own != null) {
      name(own, MODEL_STRING);
    }
    for (EffectiveRoute route : registry.routesOfModel(model.id())) {
      name(route.modelString(), MODEL_STRING);
    }
    words(model.providerId(), PROVIDER);
    registry
        .provider(model.providerId())
        .map(Provider::name)
        .ifPresent(name -> words(name, PROVIDER));
    this.idWords = Words.of(model.id()).size();
  }

  private void name(String text, int weight) {
    names.add(words(text, weight));
  }

  private List<String> words(String text, int weight) {
    List<String> words = Words.of(text);
    words.forEach(word -> weights.merge(word, weight, Math::max));
    return words;
  }

  /** How well it matches; empty when a word of the query matches none of its own. */
  OptionalInt score(List<String> query) {
    int score = names.contains(query) ? WHOLE_NAME : 0;
    for (String word : query) {
      int best = best(word);
      if (best == 0) {
        return OptionalInt.empty();
      }
      score += best;
    }
    return OptionalInt.of(score - Math.min(MAX_ID_WORDS, idWords));
  }

  private int best(String asked) {
    Integer exact = weights.get(asked);
    if (Words.isNumber(asked)) {
      return EQUAL * Objects.requireNonNullElse(exact, 0);
    }
    int best = 0;
    for (Map.Entry<String, Integer> word : weights.entrySet()) {
      best = Math.max(best, quality(asked, word.getKey(), word.getValue()) * word.getValue());
    }
    return best;
  }

  private static int quality(String asked, String word, int weight) {
    if (word.equals(asked)) {
      return EQUAL;
    }
    if (Words.isNumber(word)) {
      return 0;
    }
    if (word.startsWith(asked) && (asked.length() > 1 || weight == NAME)) {
      return STARTS;
    }
    if (asked.length() >= MIN_INSIDE && word.contains(asked)) {
      return CONTAINS;
    }
    int length = asked.length();
    int most = length >= MIN_FOR_TWO_TYPOS ? 2 : length >= MIN_FOR_ONE_TYPO ? 1 : 0;
    if (Math.abs(word.length() - length) > most) {
      return 0;
    }
    int typos = Suggestion.distance(asked, word);
    return typos > most ? 0 : typos == 1 ? ONE_TYPO : TWO_TYPOS;
  }
}
