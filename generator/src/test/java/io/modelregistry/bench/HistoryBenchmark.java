package io.modelregistry.bench;

import io.modelregistry.history.History;
import io.modelregistry.history.VersionDigest;
import io.modelregistry.source.GitRevision;
import io.modelregistry.source.Past;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.Locale;
import java.util.Random;
import java.util.stream.Stream;

/**
 * How long the history of a large registry takes: 6,000 commits, most of which change one price, on
 * 5,000 files of which one folder holds 1,759. Run by {@code bench/history}, each measurement in a
 * Java of its own. Cold is without what earlier runs left behind, warm with it; beside each stands
 * its ratio to {@code git log --raw}, which walks the same commits and reads no file.
 */
public final class HistoryBenchmark {
  private static final int MODELS = 1_759;
  private static final int PROVIDERS = 40;
  private static final int ROUTES = 5_000 - MODELS;
  private static final int COMMITS = 6_000;
  private static final long START = Instant.parse("2024-01-01T00:00:00Z").getEpochSecond();

  private HistoryBenchmark() {}

  /**
   * Makes the repository, or measures it.
   *
   * @param args {@code make}, {@code cold} or {@code warm}, and the folder of the repository
   */
  public static void main(String[] args) throws IOException, InterruptedException {
    Path repository = Path.of(args[1]);
    PrintStream out = System.out;
    switch (args[0]) {
      case "make" -> make(repository);
      case "cold" -> {
        forget(repository);
        measure("cold", repository, out);
      }
      default -> measure("warm", repository, out);
    }
  }

  private static void measure(String name, Path repository, PrintStream out)
      throws IOException, InterruptedException {
    long start = System.nanoTime();
    Past past =
        new GitRevision(repository.resolve("registry-data"), "main").past(new VersionDigest());
    long read = System.nanoTime();
    History history = History.of(past);
    long end = System.nanoTime();
    Duration processor = ProcessHandle.current().info().totalCpuDuration().orElse(Duration.ZERO);
    long git = gitLog(repository);
    out.printf(
        Locale.ROOT,
        "%s: %.2f s (reading %.2f s, comparing %.2f s), %.1f times git log --raw; %.2f s of"
            + " processor with the start of Java; %,d commits, %,d entries%n",
        name,
        seconds(end - start),
        seconds(read - start),
        seconds(end - read),
        (double) (end - start) / git,
        processor.toMillis() / 1000.0,
        past.log().commits().size(),
        history.entries().size());
  }

  private static double seconds(long nanoseconds) {
    return Duration.ofNanos(nanoseconds).toMillis() / 1000.0;
  }

  private static long gitLog(Path repository) throws IOException, InterruptedException {
    long start = System.nanoTime();
    Process git =
        new ProcessBuilder("git", "log", "--raw", "--first-parent", "--format=%H", "main")
            .directory(repository.toFile())
            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
            .start();
    git.waitFor();
    return System.nanoTime() - start;
  }

