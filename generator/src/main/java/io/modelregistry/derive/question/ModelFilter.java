package io.modelregistry.derive.question;

import io.modelregistry.model.Lifecycle;
import io.modelregistry.model.Modalities;
import io.modelregistry.model.Model;
import io.modelregistry.model.PartialDate;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What a model itself must be. What is not said of a model passes no filter that asks for it.
 *
 * @param providers ids, any of them; none is all
 * @param statuses any of them; none is all
 * @param openWeights whether its weights are open
 * @param modalities it reads and writes all of these
 * @param tags it has all of these
 * @param releasedFrom its release date, by the first day that this can mean, is then or later
 * @param releasedUntil it is then or earlier, by the last day that this can mean
 */
public record ModelFilter(
    List<String> providers,
    Set<Lifecycle> statuses,
    Optional<Boolean> openWeights,
    Modalities modalities,
    List<String> tags,
    Optional<PartialDate> releasedFrom,
    Optional<PartialDate> releasedUntil) {
  /** Lets every model pass. */
  public static final ModelFilter NONE =
      new ModelFilter(
          List.of(),
          Set.of(),
          Optional.empty(),
          Modalities.UNKNOWN,
          List.of(),
          Optional.empty(),
          Optional.empty());

  public ModelFilter {
    providers = List.copyOf(providers);
    statuses = Set.copyOf(statuses);
    tags = List.copyOf(tags);
  }

  boolean passes(Model model) {
    return (providers.isEmpty() || providers.contains(model.providerId()))
        && (statuses.isEmpty() || statuses.contains(model.status()))
        && openWeights.filter(asked -> !asked.equals(model.openWeights())).isEmpty()
        && model.modalities().input().containsAll(modalities.input())
        && model.modalities().output().containsAll(modalities.output())
        && model.tags().containsAll(tags)
        && wasReleased(model.releaseDate());
  }

  private boolean wasReleased(@Nullable PartialDate date) {
    if (releasedFrom.isEmpty() && releasedUntil.isEmpty()) {
      return true;
    }
    if (date == null) {
      return false;
    }
    LocalDate day = date.firstDay();
    return releasedFrom.filter(from -> day.isBefore(from.firstDay())).isEmpty()
        && releasedUntil.filter(until -> day.isAfter(until.lastDay())).isEmpty();
  }
}
