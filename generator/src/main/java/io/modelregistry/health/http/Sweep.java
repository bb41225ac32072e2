package io.modelregistry.health.http;

import io.modelregistry.health.Outcome;
import io.modelregistry.health.Outcome.Status;
import io.modelregistry.health.Probe;
import java.time.Duration;
import java.util.Collection;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Function;

/**
 * Asks many addresses, a few at a time. What does not answer is asked once more, so that one lost
 * packet makes no outage. None may take longer than its time, whatever it hangs in.
 */
public final class Sweep {
  /** Steps of one attempt that may each take the whole time: name, connection, answer. */
  private static final int STEPS = 3;

  private final Function<Probe, Outcome> prober;
  private final int concurrency;
  private final Duration timeout;

  /**
   * @param concurrency how many at once, 1 or more
   * @param timeout for each step of one attempt
   */
  public Sweep(NetworkProber prober, int concurrency, Duration timeout) {
    this(prober::probe, concurrency, timeout);
  }

  Sweep(Function<Probe, Outcome> prober, int concurrency, Duration timeout) {
    this.prober = prober;
    this.concurrency = concurrency;
    this.timeout = timeout;
  }

  /** The outcome of each probe by its address. */
  public SortedMap<String, Outcome> run(Collection<Probe> probes) {
    Map<String, Outcome> outcomes = new ConcurrentHashMap<>();
    ExecutorService askers = daemons(concurrency);
    ExecutorService attempts = Executors.newCachedThreadPool(Sweep::daemon);
    try {
      for (Probe probe : probes) {
        askers.execute(() -> outcomes.put(probe.address(), twice(probe, attempts)));
      }
      askers.shutdown();
      long rounds = 2L * STEPS * (1 + probes.size() / concurrency);
      if (!askers.awaitTermination(timeout.toMillis() * rounds + 1_000, TimeUnit.MILLISECONDS)) {
        throw new IllegalStateException("a check took longer than all its parts together may");
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } finally {
      askers.shutdownNow();
      attempts.shutdownNow();
    }
    return new TreeMap<>(outcomes);
  }

  private static ExecutorService daemons(int threads) {
    return Executors.newFixedThreadPool(threads, Sweep::daemon);
  }

  private static Thread daemon(Runnable work) {
    Thread thread = new Thread(work, "health");
    thread.setDaemon(true);
    return thread;
  }

  private Outcome twice(Probe probe, ExecutorService attempts) {
    Outcome first = once(probe, attempts);
    return first.status() == Status.DOWN ? once(probe, attempts) : first;
  }

  private Outcome once(Probe probe, ExecutorService attempts) {
    Future<Outcome> attempt = attempts.submit(() -> prober.apply(probe));
    long patience = timeout.toMillis() * STEPS;
    try {
      return attempt.get(patience, TimeUnit.MILLISECONDS);
    } catch (TimeoutException e) {
      attempt.cancel(true);
      return new Outcome(Status.DOWN, "no answer in time", patience);
    } catch (ExecutionException e) {
      // Such as a header that HTTP does not allow: nothing was asked.
      return new Outcome(Status.UNKNOWN, "cannot be asked", 0);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return new Outcome(Status.UNKNOWN, "interrupted", 0);
    }
  }
}
