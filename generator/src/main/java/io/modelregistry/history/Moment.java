package io.modelregistry.history;

import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** A state whose versions are looked up elsewhere. */
record Moment(
    Function<Subject, @Nullable EntityVersion> versions, Successors successors, PriceTexts prices)
    implements Comparison.State {
  @Override
  public @Nullable EntityVersion version(Subject subject) {
    return versions.apply(subject);
  }
}
