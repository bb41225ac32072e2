package io.modelregistry.cli;

import io.modelregistry.publish.Progress;
import io.modelregistry.publish.PublishPlan;
import java.io.PrintStream;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;

/** Says in a log how far publishing is: a line every ten seconds, none for what takes less. */
final class ProgressLines implements Progress {
  private static final Duration PAUSE = Duration.ofSeconds(10);

  private final PrintStream out;
  private final Clock clock;
  private long total;
  private long done;
  private Instant spoken;

  ProgressLines(PrintStream out, Clock clock) {
    this.out = out;
    this.clock = clock;
    this.spoken = clock.instant();
  }

  @Override
  public synchronized void begin(long objects) {
    total = objects;
    spoken = clock.instant();
  }

  @Override
  public synchronized void done(PublishPlan.Step step) {
    done++;
    Instant now = clock.instant();
    if (!now.isBefore(spoken.plus(PAUSE))) {
      spoken = now;
      out.printf(
          Locale.ROOT, "publish: %,d of %,d objects (%d%%)%n", done, total, 100 * done / total);
    }
  }

  @Override
  public void end() {}
}
