package io.modelregistry.bench;

import io.modelregistry.derive.capability.CapabilityMatrix;
import io.modelregistry.derive.price.RouteTariffs;
import io.modelregistry.derive.question.Cheapest;
import io.modelregistry.derive.question.Listing;
import io.modelregistry.derive.question.Request;
import io.modelregistry.derive.question.RouteIndex;
import io.modelregistry.derive.question.Scope;
import io.modelregistry.derive.question.Wanted;
import io.modelregistry.model.Limits;
import io.modelregistry.registry.Prices;
import io.modelregistry.registry.Registry;
import io.modelregistry.registry.SampleRegistry;
import java.io.PrintStream;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.function.IntToLongFunction;

/**
 * How long the cheapest of 100,000 routes takes to find, warm, in milliseconds; beside it the same
 * in hashes of 1 MB, which tells a slow machine from slow code. Run by {@code bench/questions}.
 */
public final class QuestionBenchmark {
  private static final int MODELS = 10_000;
  private static final int PLATFORMS = 10;
  private static final int ROUNDS = 200;
  private static final List<String> KEYS = List.of("vision", "tools", "json");

  private final PrintStream out;
  private final RouteIndex index;
  private long seen;

  private QuestionBenchmark(PrintStream out, RouteIndex index) {
    this.out = out;
    this.index = index;
  }

  public static void main(String[] args) throws Exception {
    Registry registry = registry();
    RouteIndex index =
        RouteIndex.of(
            registry, CapabilityMatrix.of(registry)::asServedBy, RouteTariffs.of(registry, false));
    new QuestionBenchmark(System.out, index).run();
  }

  private void run() throws Exception {
    MessageDigest digest = MessageDigest.getInstance("SHA-256");
    byte[] block = new byte[1_000_000];
    double hash = millis(i -> digest.digest(block)[0]);
    report("one hash of 1 MB (the yardstick)", hash, hash);
    report("cheapest, nothing asked", millis(i -> ask(i, Wanted.NOTHING, 20)), hash);
    report("cheapest, two capabilities", millis(i -> ask(i, wanted(), 20)), hash);
    report("cheapest, prompts past a threshold", millis(i -> ask(250_000 + i, wanted(), 20)), hash);
    out.println("(" + Math.floorMod(seen, 10) + ")");
  }

  private static Wanted wanted() {
    return new Wanted(List.of("vision"), List.of(), List.of("json"));
  }

  private long ask(int tokens, Wanted wanted, int leftOut) {
    return Cheapest.answer(
            index,
            new Cheapest.Question(
                wanted,
                Optional.empty(),
                Scope.EVERYTHING,
                Request.of(3_000 + tokens, 1_000),
                "USD",
                new Listing(10, leftOut)))
        .total();
  }

  /** The median, after as many rounds to warm up. */
  private double millis(IntToLongFunction work) {
    double[] times = new double[ROUNDS];
    for (int round = -ROUNDS; round < ROUNDS; round++) {
      long start = System.nanoTime();
      seen += work.applyAsLong(Math.floorMod(round, ROUNDS));
      if (round >= 0) {
        times[round] = (System.nanoTime() - start) / 1e6;
      }
    }
    Arrays.sort(times);
    return times[ROUNDS / 2];
  }

  private void report(String what, double millis, double yardstick) {
    out.printf(Locale.ROOT, "%8.2f ms  %8.2f  %s%n", millis, millis / yardstick, what);
  }

  /** Prices of two decimals, a threshold on every tenth route, capabilities known of most. */
  private static Registry registry() {
    SampleRegistry sample = new SampleRegistry().provider("acme");
    KEYS.forEach(sample::capability);
    Random random = new Random(7);
    for (int p = 0; p < PLATFORMS; p++) {
      sample.platform("p" + p);
    }
    for (int m = 0; m < MODELS; m++) {
      String model = "m" + m;
      boolean vision = random.nextBoolean();
      boolean json = random.nextInt(4) == 0;
      sample.model(
          "acme",
          model,
          facts -> {
            facts.capabilities = Map.of("vision", vision, "json", json);
            facts.limits = new Limits(1_000_000L, null, 8_000L);
          });
      for (int p = 0; p < PLATFORMS; p++) {
        String input = String.valueOf(random.nextInt(1, 1_000) / 100.0);
        String output = String.valueOf(random.nextInt(1, 3_000) / 100.0);
        boolean tiered = random.nextInt(10) == 0;
        int priority = p + 1;
        sample.route(
            model,
            "p" + p,
            facts -> {
              facts.priority = priority;
              facts.pricing = Prices.metered("input_cost", input, "output_cost", output);
              if (tiered) {
                facts.pricing =
                    Prices.with(
                        facts.pricing, Prices.when(Prices.over(200_000), "input_cost", "20"));
              }
            });
      }
    }
    return sample.build();
  }
}
