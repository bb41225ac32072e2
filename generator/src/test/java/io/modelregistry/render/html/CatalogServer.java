package io.modelregistry.render.html;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.modelregistry.render.Artifact;
import io.modelregistry.render.MediaTypes;
import io.modelregistry.render.api.ApiRenderer;
import io.modelregistry.render.api.FileList;
import io.modelregistry.render.api.RevisionRenderer;
import io.modelregistry.source.Provenance;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Serves a catalog and the API that its scripts ask on the loopback, for a browser to look at. */
final class CatalogServer implements AutoCloseable {
  /** What is published as health where nothing is known. */
  static final String NO_HEALTH = "{\"kind\": \"health\", \"schema_version\": 1, \"data\": {}}";

  static {
    // Without it, head and body of each answer wait for each other: 40 ms a file.
    System.setProperty("sun.net.httpserver.nodelay", "true");
  }

  private final RenderedCatalog catalog;
  private final Map<String, Artifact> files;
  private final HttpServer server;
  private volatile String health = NO_HEALTH;

  CatalogServer(RenderedCatalog catalog) throws IOException {
    this.catalog = catalog;
    this.files = new TreeMap<>(catalog.artifacts());
    List<Artifact> api = new ApiRenderer(catalog.base()).render(catalog.registry());
    api.forEach(artifact -> files.put(artifact.path(), artifact));
    Artifact revision =
        new RevisionRenderer(catalog.base())
            .render(FileList.of(api), Provenance.unknown("a test"), catalog.registry().asOf());
    files.put(revision.path(), revision);
    this.server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext("/", this::answer);
    server.start();
  }

  /** What is published as health; nothing is known before. */
  void health(String json) {
    health = json;
  }

  /** The address of a page, given its path in the site. */
  String address(String path) {
    return "http://127.0.0.1:" + server.getAddress().getPort() + catalog.base().link(path);
  }

  private void answer(HttpExchange exchange) throws IOException {
    String wanted = exchange.getRequestURI().getPath();
    String root = catalog.base().path();
    String path = wanted.startsWith(root) ? wanted.substring(root.length()) : "404";
    Artifact found = find(path);
    if (found != null && path.startsWith("assets/")) {
      // As on a real host: a browser keeps what has its hash in its name.
      exchange.getResponseHeaders().set("Cache-Control", "max-age=3600, immutable");
    }
    byte[] body = found == null ? "nothing here".getBytes(StandardCharsets.UTF_8) : found.bytes();
    exchange
        .getResponseHeaders()
        .set("Content-Type", found == null ? MediaTypes.of("x.txt") : found.mediaType());
    exchange.sendResponseHeaders(found == null ? 404 : 200, body.length);
    try (var out = exchange.getResponseBody()) {
      out.write(body);
    }
    exchange.close();
  }

  private @Nullable Artifact find(String path) {
    if (path.equals(Axe.PATH)) {
      return Artifact.text(path, Axe.SCRIPT);
    }
    Artifact found = files.get(path.isEmpty() || path.endsWith("/") ? path + "index.html" : path);
    return found == null && path.equals(PageLinks.HEALTH) ? Artifact.text(path, health) : found;
  }

  @Override
  public void close() {
    server.stop(0);
  }
}
