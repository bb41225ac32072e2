package io.modelregistry.app.verify;

import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import java.util.function.LongConsumer;
import java.util.stream.IntStream;

/**
 * How hard to work on many files.
 *
 * @param concurrency how many at once, 1 or more
 * @param begun told how many there are
 * @param done told of each, by many threads
 */
public record Effort(int concurrency, LongConsumer begun, Runnable done) {
  public Effort {
    if (concurrency < 1) {
      throw new IllegalArgumentException("some work is done at once");
    }
  }

  /** Does the job for each item; what one throws ends it all. */
  <T> void forEach(List<T> items, Consumer<T> job) {
    begun.accept(items.size());
    ExecutorService threads =
        Executors.newFixedThreadPool(
            concurrency,
            task -> {
              Thread thread = new Thread(task, "verify");
              thread.setDaemon(true);
              return thread;
            });
    try {
      AtomicInteger next = new AtomicInteger();
      List<? extends Future<?>> workers =
          IntStream.range(0, Math.min(concurrency, items.size()))
              .mapToObj(worker -> threads.submit(() -> work(items, next, job)))
              .toList();
      for (Future<?> worker : workers) {
        worker.get();
      }
    } catch (ExecutionException e) {
      throw e.getCause() instanceof RuntimeException failure
          ? failure
          : new IllegalStateException(e.getCause());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted while verifying", e);
    } finally {
      threads.shutdownNow();
    }
  }

  private <T> void work(List<T> items, AtomicInteger next, Consumer<T> job) {
    for (int at = next.getAndIncrement(); at < items.size(); at = next.getAndIncrement()) {
      job.accept(items.get(at));
      done.run();
    }
  }
}
