package io.modelregistry.validate;

import io.modelregistry.model.EntityKind;
import io.modelregistry.model.Lifecycle;
import io.modelregistry.model.Platform;
import io.modelregistry.model.RouteStatus;
import io.modelregistry.model.SourceReference;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Anything that says where its facts come from.
 *
 * @param ownConcept whether the registry itself made it up, so that no page can vouch for it
 * @param current whether it is in use, so that its facts ought to be fresh
 */
record SourcedEntity(
    EntityKind kind,
    String id,
    List<SourceReference> sources,
    boolean ownConcept,
    boolean current) {

  /** Platforms that no company runs. */
  private static final Set<String> OWN_CONCEPTS = Set.of(Platform.DIRECT, Platform.LOCAL);

  /** All four kinds, each sorted by id. */
  static Stream<SourcedEntity> all(RuleContext context) {
    return Stream.of(
            context.platforms().values().stream()
                .map(
                    it ->
                        new SourcedEntity(
                            EntityKind.PLATFORM,
                            it.id(),
                            it.sources(),
                            OWN_CONCEPTS.contains(it.id()),
                            it.status() != Lifecycle.DEPRECATED)),
            context.providers().values().stream()
                .map(
                    it ->
                        new SourcedEntity(
                            EntityKind.PROVIDER,
                            it.id(),
                            it.sources(),
                            false,
                            it.status() != Lifecycle.DEPRECATED)),
            context.models().values().stream()
                .map(
                    it ->
                        new SourcedEntity(
                            EntityKind.MODEL,
                            it.id(),
                            it.sources(),
                            false,
                            it.status() != Lifecycle.DEPRECATED)),
            context.routes().values().stream()
                .map(
                    it ->
                        new SourcedEntity(
                            EntityKind.ROUTE,
                            it.id(),
                            it.sources(),
                            it.platformId().equals(Platform.LOCAL),
                            it.status() == RouteStatus.ACTIVE)))
        .flatMap(stream -> stream);
  }
}
