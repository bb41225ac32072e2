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
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
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
    out.println("medians of " + ROUNDS + " rounds in ms: by the clock, of the processor");
    report("one hash of 1 MB (the yardstick)", i -> digest.digest(block)[0]);
    report("cheapest, nothing asked", i -> ask(i, Wanted.NOTHING, 20));
    report("cheapest, two capabilities", i -> ask(i, wanted(), 20));
    report("cheapest, prompts past a threshold", i -> ask(250_000 + i, wanted(), 20));
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

  /** After as many rounds to warm up. */
  private void report(String what, IntToLongFunction work) {
    ThreadMXBean threads = ManagementFactory.getThreadMXBean();
    double[] clock = new double[ROUNDS];
    double[] processor = new double[ROUNDS];
    for (int round = -ROUNDS; round < ROUNDS; round++) {
      long start = System.nanoTime();
      long used = threads.getCurrentThreadCpuTime();
      seen += work.applyAsLong(Math.floorMod(round, ROUNDS));
      if (round >= 0) {
        processor[round] = (threads.getCurrentThreadCpuTime() - used) / 1e6;
        clock[round] = (System.nanoTime() - start) / 1e6;
      }
    }
    Arrays.sort(clock);
    Arrays.sort(processor);
    out.printf(Locale.ROOT, "%8.2f  %8.2f  %s%n", clock[ROUNDS / 2], processor[ROUNDS / 2], what);
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
