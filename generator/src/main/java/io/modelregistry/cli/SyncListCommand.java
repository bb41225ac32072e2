package io.modelregistry.cli;

import io.modelregistry.sync.offer.OfferSource;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code registry sync SOURCE}, for a list with an address of its own. */
@Command(mixinStandardHelpOptions = true)
final class SyncListCommand implements Callable<Integer> {
  private final RegistryCommand registry;
  private final OfferSource source;

  @Mixin private final Syncing syncing = new Syncing();

  SyncListCommand(RegistryCommand registry, OfferSource source) {
    this.registry = registry;
    this.source = source;
  }

  @Override
  public Integer call() {
    return syncing.run(registry, source, Optional.of(source.url()), Optional.empty());
  }
}
