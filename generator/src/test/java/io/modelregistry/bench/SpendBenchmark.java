package io.modelregistry.bench;

import io.modelregistry.app.RegistryReader;
import io.modelregistry.app.StageClock;
import io.modelregistry.app.traffic.TrafficLogs;
import io.modelregistry.derive.price.CostAnswer;
import io.modelregistry.derive.price.Costing;
import io.modelregistry.derive.price.PriceContext;
import io.modelregistry.derive.price.Usage;
import io.modelregistry.registry.EffectiveRoute;
import io.modelregistry.registry.Registry;
import io.modelregistry.source.WorkingTree;
import io.modelregistry.usage.duckdb.CallTable;
import io.modelregistry.usage.spend.By;
import io.modelregistry.usage.spend.SpendReport;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.PrintStream;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.stream.IntStream;

/**
 * How long it takes to say what millions of calls cost, and in how much memory. Run by {@code
 * bench/spend}: once to write a log, where the engine prices each call as it is written, and once
 * in a process of its own to read it. The two totals have to be the same to the last digit.
 */
public final class SpendBenchmark {
  /** As many as a company uses. */
  private static final int ROUTES = 40;

  private static final String[] TIERS = {"", "", "", "", "batch", "flex", "priority"};
  private static final long START = Instant.parse("2026-09-01T00:00:00Z").toEpochMilli();
  private static final long SPAN = 60L * 86_400_000;

  private SpendBenchmark() {}

  /** Takes {@code write FILE LINES DATA} or {@code read FILE DATA TEMP MEGABYTES}. */
  public static void main(String[] args) throws IOException {
    PrintStream out = System.out;
    if (args[0].equals("write")) {
      write(Path.of(args[1]), Long.parseLong(args[2]), registry(Path.of(args[3])), out);
    } else {
      read(
          Path.of(args[1]),
          registry(Path.of(args[2])),
          new CallTable.Options(Path.of(args[3]), Integer.parseInt(args[4])),
          out);
    }
  }

  private static Registry registry(Path data) {
    Clock clock = Clock.systemUTC();
    return new RegistryReader(clock)
        .read(new WorkingTree(data), RegistryReader.Options.DEFAULT, new StageClock(clock))
        .registry()
        .orElseThrow();
  }

  private static void write(Path file, long lines, Registry registry, PrintStream out)
      throws IOException {
    List<EffectiveRoute> all =
        registry.routes().stream()
            .filter(route -> route.isActive() && route.pricing() != null)
            .toList();
    List<EffectiveRoute> routes =
        IntStream.range(0, Math.min(ROUTES, all.size()))
            .mapToObj(i -> all.get(i * (all.size() / Math.min(ROUTES, all.size()))))
            .toList();
    SplittableRandom random = new SplittableRandom(7);
    Map<String, BigDecimal> totals = new TreeMap<>();
    long started = System.nanoTime();
    try (BufferedWriter log = Files.newBufferedWriter(file, StandardCharsets.UTF_8)) {
      for (long i = 0; i < lines; i++) {
        EffectiveRoute route = routes.get(random.nextInt(routes.size()));
        Instant at = Instant.ofEpochMilli(START + random.nextLong(SPAN));
        String tier = TIERS[random.nextInt(TIERS.length)];
        // Most prompts are short, and some are beyond every threshold.
        long input = 1 + (long) Math.exp(random.nextDouble() * 13);
        long cached = random.nextInt(3) == 0 ? random.nextLong(input) : 0;
        long output = 1 + random.nextLong(4_000);
        log.write("{\"at\":\"" + at + "\",\"route_id\":\"" + route.id() + "\"");
        log.write(tier.isEmpty() ? "" : ",\"service_tier\":\"" + tier + "\"");
        log.write(",\"team\":\"team-" + random.nextInt(20) + "\",\"latency_ms\":" + input % 9_999);
        log.write(",\"usage\":{\"input_tokens\":" + input + ",\"output_tokens\":" + output);
        log.write(cached == 0 ? "}}\n" : ",\"cache_read_tokens\":" + cached + "}}\n");
        Usage.Counter usage = new Usage.Counter();
        usage.set("input_tokens", BigDecimal.valueOf(input));
        usage.set("output_tokens", BigDecimal.valueOf(output));
        if (cached > 0) {
          usage.set("cache_read_tokens", BigDecimal.valueOf(cached));
        }
        PriceContext context = PriceContext.atInstant(at);
        CostAnswer answer =
            Costing.of(
                route.pricing(),
                usage.inferOverlaps().usage(),
                tier.isEmpty() ? context : context.withServiceTier(tier));
        if (answer instanceof CostAnswer.Priced priced) {
          totals.merge(priced.cost().currency(), priced.cost().total(), BigDecimal::add);
        }
      }
    }
    out.printf(
        Locale.ROOT,
        "wrote %,d lines, %,d MB, on %,d routes, each priced by the engine, in %.1f s%n",
        lines,
        Files.size(file) >> 20,
        routes.size(),
        (System.nanoTime() - started) / 1e9);
    totals.forEach((currency, total) -> out.println("engine: " + plain(total) + " " + currency));
  }

  private static void read(Path file, Registry registry, CallTable.Options options, PrintStream out)
      throws IOException {
    long started = System.nanoTime();
    SpendReport report =
        new TrafficLogs(
                registry,
                new TrafficLogs.Request(
                    List.of(file),
                    Optional.empty(),
                    Optional.empty(),
                    Optional.empty(),
                    Optional.empty(),
                    options))
            .spend(List.of(By.MODEL, By.DAY), Optional.of("team"));
    double seconds = (System.nanoTime() - started) / 1e9;
    report
        .totals()
        .forEach(row -> out.println("spend:  " + plain(row.cost()) + " " + row.currency()));
    long calls = report.totals().stream().mapToLong(SpendReport.Row::calls).sum();
    out.printf(Locale.ROOT, "%,d calls in %.1f s, peak %s%n", calls, seconds, peak());
  }

  private static String plain(BigDecimal number) {
    return number.stripTrailingZeros().toPlainString();
  }

  /** The most memory of this process at any time, where the system says so. */
  private static String peak() throws IOException {
    Path status = Path.of("/proc/self/status");
    return Files.exists(status)
        ? Files.readAllLines(status).stream()
            .filter(line -> line.startsWith("VmHWM:"))
            .map(line -> Long.parseLong(line.replaceAll("[^0-9]", "")) / 1024 + " MB")
            .findFirst()
            .orElse("unknown")
        : "unknown";
  }
}
