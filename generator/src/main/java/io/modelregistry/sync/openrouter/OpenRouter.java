package io.modelregistry.sync.openrouter;

import io.modelregistry.sync.ImportException;
import io.modelregistry.sync.ImportOptions;
import io.modelregistry.sync.offer.Conventions;
import io.modelregistry.sync.offer.Conventions.Trait;
import io.modelregistry.sync.offer.LenientTree;
import io.modelregistry.sync.offer.OfferSource;
import io.modelregistry.sync.offer.Offers;
import io.modelregistry.sync.offer.Remarks;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.regex.Pattern;
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
          (list, options, remarks) -> read(list, options, remarks, Map.of()));

  /** An id as it can stand in an address. */
  private static final Pattern ID =
      Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]*/[A-Za-z0-9][A-Za-z0-9._:-]*");

  /** After so many failures and no answer, no more is asked. */
  private static final int MAX_FAILURES = 3;

  private static final String WHAT = "the list of models";

  private OpenRouter() {}

  /**
   * The list, with who serves each model behind it: asks for that, one model after the other.
   *
   * @param list the list itself
   * @param url where it is; who serves a model is asked below it
   * @param wanted the ids to ask for; those that are not in the list are left out
   * @param fetch gets what is behind an address
   */
  public static OfferSource withEndpoints(
      byte[] list, String url, Set<String> wanted, Function<String, byte[]> fetch) {
    Map<String, byte[]> answers = new TreeMap<>();
    Map<String, String> failures = new TreeMap<>();
    for (JsonNode model : models(list, new Remarks())) {
      String id = model.path("id").asString("");
      if (wanted.contains(id) && ID.matcher(id).matches()) {
        try {
          answers.put(id, fetch.apply(url + "/" + id + "/endpoints"));
        } catch (ImportException e) {
          failures.put(id, String.valueOf(e.getMessage()));
        }
        if (failures.size() > MAX_FAILURES && answers.isEmpty()) {
          throw new ImportException("no endpoints can be had: " + failures.get(id));
        }
      }
    }
    return new OfferSource(
        SOURCE.id(),
        SOURCE.url(),
        SOURCE.conventions(),
        (models, options, remarks) -> {
          failures.forEach((id, why) -> remarks.say(Endpoints.KIND, ModelList.ID + "/" + id, why));
          Map<String, Endpoints> endpoints = new TreeMap<>();
          answers.forEach(
              (id, answer) ->
                  Endpoints.read(id, answer, remarks)
                      .ifPresent(serving -> endpoints.put(id, serving)));
          return read(models, options, remarks, endpoints);
        });
  }

  private static Offers read(
      byte[] models, ImportOptions options, Remarks remarks, Map<String, Endpoints> endpoints) {
    return new Offers(
        List.of(
            new ModelList(remarks, options.today(), endpoints).serving(models(models, remarks))),
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
