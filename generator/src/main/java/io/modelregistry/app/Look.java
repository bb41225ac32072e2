package io.modelregistry.app;

import io.modelregistry.publish.PublishException;
import io.modelregistry.publish.Seen;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.function.Supplier;

/** What is at a target, looked at beside other work: a network and a disk need not wait. */
public final class Look {
  private final CompletableFuture<Seen> seen;

  private Look(CompletableFuture<Seen> seen) {
    this.seen = seen;
  }

  static Look begin(Supplier<Seen> looking) {
    return new Look(
        CompletableFuture.supplyAsync(
            looking,
            task -> {
              // No thread of the common pool, where the site is read with all there are.
              Thread thread = new Thread(task, "publish-look");
              thread.setDaemon(true);
              thread.start();
            }));
  }

  /**
   * What was seen, as soon as it is.
   *
   * @throws PublishException when the target cannot be reached or refuses
   */
  public Seen seen() {
    try {
      return seen.join();
    } catch (CompletionException e) {
      if (e.getCause() instanceof PublishException cause) {
        throw cause;
      }
      throw e;
    }
  }
}
