package io.modelregistry.app.cost;

import io.modelregistry.derive.Refusal;
import io.modelregistry.derive.price.Usage;
import io.modelregistry.json.ClassPathFile;
import io.modelregistry.json.Quoted;
import io.modelregistry.validate.Suggestion;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;

/**
 * Reads usage out of responses of providers' APIs. How each API reports is data: {@code
 * response-apis.json}, by {@code schemas/response-apis.schema.json}.
 */
public final class ResponseApis {
  private static final String RESOURCE = "/io/modelregistry/app/cost/response-apis.json";
  private static final ResponseApis KNOWN = new ResponseApis(ClassPathFile.json(RESOURCE));

  private final List<ResponseApi> apis;
  private final Set<String> baseTiers;

  ResponseApis(JsonNode authored) {
    this.apis = authored.required("apis").valueStream().map(ResponseApi::of).toList();
    this.baseTiers =
        authored
            .required("base_tiers")
            .valueStream()
            .map(JsonNode::stringValue)
            .collect(Collectors.toUnmodifiableSet());
  }

  /** Those that the program knows. */
  public static ResponseApis known() {
    return KNOWN;
  }

  /**
   * What a response says of its own cost.
   *
   * @param api the id of the API that it was read as
   * @param counter what it counts, to which the caller may add; an overlap may be left to infer
   * @param modelString the model's name there, if it says
   * @param serviceTier the tier it was served at; empty is the base tier
   */
  public record Reported(
      String api,
      Usage.Counter counter,
      Optional<String> modelString,
      Optional<String> serviceTier) {}

  /**
   * Reads a response.
   *
   * @param name an API's id or another name of it; empty finds it by the response's shape
   * @throws Refusal when there is no such API, or the response is none of it
   */
  public Reported read(JsonNode response, Optional<String> name) {
    ResponseApi api = name.map(this::named).orElseGet(() -> shaped(response));
    Usage.Counter counter;
    try {
      counter = api.usage(response);
    } catch (Refusal refusal) {
      throw new Refusal(refusal.code(), refusal.message() + looksLike(response, api));
    }
    return new Reported(
        api.id(),
        counter,
        api.modelString(response),
        api.serviceTier(response).filter(tier -> !baseTiers.contains(tier)));
  }

  /** Ids, each with what it is. */
  public String list() {
    return apis.stream().map(ResponseApi::id).collect(Collectors.joining(", "));
  }

  private ResponseApi named(String name) {
    return apis.stream()
        .filter(api -> api.id().equals(name) || api.names().contains(name))
        .findFirst()
        .orElseThrow(() -> unknown(name));
  }

  private Refusal unknown(String name) {
    Set<String> names = new TreeSet<>();
    for (ResponseApi api : apis) {
      names.add(api.id());
      names.addAll(api.names());
    }
    return new Refusal(
        Refusal.Code.UNKNOWN_API,
        "no API is called '"
            + Quoted.shortened(name)
            + "'; "
            + Suggestion.near(name, names)
                .findFirst()
                .map(near -> "did you mean '" + near + "'?")
                .orElse("there are " + list()));
  }

  /** The first that fits: those with more signs stand before those with fewer. */
  private ResponseApi shaped(JsonNode response) {
    return fitting(response)
        .orElseThrow(
            () ->
                new Refusal(
                    Refusal.Code.UNKNOWN_API,
                    "the response has the shape of no API that is known; name it, one of "
                        + list()));
  }

  private Optional<ResponseApi> fitting(JsonNode response) {
    return apis.stream().filter(api -> api.fits(response)).findFirst();
  }

  private String looksLike(JsonNode response, ResponseApi readAs) {
    return fitting(response)
        .filter(api -> !api.equals(readAs))
        .map(api -> "; it looks like " + api.id())
        .orElse("");
  }
}
