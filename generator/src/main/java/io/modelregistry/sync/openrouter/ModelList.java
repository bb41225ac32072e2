package io.modelregistry.sync.openrouter;

import io.modelregistry.model.AuthType;
import io.modelregistry.model.PartialDate;
import io.modelregistry.sync.ImportReport.Count;
import io.modelregistry.sync.offer.Facts;
import io.modelregistry.sync.offer.Fields;
import io.modelregistry.sync.offer.Modality;
import io.modelregistry.sync.offer.Offer;
import io.modelregistry.sync.offer.Remarks;
import io.modelregistry.sync.offer.Serving;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Reads the models API's answer. What is not as expected is reported; nothing throws for it. */
final class ModelList {
  static final String ID = "openrouter";

  /** Ids that start with this lead to whatever is newest. */
  private static final String POINTER = "~";

  private static final Map<String, String> PARAMETERS =
      Map.of(
          "tools", "function_calling",
          "structured_outputs", "structured_output",
          "reasoning", "reasoning",
          "temperature", "temperature");

  private final Remarks remarks;
  private final RouterPrices prices;
  private final Map<String, Optional<Endpoints>> endpoints;

  /**
   * @param endpoints who serves a model behind it, by id, as far as that was asked; empty where
   *     nobody said
   */
  ModelList(Remarks remarks, Map<String, Optional<Endpoints>> endpoints) {
    this.remarks = remarks;
    this.prices = new RouterPrices(remarks);
    this.endpoints = endpoints;
  }

  /** The one serving provider of the list, with its offers by id. */
  Serving serving(JsonNode models) {
    Map<String, Offer> offers = new TreeMap<>();
    for (JsonNode model : models) {
      remarks.count(Count.OFFERS);
      String id = model.path("id").isString() ? model.path("id").stringValue() : "";
      String key = ID + "/" + id;
      Optional<String> problem = problem(model, id, offers);
      if (problem.isPresent()) {
        remarks.count(Count.LEFT_OUT);
        remarks.say(Remarks.LEFT_OUT, key, problem.get());
      } else {
        Fields entry = new Fields((ObjectNode) model, key, remarks);
        offers.put(
            id,
            new Offer(
                ID,
                id,
                facts(entry, model, id, key),
                prices.read(model.path("pricing"), key),
                null,
                List.of()));
      }
    }
    return new Serving(
        ID,
        "OpenRouter",
        AuthType.API_KEY,
        List.of("OPENROUTER_API_KEY"),
        "https://openrouter.ai/api/v1",
        "https://openrouter.ai/docs",
        List.copyOf(offers.values()));
  }

  private static Optional<String> problem(JsonNode model, String id, Map<String, Offer> offers) {
    if (!model.isObject()) {
      return Optional.of("is no object, so no model");
    }
    if (id.startsWith(POINTER)) {
      return Optional.of(
          "leads to another model, now " + model.path("alias_target").path("slug").asString("?"));
    }
    return offers.containsKey(id)
        ? Optional.of("is a second model of this id, and the first is taken")
        : Offer.problem(id);
  }

  private Facts facts(Fields entry, JsonNode model, String id, String key) {
    Map<String, Boolean> capabilities = new TreeMap<>();
    List<String> parameters = entry.texts("supported_parameters", 100);
    if (!parameters.isEmpty()) {
      PARAMETERS.forEach(
          (parameter, capability) -> capabilities.put(capability, parameters.contains(parameter)));
    }
    Fields architecture = entry.object("architecture");
    List<String> input = modalities(architecture, "input_modalities", key);
    List<String> output = modalities(architecture, "output_modalities", key);
    Modality.capabilities(input, output, capabilities);
    return new Facts(
        name(entry),
        null,
        capabilities,
        input,
        output,
        within(id, key, limits(entry, key)),
        model.path("hugging_face_id").asString("").isBlank() ? null : Boolean.TRUE,
        null,
        entry.date("knowledge_cutoff"),
        null,
        null,
        lastDay(entry),
        null);
  }

  /** Without its maker: {@code Z.AI: GLM 5} is GLM 5. */
  private static @Nullable String name(Fields entry) {
    String name = entry.text("name", 120);
    int colon = name == null ? -1 : name.indexOf(": ");
    return name == null || colon < 0 ? name : name.substring(colon + 2).strip();
  }

  /** What it calls a file is a PDF. */
  private List<String> modalities(@Nullable Fields architecture, String side, String key) {
    if (architecture == null) {
      return List.of();
    }
    List<String> words = new ArrayList<>(architecture.texts(side, 100));
    words.replaceAll(
        word -> word.equals("file") ? "pdf" : word.equals("embeddings") ? "embedding" : word);
    return Modality.lawful(words, key, remarks);
  }

  private Map<String, Long> limits(Fields entry, String key) {
    Map<String, Long> limits = new TreeMap<>();
    Long context = entry.tokens("context_length");
    if (context != null && context > 0) {
      limits.put(Facts.CONTEXT, context);
    } else if (context != null) {
      remarks.say(Remarks.IMPOSSIBLE_LIMIT, key, "context_length is 0, left out");
    }
    Fields top = entry.object("top_provider");
    Long output = top == null ? null : top.tokens("max_completion_tokens");
    if (output != null && output > 0) {
      if (context != null && output > context) {
        remarks.say(
            Remarks.IMPOSSIBLE_LIMIT,
            key,
            "max_completion_tokens "
                + output
                + " is above context_length "
                + context
                + ", left out");
      } else {
        limits.put(Facts.OUTPUT, output);
      }
    }
    return limits;
  }

  /** A request goes to whoever can take it, so that the most that one of them takes counts. */
  private Map<String, Long> within(String id, String key, Map<String, Long> limits) {
    Optional<Endpoints> answer = endpoints.get(id);
    if (answer == null) {
      return limits;
    }
    if (answer.isEmpty()) {
      // What the list says is the word of one of them, and may be less than is known.
      limits.remove(Facts.OUTPUT);
      return limits;
    }
    Endpoints serving = answer.get();
    serving.remark(remarks, key);
    serving
        .mostOutput()
        .filter(most -> most <= limits.getOrDefault(Facts.CONTEXT, Long.MAX_VALUE))
        .ifPresent(most -> limits.put(Facts.OUTPUT, most));
    return limits;
  }

  private static @Nullable String lastDay(Fields entry) {
    String date = entry.date("expiration_date");
    if (date == null) {
      return null;
    }
    return new PartialDate(date).lastDay().toString();
  }
}