  private static void forget(Path repository) throws IOException {
    Path cache = repository.resolve(".git/model-registry");
    if (Files.isDirectory(cache)) {
      try (Stream<Path> files = Files.walk(cache)) {
        for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
          Files.delete(file);
        }
      }
    }
  }

  private static void make(Path repository) throws IOException, InterruptedException {
    Files.createDirectories(repository);
    run(repository, "git", "init", "-q", "-b", "main");
    Process process =
        new ProcessBuilder("git", "fast-import", "--quiet")
            .directory(repository.toFile())
            .redirectError(ProcessBuilder.Redirect.INHERIT)
            .start();
    try (OutputStream stream = new BufferedOutputStream(process.getOutputStream(), 1 << 20)) {
      new Commits(stream).write();
    }
    if (process.waitFor() != 0) {
      throw new IOException("git fast-import failed");
    }
    // As a clone has it: fast-import keeps each version as what differs from the one before it, and
    // what hosts send, and what git gc leaves, as what differs from the one after it.
    run(repository, "git", "repack", "-adfq", "--depth=50");
  }

  private static void run(Path folder, String... command) throws IOException, InterruptedException {
    if (new ProcessBuilder(command).directory(folder.toFile()).inheritIO().start().waitFor() != 0) {
      throw new IOException(String.join(" ", command) + " failed");
    }
  }

  /** Writes all commits as git fast-import reads them; the same on every run. */
  private static final class Commits {
    private final OutputStream out;
    private final Random random = new Random(42);
    private final int[] prices = new int[MODELS + ROUTES];

    Commits(OutputStream out) {
      this.out = out;
    }

    void write() throws IOException {
      begin(0);
      file("registry-data/registry.json", "{\n  \"title\": \"Large\"\n}\n");
      for (int i = 0; i < MODELS + ROUTES; i++) {
        prices[i] = 100 + random.nextInt(2000);
        entity(i);
      }
      for (int commit = 1; commit < COMMITS; commit++) {
        begin(commit);
        for (int change :
            random.ints(1 + random.nextInt(3), 0, prices.length).distinct().toArray()) {
          prices[change] += 1 + random.nextInt(50);
          entity(change);
        }
      }
      text("done\n");
    }

    private void begin(int commit) throws IOException {
      text(
          "commit refs/heads/main\ncommitter Ada <ada@example.org> %d +0000\ndata 8\nchange\n\n"
              .formatted(START + commit * 14_400L));
    }

    private void entity(int i) throws IOException {
      int model = i < MODELS ? i : (i - MODELS) % MODELS;
      int platform = i < MODELS ? 0 : (i - MODELS) / MODELS;
      String path =
          i < MODELS
              ? "models/provider-%d/model-%04d.json".formatted(model % PROVIDERS, model)
              : "routes/model-%04d/platform-%d.json".formatted(model, platform);
      file("registry-data/" + path, json(i, i < MODELS));
    }

    private String json(int i, boolean model) {
      String head = model ? "\"name\": \"Model %d\",\n".formatted(i) : "\"priority\": 1,\n";
      return """
      {
        %s  "description": "A model of a large registry, described at the usual length of %d.",
        "capabilities": {
          "function_calling": true,
          "structured_output": true,
          "vision": %b,
          "reasoning": false
        },
        "modalities": {
          "input": ["text", "image"],
          "output": ["text"]
        },
        "context_window": 200000,
        "max_output_tokens": 16384,
        "pricing": {
          "input_cost": %s,
          "output_cost": %s,
          "cache_read_cost": 0.125,
          "overrides": [
            {
              "when": { "input_tokens_over": 200000 },
              "input_cost": 2.5,
              "output_cost": 15
            },
            {
              "when": { "service_tier": "batch" },
              "multiplier": 0.5
            }
          ]
        },
        "status": "active",
        "links": [
          { "label": "Documentation", "url": "https://docs.example.org/models/%d" },
          { "label": "Prices", "url": "https://docs.example.org/prices/%d" }
        ],
        "sources": [
          { "url": "https://docs.example.org/models/%d", "verified_at": "2026-11-01" },
          { "url": "https://docs.example.org/prices/%d", "verified_at": "2026-11-01" }
        ]
      }
      """
          .formatted(head, i, i % 2 == 0, decimal(prices[i]), decimal(prices[i] * 4), i, i, i, i);
    }

    private static String decimal(int cents) {
      return "%d.%02d".formatted(cents / 100, cents % 100);
    }

    private void file(String path, String content) throws IOException {
      byte[] bytes = content.getBytes(StandardCharsets.UTF_8);
      text("M 100644 inline " + path + "\ndata " + bytes.length + "\n");
      out.write(bytes);
      text("\n");
    }

    private void text(String text) throws IOException {
      out.write(text.getBytes(StandardCharsets.UTF_8));
    }
  }
}
