package io.modelregistry.model;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a platform does with what it is sent; a missing part is unknown.
 *
 * @param trainsOnInputs whether inputs may be used to train models by default
 * @param retentionDays how many days inputs are kept by default, 0 or more
 * @param regions where data may be processed, as the platform names its regions
 * @param url the policy itself
 */
public record DataPolicy(
    @Nullable Boolean trainsOnInputs,
    @Nullable Integer retentionDays,
    List<String> regions,
    @Nullable String url) {
  public DataPolicy {
    regions = List.copyOf(regions);
  }
}
