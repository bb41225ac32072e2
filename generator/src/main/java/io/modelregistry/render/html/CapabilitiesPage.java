package io.modelregistry.render.html;

import io.modelregistry.derive.capability.Answer;
import io.modelregistry.model.Capability;
import io.modelregistry.model.Model;
import io.modelregistry.model.Provider;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * {@code /capabilities/}: which model can do what, and what each word means.
 *
 * @param columns what the matrix shows: every word that some model is known to have or lack
 * @param words the whole vocabulary
 */
record CapabilitiesPage(
    List<Word> columns, List<Group> groups, boolean filled, int width, List<Word> words) {

  /**
   * A capability: column of the matrix and entry of the vocabulary.
   *
   * @param models how many have it
   * @param finder where those models are listed; empty when there are none
   */
  record Word(
      String key,
      String label,
      String description,
      String models,
      Optional<String> finder,
      boolean derived) {}

  /** A provider's models. */
  record Group(Ref provider, Monogram monogram, List<Row> rows) {}

  /**
   * A model.
   *
   * @param answers {@code yes}, {@code no} or {@code unknown}, one a column
   */
  record Row(Ref model, List<String> answers) {}

  static Page of(Facts facts) {
    List<Capability> known =
        facts.vocabulary().stream()
            .filter(
                each ->
                    facts.registry().models().stream()
                        .anyMatch(model -> facts.answer(model, each) != Answer.UNKNOWN))
            .toList();
    List<Group> groups =
        facts.registry().providers().stream()
            .sorted(
                Comparator.comparing((Provider each) -> each.name(), String.CASE_INSENSITIVE_ORDER)
                    .thenComparing(Provider::id))
            .map(provider -> group(provider, known, facts))
            .filter(group -> !group.rows().isEmpty())
            .toList();
    int models = facts.registry().models().size();
    Head head =
        new Head(
            "Capabilities",
            "Which of "
                + Titles.count(models, "model")
                + " can do what: "
                + facts.vocabulary().size()
                + " capabilities, each with its meaning.",
            facts.links().absolute("capabilities/"),
            List.of(new Ref("Models", facts.links().home())),
            "Capabilities");
    CapabilitiesPage body =
        new CapabilitiesPage(
            known.stream().map(each -> word(each, facts)).toList(),
            groups,
            !groups.isEmpty() && !known.isEmpty(),
            known.size() + 1,
            facts.vocabulary().stream().map(each -> word(each, facts)).toList());
    return new Page("capabilities/index.html", "capabilities", "capabilities", head, body);
  }

  private static Word word(Capability capability, Facts facts) {
    int models = facts.count(capability);
    return new Word(
        capability.key(),
        capability.label(),
        capability.description(),
        models == 0 ? "no model is known to have it" : Titles.count(models, "model"),
        models == 0
            ? Optional.empty()
            : Optional.of(facts.links().home() + "?can=" + capability.key()),
        capability.derived().isPresent());
  }

  /** What can be called first, then the newest. */
  private static Group group(Provider provider, List<Capability> columns, Facts facts) {
    List<Model> models = new ArrayList<>(facts.registry().modelsOfProvider(provider.id()));
    models.sort(
        Comparator.<Model, Boolean>comparing(model -> !facts.registry().isUsable(model))
            .thenComparing(ModelRow.NEWEST_FIRST));
    return new Group(
        facts.ref(provider),
        Monogram.of(provider.id(), provider.name()),
        models.stream()
            .map(
                model ->
                    new Row(
                        facts.ref(model),
                        columns.stream().map(each -> facts.answer(model, each).word()).toList()))
            .toList());
  }
}
