package io.modelregistry.bench;

import io.modelregistry.app.RegistryReader;
import io.modelregistry.app.StageClock;
import io.modelregistry.app.cost.CostBatch;
import io.modelregistry.app.cost.CostDesk;
import io.modelregistry.app.cost.CostQuestion;
import io.modelregistry.derive.lookup.RouteChoice;
import io.modelregistry.derive.price.CostAnswer;
import io.modelregistry.derive.price.Costing;
import io.modelregistry.derive.price.PriceContext;
import io.modelregistry.derive.price.Usage;
import io.modelregistry.model.Units;
import io.modelregistry.registry.EffectiveRoute;
import io.modelregistry.registry.Registry;
import io.modelregistry.source.WorkingTree;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Random;
import java.util.function.IntToLongFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * How many costs a second, on one core; and how many lines of a batch, on all. Run by {@code
 * bench/cost}. Beside each number stands its ratio to a loop that only hashes, which tells a slow
 * machine from slow code.
 */
public final class CostBenchmark {
  private static final int QUESTIONS = 10_000;
  private static final int ROUNDS = 7;
  private static final Duration ROUND = Duration.ofSeconds(1);
  private static final PriceContext NOW =
      PriceContext.atInstant(Instant.parse("2026-11-24T12:00:00Z"));

  private final PrintStream out;
  private final List<EffectiveRoute> routes;
  private final CostDesk desk;
  private final long[] inputs;

  /** What was answered, so that nothing can be left out as unused. */
  private long seen;

  private CostBenchmark(PrintStream out, Registry registry) {
    this.out = out;
    this.routes =
        registry.routes().stream()
            .filter(route -> route.isActive() && route.pricing() != null)
            .toList();
    this.desk = new CostDesk(registry, NOW.at());
    this.inputs = new Random(7).longs(QUESTIONS, 1, 400_000).toArray();
  }

  /** Takes the data folder as its argument. */
  public static void main(String[] args) throws Exception {
    Clock clock = Clock.systemUTC();
    Registry registry =
        new RegistryReader(clock)
            .read(
                new WorkingTree(Path.of(args[0])),
                RegistryReader.Options.DEFAULT,
                new StageClock(clock))
            .registry()
            .orElseThrow();
    new CostBenchmark(System.out, registry).run();
  }

  private void run() throws Exception {
    MessageDigest digest = MessageDigest.getInstance("SHA-256");
    byte[] block = new byte[64];
    double hashes =
        perSecond(
            i -> {
              block[0] = (byte) i;
              return digest.digest(block)[0];
            });
    report("hashes of 64 bytes (the yardstick)", hashes, hashes);
    report("costs, from counts and a price list", perSecond(this::cost), hashes);
    report("costs, with the route looked up", perSecond(this::lookedUp), hashes);
    byte[] lines = lines();
    report("lines of a batch, all cores", QUESTIONS * perSecond(i -> batch(lines)), hashes);
    out.println("(" + Math.floorMod(seen, 10) + ")");
  }

  private long cost(int i) {
    return seen(Costing.of(route(i).pricing(), usage(i), NOW));
  }

  private long lookedUp(int i) {
    RouteChoice choice = new RouteChoice.ById(route(i).id());
    return seen(
        desk.one(
                new CostQuestion(
                    choice, usage(i), Optional.empty(), Optional.empty(), Optional.empty()))
            .answer());
  }

  private static long seen(CostAnswer answer) {
    return answer instanceof CostAnswer.Priced priced ? priced.cost().total().precision() : 0;
  }

  private long batch(byte[] lines) {
    try {
      return new CostBatch(desk)
          .run(new ByteArrayInputStream(lines), OutputStream.nullOutputStream())
          .priced();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private byte[] lines() {
    return IntStream.range(0, QUESTIONS)
        .mapToObj(
            i ->
                "{\"route_id\":\""
                    + route(i).id()
                    + "\",\"usage\":{\"input_tokens\":"
                    + inputs[i]
                    + ",\"cache_read_tokens\":"
                    + inputs[i] / 3
                    + ",\"output_tokens\":700},\"at\":\"2026-11-24T12:00:00Z\"}\n")
        .collect(Collectors.joining())
        .getBytes(StandardCharsets.UTF_8);
  }

  private EffectiveRoute route(int i) {
    return routes.get(i % routes.size());
  }

  private Usage usage(int i) {
    return new Usage.Counter()
        .set(Units.INPUT, inputs[i])
        .set(Units.CACHE_READ, inputs[i] / 3)
        .set(Units.OUTPUT, 700)
        .usage();
  }

  /** The median of the rounds, after as many to warm up. */
  private double perSecond(IntToLongFunction work) {
    double[] rates = new double[ROUNDS];
    for (int round = -ROUNDS; round < ROUNDS; round++) {
      long start = System.nanoTime();
      long done = 0;
      while (System.nanoTime() - start < ROUND.toNanos()) {
        seen += work.applyAsLong((int) (done % QUESTIONS));
        done++;
      }
      if (round >= 0) {
        rates[round] = done * 1e9 / (System.nanoTime() - start);
      }
    }
    Arrays.sort(rates);
    return rates[ROUNDS / 2];
  }

  private void report(String what, double rate, double yardstick) {
    out.printf(Locale.ROOT, "%,12.0f a second  %8.4f  %s%n", rate, rate / yardstick, what);
  }
}
