package io.modelregistry.render.edge;

import io.modelregistry.render.MediaTypes;
import io.modelregistry.render.api.ApiRoute;
import java.util.Optional;

/**
 * The one rule of tidy addresses, by their shape alone: a resource of the API may leave out {@code
 * .json}, a folder is its index, and a page has a slash at its end. Model ids contain dots, so only
 * the endings that the site uses count as endings: {@code gpt-4.1} has none.
 *
 * <p>It stands here twice, since a content delivery network runs nothing but JavaScript; tests hold
 * both to one meaning.
 */
public final class TidyUrls {
  private static final String JSON = ".json";

  /**
   * In ECMAScript 5.1, with no template literals: the code goes through CloudFormation's {@code
   * Fn::Sub}. A path that no object of a site can have goes on unchanged, to be refused by the
   * store, and is never put into a redirect, for {@code //host/} would lead elsewhere.
   */
  private static final String FUNCTION =
      """
      // Made by the class TidyUrls, from the routes of the API and the endings that the site uses.
      var BASE = "@BASE@";
      var KNOWN_ENDING = /\\.(?:@SUFFIXES@)$/;
      var UNLAWFUL = /^\\/|\\/\\/|\\\\|(?:^|\\/)\\.|[\\x00-\\x1f]/;

      function handler(event) {
        var request = event.request;
        var uri = request.uri;
        if (uri.indexOf(BASE) !== 0) {
          return uri === "/" || BASE.indexOf(uri + "/") === 0 ? redirect(request, BASE) : request;
        }
        var path = decode(uri.substring(BASE.length));
        if (path === null || UNLAWFUL.test(path)) {
          return request;
        }
        var api = (path + "/").indexOf("@API@") === 0;
        if (api && request.method === "OPTIONS") {
          return preflight();
        }
        if (path === "" || path.charAt(path.length - 1) === "/") {
          request.uri = uri + (api ? "index.json" : "index.html");
        } else if (!KNOWN_ENDING.test(path)) {
          if (!api) {
            return redirect(request, uri + "/");
          }
          request.uri = uri + (path + "/" === "@ROOT@" ? "/index.json" : ".json");
        }
        return request;
      }

      function decode(text) {
        try {
          return decodeURIComponent(text);
        } catch (e) {
          return null;
        }
      }

      function redirect(request, path) {
        var query = request.rawQueryString();
        return {
          statusCode: 302,
          statusDescription: "Found",
          headers: { location: { value: query === undefined ? path : path + "?" + query } }
        };
      }

      function preflight() {
        return {
          statusCode: 204,
          statusDescription: "No Content",
          headers: {
            "access-control-allow-origin": { value: "*" },
            "access-control-allow-methods": { value: "GET, HEAD" },
            "access-control-allow-headers": { value: "*" },
            "access-control-max-age": { value: "600" }
          }
        };
      }
      """;

  private TidyUrls() {}

  /** Whether an answer at this path is for programs: JSON, also where there is nothing. */
  public static boolean isApi(String path) {
    return (path + "/").startsWith(ApiRoute.FOLDER);
  }

  /**
   * The path of the object that a path asks for, both below the site's root; empty for a page
   * without its slash, which should redirect.
   */
  public static Optional<String> object(String path) {
    if (path.isEmpty() || path.endsWith("/")) {
      return Optional.of(path + (isApi(path) ? "index.json" : "index.html"));
    }
    if (MediaTypes.isKnown(path)) {
      return Optional.of(path);
    }
    if (!isApi(path)) {
      return Optional.empty();
    }
    return Optional.of((path + "/").equals(ApiRoute.ROOT) ? ApiRoute.INDEX.path() : path + JSON);
  }

  /**
   * The same as a CloudFront function (runtime 2.0) for viewer requests, under 10 kB.
   *
   * @param basePath of the site, with a slash at both ends; put between quotes as it is, so that it
   *     may be a placeholder
   */
  public static String cloudFrontFunction(String basePath) {
    return FUNCTION
        .replace("@BASE@", basePath)
        .replace("@SUFFIXES@", String.join("|", MediaTypes.suffixes()))
        .replace("@API@", ApiRoute.FOLDER)
        .replace("@ROOT@", ApiRoute.ROOT);
  }
}
