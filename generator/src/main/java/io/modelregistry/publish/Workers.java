package io.modelregistry.publish;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;

/** A fixed number of threads that work off one list after the other. */
final class Workers implements AutoCloseable {
  private final int count;
  private final ExecutorService threads;

  Workers(int count) {
    this.count = count;
    this.threads =
        Executors.newFixedThreadPool(
            count,
            task -> {
              Thread thread = new Thread(task, "publish");
              thread.setDaemon(true);
              return thread;
            });
  }

  /** Does the job for each item; after a first failure no more are begun, and it is thrown. */
  <T> void forEach(List<T> items, Consumer<T> job) {
    AtomicInteger next = new AtomicInteger();
    AtomicBoolean failed = new AtomicBoolean();
    List<Future<?>> running = new ArrayList<>();
    for (int i = 0; i < Math.min(count, items.size()); i++) {
      running.add(
          threads.submit(
              () -> {
                boolean done = false;
                try {
                  for (int at = next.getAndIncrement();
                      at < items.size() && !failed.get();
                      at = next.getAndIncrement()) {
                    job.accept(items.get(at));
                  }
                  done = true;
                } finally {
                  if (!done) {
                    failed.set(true);
                  }
                }
              }));
    }
    await(running);
  }

  private static void await(List<Future<?>> running) {
    RuntimeException first = null;
    for (Future<?> future : running) {
      try {
        future.get();
      } catch (ExecutionException e) {
        if (first == null) {
          first =
              e.getCause() instanceof RuntimeException failure
                  ? failure
                  : new IllegalStateException(e.getCause());
        }
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        throw new PublishException("interrupted; the next run completes the work", e);
      }
    }
    if (first != null) {
      throw first;
    }
  }

  @Override
  public void close() {
    threads.shutdownNow();
  }
}
