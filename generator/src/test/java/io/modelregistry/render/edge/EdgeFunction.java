package io.modelregistry.render.edge;

import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.mozilla.javascript.Context;
import org.mozilla.javascript.Function;
import org.mozilla.javascript.Scriptable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Runs the function as CloudFront does: one event in, a request or an answer out. */
public final class EdgeFunction {
  private static final JsonMapper MAPPER = JsonMapper.builder().build();

  /** Makes the event that CloudFront would; the query is no field there but a method. */
  private static final String DRIVER =
      """
      function ask(method, uri, query) {
        var request = { method: method, uri: uri, headers: {}, cookies: {}, querystring: {} };
        request.rawQueryString = function () { return query === null ? undefined : query; };
        return JSON.stringify(handler({ version: "1.0", context: {}, viewer: {}, request: request }));
      }
      """;

  private final Scriptable scope;
  private final Function ask;

  private EdgeFunction(String code) {
    try (Context context = enter()) {
      scope = context.initSafeStandardObjects();
      context.evaluateString(scope, code, "function", 1, null);
      context.evaluateString(scope, DRIVER, "driver", 1, null);
      ask = (Function) scope.get("ask", scope);
    }
  }

  /** The function of a site at a base path. */
  public static EdgeFunction at(String basePath) {
    return new EdgeFunction(TidyUrls.cloudFrontFunction(basePath));
  }

  /**
   * What came out: the address that the store is asked for, or an answer given at once.
   *
   * @param uri null when it was answered
   * @param status 0 when it was not
   */
  public record Outcome(@Nullable String uri, int status, Map<String, String> headers) {
    /** Where it redirects to. */
    public @Nullable String location() {
      return headers.get("location");
    }
  }

  /** What becomes of a GET without a query. */
  public Outcome get(String uri) {
    return ask("GET", uri, null);
  }

  /**
   * What becomes of a request.
   *
   * @param query what follows the question mark; null when there is none
   */
  public Outcome ask(String method, String uri, @Nullable String query) {
    try (Context context = enter()) {
      Object[] arguments = {method, uri, query};
      JsonNode result = MAPPER.readTree(String.valueOf(ask.call(context, scope, scope, arguments)));
      if (result.has("uri")) {
        return new Outcome(result.required("uri").asString(), 0, Map.of());
      }
      Map<String, String> headers = new TreeMap<>();
      result
          .required("headers")
          .properties()
          .forEach(
              header ->
                  headers.put(header.getKey(), header.getValue().required("value").asString()));
      return new Outcome(null, result.required("statusCode").asInt(), headers);
    }
  }

  private static Context enter() {
    Context context = Context.enter();
    context.setInterpretedMode(true);
    context.setLanguageVersion(Context.VERSION_1_8);
    return context;
  }
}
