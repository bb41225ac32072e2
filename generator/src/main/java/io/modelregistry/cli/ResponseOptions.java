package io.modelregistry.cli;

import io.modelregistry.app.cost.ResponseApis;
import io.modelregistry.derive.Refusal;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;
import tools.jackson.core.JacksonException;
import tools.jackson.core.TokenStreamLocation;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Usage that the response of an API reports. */
final class ResponseOptions {
  /** Pictures and sound may stand in a response. */
  private static final int MAX_BYTES = 100_000_000;

  private static final JsonMapper RESPONSES =
      JsonMapper.builder().enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS).build();

  @Option(
      names = "--response",
      paramLabel = "FILE|-",
      description =
          "Take usage, tier and model string from the response of an API; what other options say"
              + " wins.")
  private @Nullable String response;

  @Option(
      names = "--api",
      paramLabel = "API",
      description =
          "Whose response it is: openai-chat, openai-responses, anthropic, google, bedrock, cohere,"
              + " mistral, x-ai, … (default: by its shape).")
  private @Nullable String api;

  boolean isGiven() {
    return response != null;
  }

  /** Whether an API is named, but nothing that it could have answered. */
  boolean isHalfGiven() {
    return response == null && api != null;
  }

  /**
   * What the response reports; empty where none was named.
   *
   * @throws Refusal when it is no response of an API that is known
   */
  Optional<ResponseApis.Reported> reported(RegistryCommand registry) {
    return Optional.ofNullable(response)
        .map(place -> json(registry, new InputFile(place)))
        .map(json -> ResponseApis.known().read(json, Optional.ofNullable(api)));
  }

  private static JsonNode json(RegistryCommand registry, InputFile file) {
    byte[] bytes = file.read(registry, in -> in.readNBytes(MAX_BYTES + 1));
    if (bytes.length > MAX_BYTES) {
      throw new Refusal(
          Refusal.Code.INVALID_REQUEST, "the response has more than " + MAX_BYTES + " bytes");
    }
    try {
      return RESPONSES.readTree(bytes);
    } catch (JacksonException e) {
      throw new Refusal(
          Refusal.Code.INVALID_REQUEST,
          "the response is no JSON that can be read" + place(e.getLocation()));
    }
  }

  /** What is nested too deep has no place. */
  private static String place(@Nullable TokenStreamLocation location) {
    return location == null
        ? ""
        : ": line " + location.getLineNr() + ", column " + location.getColumnNr();
  }
}
