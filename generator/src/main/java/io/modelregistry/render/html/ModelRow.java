package io.modelregistry.render.html;

import io.modelregistry.derive.capability.Answer;
import io.modelregistry.model.Capability;
import io.modelregistry.model.Model;
import io.modelregistry.model.PartialDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * A model as one row of a table.
 *
 * @param cheapest the platform on which it costs what the row says
 * @param marks the capabilities it has that have a picture
 */
record ModelRow(
    Ref model,
    String id,
    Ref provider,
    Monogram monogram,
    Amount context,
    Amount output,
    Amount inputPrice,
    Amount outputPrice,
    Optional<Ref> cheapest,
    boolean alsoFree,
    int routes,
    List<Mark> marks,
    Badge status,
    Amount released) {

  /** A capability as a picture; the class is the capability's key. */
  record Mark(String key, String label) {}

  boolean marked() {
    return !marks.isEmpty();
  }

  /** What can be called first, then the newest, then by id. */
  static final Comparator<Model> NEWEST_FIRST =
      Comparator.comparing(ModelRow::releasedOn, Comparator.reverseOrder())
          .thenComparing(Model::id);

  /** Rows for {@code models}: usable ones first, each part newest first. */
  static List<ModelRow> of(Iterable<Model> models, Facts facts) {
    List<Model> sorted = new ArrayList<>();
    models.forEach(sorted::add);
    sorted.sort(
        Comparator.<Model, Boolean>comparing(model -> !facts.registry().isUsable(model))
            .thenComparing(NEWEST_FIRST));
    return sorted.stream().map(model -> of(model, facts)).toList();
  }

  private static ModelRow of(Model model, Facts facts) {
    Offer offer = facts.offer(model);
    PartialDate released = model.releaseDate();
    Ref provider = facts.providerOf(model);
    return new ModelRow(
        facts.ref(model),
        model.id(),
        provider,
        Monogram.of(model.providerId(), provider.name()),
        Amount.roughTokens(model.limits().contextWindow()),
        Amount.roughTokens(model.limits().maxOutputTokens()),
        offer.input(),
        offer.output(),
        offer.route().map(route -> facts.ref(route.platform())),
        offer.alsoFree(),
        facts.chain(model).size(),
        marks(model, facts),
        facts.status(model),
        released == null ? Amount.UNKNOWN : Amount.number(released.text()));
  }

  private static List<Mark> marks(Model model, Facts facts) {
    List<Mark> marks = new ArrayList<>();
    for (Capability capability : facts.vocabulary()) {
      if (Vocabulary.isPictured(capability) && facts.answer(model, capability) == Answer.YES) {
        marks.add(new Mark(capability.key(), capability.label()));
      }
    }
    return marks;
  }

  private static String releasedOn(Model model) {
    return model.releaseDate() == null ? "" : model.releaseDate().text();
  }
}
