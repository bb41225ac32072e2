package io.modelregistry.publish;

import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Consumer;
import java.util.function.IntSupplier;
import org.jspecify.annotations.Nullable;

/** Threads that work off one list after the other; how many, may change at any time. */
final class Workers implements AutoCloseable {
  private final IntSupplier limit;
  private final ExecutorService threads =
      Executors.newCachedThreadPool(
          task -> {
            Thread thread = new Thread(task, "publish");
            thread.setDaemon(true);
            return thread;
          });

  /**
   * @param limit how many may work now, 1 or more; asked for each item
   */
  Workers(IntSupplier limit) {
    this.limit = limit;
  }

  /** Does the job for each item; after a first failure no more are begun, and it is thrown. */
  <T> void forEach(List<T> items, Consumer<T> job) {
    new Round<>(items, job).run();
  }

  private final class Round<T> {
    private final List<T> items;
    private final Consumer<T> job;
    private int next;
    private int working;
    private @Nullable Throwable failure;

    Round(List<T> items, Consumer<T> job) {
      this.items = items;
      this.job = job;
    }

    synchronized void run() {
      enlist();
      try {
        while (working > 0) {
          wait();
        }
      } catch (InterruptedException e) {
        next = items.size();
        Thread.currentThread().interrupt();
        throw new PublishException("interrupted; the next run completes the work", e);
      }
      if (failure instanceof RuntimeException exception) {
        throw exception;
      }
      if (failure != null) {
        throw new IllegalStateException(failure);
      }
    }

    private synchronized void enlist() {
      int most = Math.min(limit.getAsInt(), working + items.size() - next);
      while (working < most) {
        working++;
        threads.execute(this::work);
      }
    }

    private void work() {
      try {
        for (int item = take(); item >= 0; item = take()) {
          job.accept(items.get(item));
        }
      } catch (RuntimeException | Error e) {
        fail(e);
      }
    }

    /** The next item; -1 when this worker is one too many, and goes. */
    private synchronized int take() {
      if (next < items.size() && working <= limit.getAsInt()) {
        int item = next++;
        enlist();
        return item;
      }
      leave();
      return -1;
    }

    private synchronized void fail(Throwable e) {
      failure = failure == null ? e : failure;
      next = items.size();
      leave();
    }

    private void leave() {
      working--;
      notifyAll();
    }
  }

  @Override
  public void close() {
    threads.shutdownNow();
  }
}
