package io.modelregistry.render.html;

import io.modelregistry.model.Platform;
import io.modelregistry.model.Provider;

/** A link to a provider or platform with its letters before the name. */
record Chip(Ref ref, Monogram monogram) {
  static Chip of(Provider provider, Facts facts) {
    return new Chip(facts.ref(provider), Monogram.of(provider.id(), provider.name()));
  }

  static Chip of(Platform platform, Facts facts) {
    return new Chip(facts.ref(platform), Monogram.of(platform.id(), platform.name()));
  }
}
