package io.modelregistry.sync.openrouter;

import io.modelregistry.sync.ImportException;
import io.modelregistry.sync.offer.Conventions;
import io.modelregistry.sync.offer.Conventions.Trait;
import io.modelregistry.sync.offer.LenientTree;
import io.modelregistry.sync.offer.OfferSource;
import io.modelregistry.sync.offer.Offers;
import io.modelregistry.sync.offer.Remarks;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import tools.jackson.databind.JsonNode;

/** OpenRouter's own list of what it serves: the first hand for prices and limits there. */
public final class OpenRouter {
  private static final String URL = "https://openrouter.ai/api/v1/models";

  /** The list. */
  public static final OfferSource SOURCE =
      new OfferSource(
          ModelList.ID,
          URL,
          new Conventions(URL, Set.of(Trait.STATES_SIZES), Set.of(ModelList.ID)),
          (list, options, remarks) -> read(list, remarks, Map.of()));

  private static final String WHAT = "the list of models";

  private OpenRouter() {}

  /**
   * The list, with who serves each model behind it: asks for that, one model after the other.
   *
   * @param list the list itself
   * @param url where it is; who serves a model is asked below it
   * @param wanted the ids to ask for; those that are not in the list are left out
   * @param fetch gets what is behind an address
   * @throws ImportException when nobody can be asked
   */
  public static OfferSource withEndpoints(
      byte[] list, String url, Set<String> wanted, Function<String, byte[]> fetch) {
    EndpointSurvey survey = new EndpointSurvey(url, fetch);
    for (JsonNode model : models(list, new Remarks())) {
      String id = model.path("id").asString("");
      if (wanted.contains(id)) {
        survey.ask(id);
      }
    }
    survey.requireAnswers();
    return new OfferSource(
        SOURCE.id(),
        SOURCE.url(),
        SOURCE.conventions(),
        (models, options, remarks) -> {
          survey.report(remarks);
          return read(models, remarks, survey.answers());
        });
  }

  private static Offers read(
      byte[] models, Remarks remarks, Map<String, Optional<Endpoints>> endpoints) {
    return new Offers(
        List.of(new ModelList(remarks, endpoints).serving(models(models, remarks))),
        Map.of(),
        Map.of());
  }

  private static JsonNode models(byte[] list, Remarks remarks) {
    JsonNode data = LenientTree.object(WHAT, list, remarks).path("data");
    if (!data.isArray()) {
      throw new ImportException(
          WHAT + " has no array 'data'; is it the answer of OpenRouter's models API?");
    }
    return data;
  }
}
