package io.modelregistry.app;

import com.sun.net.httpserver.Headers;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import io.modelregistry.render.Artifact;
import io.modelregistry.render.Site;
import io.modelregistry.render.edge.TidyUrls;
import java.io.IOException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Answers one request from the site of the moment. */
final class SiteHandler implements HttpHandler {
  private static final Pattern THIS_MACHINE =
      Pattern.compile(
          "https?://(localhost|[a-z0-9-]+\\.localhost|127(\\.[0-9]{1,3}){3}|\\[::1])(:[0-9]{1,5})?",
          Pattern.CASE_INSENSITIVE);

  private static final String TEXT = "text/plain; charset=utf-8";

  private final Supplier<Site> sites;
  private final String basePath;
  private volatile @Nullable ServedSite last;

  /**
   * @param basePath with {@code /} at both ends
   */
  SiteHandler(Supplier<Site> sites, String basePath) {
    this.sites = sites;
    this.basePath = basePath;
  }

  /** A base path with one {@code /} at both ends. */
  static String root(String basePath) {
    String inner = basePath.replaceAll("^/+|/+$", "");
    return inner.isEmpty() ? "/" : "/" + inner + "/";
  }

  @Override
  public void handle(HttpExchange exchange) throws IOException {
    try (exchange) {
      answer(exchange);
    }
  }

  private void answer(HttpExchange exchange) throws IOException {
    String raw = Objects.requireNonNullElse(exchange.getRequestURI().getRawPath(), "");
    Optional<String> path = pathInSite(raw);
    Headers headers = exchange.getResponseHeaders();
    headers.set("X-Content-Type-Options", "nosniff");
    headers.set("Referrer-Policy", "strict-origin-when-cross-origin");
    headers.set("Cache-Control", "no-cache");
    boolean isApi = path.filter(TidyUrls::isApi).isPresent();
    if (isApi) {
      share(exchange);
    }
    String method = exchange.getRequestMethod();
    if (!isOfThisMachine("http://" + exchange.getRequestHeaders().getFirst("Host"))) {
      send(exchange, 403, TEXT, text("403: this site answers under the name localhost only\n"));
    } else if (isApi && method.equals("OPTIONS")) {
      headers.set("Access-Control-Allow-Methods", "GET, HEAD");
      headers.set("Access-Control-Allow-Headers", "*");
      headers.set("Access-Control-Max-Age", "600");
      exchange.sendResponseHeaders(204, -1);
    } else if (!method.equals("GET") && !method.equals("HEAD")) {
      headers.set("Allow", "GET, HEAD");
      send(exchange, 405, TEXT, text("405: this site answers GET and HEAD only\n"));
    } else if (path.isPresent()) {
      sendPath(exchange, current(), path.get(), raw);
    } else if (basePath.startsWith(raw + "/") || "/".equals(raw)) {
      redirect(exchange, basePath);
    } else {
      send(exchange, 404, TEXT, text("404: the site begins at " + basePath + "\n"));
    }
  }

  private static void sendPath(HttpExchange exchange, ServedSite site, String path, String raw)
      throws IOException {
    Optional<Artifact> found = site.find(path);
    if (found.isPresent()) {
      sendArtifact(exchange, site, found.get());
    } else if (site.isPageWithoutSlash(path)) {
      redirect(exchange, raw + "/");
    } else {
      sendNotFound(exchange, site, path);
    }
  }

  /**
   * Lets pages of this machine read the API, as those of everywhere may once it is published. Until
   * then its prices may be nobody else's business, and a browser is open to any page.
   */
  private static void share(HttpExchange exchange) {
    Headers headers = exchange.getResponseHeaders();
    String origin = exchange.getRequestHeaders().getFirst("Origin");
    headers.set("Vary", "Origin");
    if (origin != null && isOfThisMachine(origin)) {
      headers.set("Access-Control-Allow-Origin", origin);
      headers.set("Access-Control-Expose-Headers", "ETag");
    }
  }

  /** Whether the host is a name of this machine; one that only leads here is none. */
  private static boolean isOfThisMachine(String address) {
    return THIS_MACHINE.matcher(address).matches();
  }

  private ServedSite current() {
    Site site = sites.get();
    ServedSite served = last;
    if (served == null || !served.holds(site)) {
      served = new ServedSite(site);
      last = served;
    }
    return served;
  }

  /** The path below the site's root, decoded; empty when it does not lie there. */
  private Optional<String> pathInSite(String raw) {
    if (!raw.startsWith(basePath)) {
      return Optional.empty();
    }
    String path = raw.substring(basePath.length());
    return Optional.of(URLDecoder.decode(path.replace("+", "%2B"), StandardCharsets.UTF_8));
  }

  private static void redirect(HttpExchange exchange, String path) throws IOException {
    String query = exchange.getRequestURI().getRawQuery();
    exchange.getResponseHeaders().set("Location", query == null ? path : path + "?" + query);
    send(exchange, 302, TEXT, text("The page is at " + path + "\n"));
  }

  private static void sendArtifact(HttpExchange exchange, ServedSite site, Artifact artifact)
      throws IOException {
    String tag = site.tag(artifact);
    exchange.getResponseHeaders().set("ETag", tag);
    if (isKnown(exchange.getRequestHeaders().get("If-None-Match"), tag)) {
      exchange.sendResponseHeaders(304, -1);
      return;
    }
    send(exchange, 200, artifact.mediaType(), artifact.bytes());
  }

  private static boolean isKnown(@Nullable List<String> conditions, String tag) {
    if (conditions == null) {
      return false;
    }
    for (String condition : String.join(",", conditions).split(",", -1)) {
      String known = condition.strip();
      if (known.equals("*") || known.equals(tag) || known.equals("W/" + tag)) {
        return true;
      }
    }
    return false;
  }

  private static void sendNotFound(HttpExchange exchange, ServedSite site, String path)
      throws IOException {
    Optional<Artifact> body = site.notFound(path);
    if (body.isPresent()) {
      send(exchange, 404, body.get().mediaType(), body.get().bytes());
    } else if (TidyUrls.isApi(path)) {
      send(
          exchange,
          404,
          "application/json; charset=utf-8",
          text("{\"kind\": \"error\", \"data\": {\"status\": 404, \"message\": \"not found\"}}\n"));
    } else {
      send(exchange, 404, TEXT, text("404: there is no such page\n"));
    }
  }

  private static byte[] text(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  private static void send(HttpExchange exchange, int status, String mediaType, byte[] body)
      throws IOException {
    Headers headers = exchange.getResponseHeaders();
    headers.set("Content-Type", mediaType);
    if (exchange.getRequestMethod().equals("HEAD")) {
      headers.set("Content-Length", Integer.toString(body.length));
      exchange.sendResponseHeaders(status, -1);
      return;
    }
    // 0 would mean "length unknown" to the server, -1 means none.
    exchange.sendResponseHeaders(status, body.length == 0 ? -1 : body.length);
    exchange.getResponseBody().write(body);
  }
}
