package io.modelregistry.render.html;

import io.modelregistry.json.JsonText;
import io.modelregistry.model.AuthConfig;
import io.modelregistry.model.AuthType;
import io.modelregistry.model.Platform;
import io.modelregistry.registry.EffectiveRoute;
import io.modelregistry.render.json.ObjectBuilder;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A first request to a route, to be pasted into a shell. The secret comes from the environment
 * variable that the registry names, what an address leaves open from variables too.
 *
 * <p>The text is data from the registry and so not trusted: every part is either of plain
 * characters or quoted, and where that cannot be, there is no example. Nor is there one where the
 * registry does not say how requests look or how a caller proves who it is.
 */
final class CurlExample {
  /** What the provider or platform says of its API, and how requests to it look. */
  private enum Api {
    OPENAI("openai_compatible"),
    ANTHROPIC("anthropic_compatible"),
    GEMINI("gemini_compatible");

    private final String feature;

    Api(String feature) {
      this.feature = feature;
    }
  }

  private static final Pattern PLACEHOLDER = Pattern.compile("\\{([a-z][a-z0-9_]*)\\}");
  private static final Pattern PLAIN_ADDRESS =
      Pattern.compile("https?://[A-Za-z0-9._~:/%-]{1,500}");
  private static final Pattern PLAIN_NAME = Pattern.compile("[A-Za-z0-9._:/@-]{1,200}");
  private static final Pattern TOKEN = Pattern.compile("[A-Za-z0-9-]{1,100}");
  private static final Pattern VARIABLE = Pattern.compile("[A-Za-z_][A-Za-z0-9_]{0,99}");
  private static final String HELLO = "Say hello.";

  private CurlExample() {}

  /** The request, on several lines; empty where it would be a guess. */
  static Optional<String> of(EffectiveRoute route) {
    Optional<List<String>> credentials = credentials(route);
    if (credentials.isEmpty() || route.endpoint() == null || !writesText(route)) {
      return Optional.empty();
    }
    String endpoint = route.endpoint().replaceFirst("/+$", "");
    return api(route)
        .flatMap(api -> request(api, endpoint, route))
        .filter(request -> isPlain(request.address()))
        .map(request -> text(request, credentials.get()));
  }

  private record Request(String address, List<String> headers, String body) {}

  /** An address of the route's own may speak another way than its platform does. */
  private static Optional<Api> api(EffectiveRoute route) {
    if (route.authored().endpointOverride() != null) {
      return Optional.empty();
    }
    Map<String, Boolean> features =
        route.platform().id().equals(Platform.DIRECT)
            ? route.provider().features()
            : route.platform().features();
    for (Api api : Api.values()) {
      if (Boolean.TRUE.equals(features.get(api.feature))) {
        return Optional.of(api);
      }
    }
    return Optional.empty();
  }

  private static boolean isEmbedding(EffectiveRoute route) {
    return Boolean.TRUE.equals(route.capabilities().get("embeddings"));
  }

  private static boolean writesText(EffectiveRoute route) {
    List<String> output = route.model().modalities().output();
    return isEmbedding(route) || output.isEmpty() || output.contains("text");
  }

  private static Optional<Request> request(Api api, String endpoint, EffectiveRoute route) {
    String model = route.modelString();
    if (isEmbedding(route)) {
      return api == Api.OPENAI
          ? Optional.of(
              new Request(
                  endpoint + "/embeddings",
                  List.of(),
                  JsonText.compact(
                      new ObjectBuilder().text("model", model).text("input", HELLO).build())))
          : Optional.empty();
    }
    return switch (api) {
      case OPENAI ->
          Optional.of(
              new Request(
                  endpoint + "/chat/completions", List.of(), chat(model, Optional.empty())));
      case ANTHROPIC ->
          Optional.of(
              new Request(
                  endpoint + "/messages",
                  List.of("anthropic-version: 2023-06-01"),
                  chat(model, Optional.of(1024L))));
      case GEMINI ->
          PLAIN_NAME.matcher(model).matches()
              ? Optional.of(
                  new Request(
                      endpoint + "/models/" + model + ":generateContent", List.of(), contents()))
              : Optional.empty();
    };
  }

  private static String chat(String model, Optional<Long> maxTokens) {
    ObjectBuilder body = new ObjectBuilder().text("model", model);
    maxTokens.ifPresent(limit -> body.number("max_tokens", limit));
    return JsonText.compact(
        body.list(
                "messages",
                List.of(new ObjectBuilder().text("role", "user").text("content", HELLO).build()))
            .build());
  }

  private static String contents() {
    return JsonText.compact(
        new ObjectBuilder()
            .list(
                "contents",
                List.of(
                    new ObjectBuilder()
                        .list("parts", List.of(new ObjectBuilder().text("text", HELLO).build()))
                        .build()))
            .build());
  }

  /** Headers by which the caller is known; empty where the registry does not name them. */
  private static Optional<List<String>> credentials(EffectiveRoute route) {
    if (route.authType() == AuthType.NONE) {
      return Optional.of(List.of());
    }
    AuthConfig config = route.authConfig();
    if (route.authType() != AuthType.API_KEY || config == null) {
      return Optional.empty();
    }
    String header = config.header();
    String variable = config.envVar();
    String scheme = config.scheme();
    boolean plain =
        header != null
            && TOKEN.matcher(header).matches()
            && variable != null
            && VARIABLE.matcher(variable).matches()
            && (scheme == null || TOKEN.matcher(scheme).matches());
    return plain
        ? Optional.of(
            List.of(header + ": " + (scheme == null ? "" : scheme + " ") + "$" + variable))
        : Optional.empty();
  }

  private static String text(Request request, List<String> credentials) {
    List<String> lines = new ArrayList<>();
    lines.add("curl \"" + withVariables(request.address()) + "\"");
    credentials.forEach(header -> lines.add("-H \"" + header + "\""));
    request.headers().forEach(header -> lines.add("-H \"" + header + "\""));
    lines.add("-H \"Content-Type: application/json\"");
    lines.add("-d " + quoted(request.body()));
    return String.join(" \\\n  ", lines);
  }

  private static boolean isPlain(String address) {
    return PLAIN_ADDRESS.matcher(PLACEHOLDER.matcher(address).replaceAll("x")).matches();
  }

  /** {@code {region}} becomes {@code ${REGION}}. */
  private static String withVariables(String address) {
    Matcher matcher = PLACEHOLDER.matcher(address);
    return matcher.replaceAll(
        found -> Matcher.quoteReplacement("${" + found.group(1).toUpperCase(Locale.ROOT) + "}"));
  }

  /** In single quotes a shell obeys nothing. */
  private static String quoted(String text) {
    return "'" + text.replace("'", "'\\''") + "'";
  }
}
