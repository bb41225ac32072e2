package io.modelregistry.app;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;

/** Notes how long each stage of a job took. */
public final class StageClock {
  private final Clock clock;
  private final List<Stage> stages = new ArrayList<>();

  public StageClock(Clock clock) {
    this.clock = clock;
  }

  /**
   * One stage.
   *
   * @param name a verb: {@code read}
   */
  public record Stage(String name, Duration took) {}

  /** Does the work and notes its time. */
  public <T> T time(String name, Supplier<T> work) {
    Instant start = clock.instant();
    T result = work.get();
    stages.add(new Stage(name, Duration.between(start, clock.instant())));
    return result;
  }

  /** Does the work and notes its time. */
  public void run(String name, Runnable work) {
    time(
        name,
        () -> {
          work.run();
          return name;
        });
  }

  /** How long the last stage took; zero before the first. */
  public Duration last() {
    return stages.isEmpty() ? Duration.ZERO : stages.get(stages.size() - 1).took();
  }

  /** What was timed so far, in order. */
  public List<Stage> stages() {
    return List.copyOf(stages);
  }
}
