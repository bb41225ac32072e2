package io.modelregistry.app;

import io.modelregistry.history.diff.RegistryDiff;
import io.modelregistry.registry.Registry;
import io.modelregistry.render.api.ApiPaths;
import io.modelregistry.render.storage.StorageRenderer;
import io.modelregistry.source.Source;
import io.modelregistry.source.SourceException;
import java.time.Clock;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;

/** Compares two states of the registry. */
public final class Diff {
  private final RegistryReader reader;
  private final StageClock stages;

  public Diff(Clock clock) {
    this.reader = new RegistryReader(clock);
    this.stages = new StageClock(clock);
  }

  /**
   * What a comparison came to.
   *
   * @param base the earlier state
   * @param head the later state
   * @param diff present exactly when neither has errors
   */
  public record Outcome(Reading base, Reading head, Optional<RegistryDiff> diff) {}

  /**
   * Compares.
   *
   * @throws SourceException when one of them cannot be read
   */
  public Outcome between(Source base, Source head) {
    Reading before = reader.read(base, RegistryReader.Options.DEFAULT, stages);
    Reading after = reader.read(head, RegistryReader.Options.DEFAULT, stages);
    return new Outcome(
        before,
        after,
        before
            .registry()
            .flatMap(
                was ->
                    after
                        .registry()
                        .map(is -> RegistryDiff.between(state(before, was), state(after, is)))));
  }

  private static RegistryDiff.State state(Reading reading, Registry registry) {
    SortedSet<String> paths = new TreeSet<>(ApiPaths.of(registry));
    paths.addAll(StorageRenderer.paths(registry));
    return new RegistryDiff.State(reading.snapshot().files(), registry, paths);
  }
}
