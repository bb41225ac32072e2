package io.modelregistry.app.fetch;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.zip.GZIPOutputStream;

/**
 * Answers on this machine as somebody else's server would, with every fault it may have. Each path
 * has answers that come one after the other; the last one stays.
 */
public final class ReplayServer implements AutoCloseable {
  private static final String JSON = "application/json";

  private final HttpServer server;
  private final ExecutorService threads = Executors.newCachedThreadPool();
  private final CountDownLatch closing = new CountDownLatch(1);
  private final Map<String, Deque<Answer>> answers = new HashMap<>();
  private final List<Asked> asked = Collections.synchronizedList(new ArrayList<>());

  /** One answer, however odd. */
  @FunctionalInterface
  public interface Answer {
    void to(HttpExchange exchange) throws IOException;
  }

  /** One request: its path and its headers in lower case. */
  public record Asked(String path, Map<String, String> headers) {
    public Optional<String> header(String name) {
      return Optional.ofNullable(headers.get(name));
    }
  }

  public ReplayServer() {
    try {
      server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    server.setExecutor(threads);
    server.createContext("/", this::handle);
    server.start();
  }

  private void handle(HttpExchange exchange) throws IOException {
    try (exchange) {
      String path = exchange.getRequestURI().toString();
      Map<String, String> headers = new HashMap<>();
      exchange
          .getRequestHeaders()
          .forEach(
              (name, values) ->
                  headers.put(name.toLowerCase(java.util.Locale.ROOT), values.get(0)));
      asked.add(new Asked(path, headers));
      Answer answer;
      synchronized (answers) {
        Deque<Answer> left = answers.getOrDefault(path, new ArrayDeque<>());
        answer = left.size() > 1 ? left.removeFirst() : left.peekFirst();
      }
      (answer == null ? status(404) : answer).to(exchange);
    }
  }

  /** What a path answers, one after the other. */
  public ReplayServer on(String path, Answer... inTurn) {
    synchronized (answers) {
      answers.put(path, new ArrayDeque<>(List.of(inTurn)));
    }
    return this;
  }

  public String url(String path) {
    return "http://127.0.0.1:" + server.getAddress().getPort() + path;
  }

  /** All requests so far. */
  public List<Asked> asked() {
    return List.copyOf(asked);
  }

  @Override
  public void close() {
    closing.countDown();
    server.stop(0);
    threads.shutdownNow();
  }

  /** A JSON document, as it should be. */
  public static Answer json(String body) {
    return body(JSON, body.getBytes(UTF_8));
  }

  public static Answer page(String body) {
    return body("text/html; charset=utf-8", body.getBytes(UTF_8));
  }

  public static Answer body(String type, byte[] body, String... headers) {
    return exchange -> {
      exchange.getResponseHeaders().set("Content-Type", type);
      for (int i = 0; i < headers.length; i += 2) {
        exchange.getResponseHeaders().set(headers[i], headers[i + 1]);
      }
      exchange.sendResponseHeaders(200, body.length == 0 ? -1 : body.length);
      exchange.getResponseBody().write(body);
    };
  }

  /** A document that says which it is, and is sent only to whom has another. */
  public static Answer tagged(String body, String etag) {
    return exchange -> {
      if (etag.equals(exchange.getRequestHeaders().getFirst("If-None-Match"))) {
        exchange.sendResponseHeaders(304, -1);
      } else {
        body(JSON, body.getBytes(UTF_8), "ETag", etag).to(exchange);
      }
    };
  }

  public static Answer status(int status, String... headers) {
    return exchange -> {
      for (int i = 0; i < headers.length; i += 2) {
        exchange.getResponseHeaders().set(headers[i], headers[i + 1]);
      }
      exchange.sendResponseHeaders(status, -1);
    };
  }

  public static Answer redirect(String to) {
    return status(302, "Location", to);
  }

  /** Says how much it will send, and sends half of it. */
  public static Answer truncated(String body) {
    return exchange -> {
      byte[] bytes = body.getBytes(UTF_8);
      exchange.getResponseHeaders().set("Content-Type", JSON);
      exchange.sendResponseHeaders(200, bytes.length);
      exchange.getResponseBody().write(bytes, 0, bytes.length / 2);
      exchange.getResponseBody().flush();
    };
  }

  /** Starts well and then says nothing more, until the server is closed. */
  public Answer silent() {
    return exchange -> {
      exchange.getResponseHeaders().set("Content-Type", JSON);
      exchange.sendResponseHeaders(200, 1000);
      exchange.getResponseBody().write('{');
      exchange.getResponseBody().flush();
      try {
        closing.await();
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
    };
  }

  public static Answer zipped(String body) {
    return body(JSON, gzip(body.getBytes(UTF_8)), "Content-Encoding", "gzip");
  }

  public static Answer zippedAndCut(String body) {
    byte[] whole = gzip(body.getBytes(UTF_8));
    return body(JSON, java.util.Arrays.copyOf(whole, whole.length / 2), "Content-Encoding", "gzip");
  }

  /** A little that unfolds to {@code bytes} blanks. */
  public static Answer bomb(int bytes) {
    return body(JSON, gzip(new byte[bytes]), "Content-Encoding", "gzip");
  }

  private static byte[] gzip(byte[] bytes) {
    ByteArrayOutputStream zipped = new ByteArrayOutputStream();
    try (OutputStream out = new GZIPOutputStream(zipped)) {
      out.write(bytes);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return zipped.toByteArray();
  }
}
