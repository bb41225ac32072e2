package io.modelregistry.sync.modelsdev;

import org.jspecify.annotations.Nullable;

/**
 * One model as one serving provider offers it.
 *
 * @param servingId the serving provider, as the list names it
 * @param nativeId the id under which that provider serves the model
 * @param endpoint an https address of its own, where it has one
 */
record Offer(
    String servingId, String nativeId, Facts facts, Facts.Cost cost, @Nullable String endpoint) {
  /** As the list names it: {@code provider/model}. */
  String key() {
    return servingId + "/" + nativeId;
  }
}
