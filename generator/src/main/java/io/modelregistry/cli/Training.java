package io.modelregistry.cli;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;

/**
 * Does what people do most, so that the launcher can keep the classes that were loaded for it in an
 * archive, and later runs start faster. It publishes to a store of its own on this machine, for as
 * long as it runs; nothing of it is meant to be used otherwise.
 */
public final class Training {
  private static final byte[] MISSING =
      "<Error><Code>NoSuchKey</Code></Error>".getBytes(StandardCharsets.UTF_8);

  /** What can be asked of any registry. */
  private static final List<String> QUESTIONS =
      List.of(
          "validate",
          "model list",
          "route list",
          "search small",
          "find",
          "cheapest --prompt-tokens 1000 --max-output-tokens 100",
          "recommend",
          "changes",
          "diff",
          "platform create training --set name=T --set auth_type=none --set status=beta --dry-run");

  private final Map<String, byte[]> objects = new ConcurrentHashMap<>();

  private Training() {}

  /**
   * Builds, publishes and asks.
   *
   * @param args the data folder, and a folder for what is made
   */
  public static void main(String[] args) throws IOException {
    String data = args[0];
    String scratch = args[1];
    Training store = new Training();
    HttpServer server =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext("/", store::answer);
    server.start();
    try {
      System.setProperty("aws.accessKeyId", "training");
      System.setProperty("aws.secretAccessKey", "training");
      String endpoint = "http://127.0.0.1:" + server.getAddress().getPort();
      String[] publish = {
        "publish",
        "--data",
        data,
        "--site",
        scratch + "/part",
        "--to",
        "s3://training",
        "--endpoint",
        endpoint,
        "--allow-missing-history",
        "--concurrency",
        "4"
      };
      run(scratch, "build", "--data", data, "--out", scratch + "/site");
      copyPart(Path.of(scratch, "site/api"), Path.of(scratch, "part/api"));
      run(scratch, publish);
      run(scratch, publish);
      run(scratch, "verify", scratch + "/site");
      for (String question : QUESTIONS) {
        run(scratch, (question + " --data " + data).split(" ", -1));
      }
    } finally {
      server.stop(0);
    }
  }

  /** Enough of a site to learn publishing from. */
  private static void copyPart(Path from, Path to) throws IOException {
    try (Stream<Path> files = Files.walk(from, 2)) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        Path copy = to.resolve(from.relativize(file).toString());
        Files.createDirectories(copy.getParent());
        Files.copy(file, copy);
      }
    }
  }

  private static void run(String folder, String... args) {
    PrintStream nowhere =
        new PrintStream(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8);
    Path here = Path.of(folder).toAbsolutePath();
    RegistryCommand.run(
        new Environment(
            InputStream.nullInputStream(),
            nowhere,
            nowhere,
            here,
            here,
            Clock.systemUTC(),
            false,
            false,
            Map.of()),
        args);
  }

  private void answer(HttpExchange exchange) throws IOException {
    try (exchange) {
      String key = exchange.getRequestURI().getRawPath();
      byte[] body = exchange.getRequestBody().readAllBytes();
      byte[] found = objects.get(key);
      exchange.getResponseHeaders().set("ETag", "\"training\"");
      switch (exchange.getRequestMethod()) {
        case "PUT" -> {
          objects.put(key, body);
          exchange.sendResponseHeaders(200, -1);
        }
        case "POST" -> {
          objects.keySet().removeIf(each -> each.contains("/lock-"));
          exchange.sendResponseHeaders(200, -1);
        }
        case "HEAD" -> exchange.sendResponseHeaders(found == null ? 404 : 200, -1);
        default -> {
          byte[] answer = found == null ? MISSING : found;
          exchange.sendResponseHeaders(found == null ? 404 : 200, answer.length);
          exchange.getResponseBody().write(answer);
        }
      }
    }
  }
}
