package io.modelregistry.derive.question;

import io.modelregistry.model.Lifecycle;
import io.modelregistry.model.Model;
import io.modelregistry.model.Provider;
import io.modelregistry.registry.EffectiveRoute;
import io.modelregistry.registry.Registry;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

/** What somebody who calls a model should know of it. */
final class Warnings {
  private Warnings() {}

  static List<Remark> of(Registry registry, Model model) {
    List<Remark> warnings = new ArrayList<>();
    LocalDate last = model.deprecationDate();
    if (last != null && last.isBefore(registry.today())) {
      warnings.add(remark(Reason.MODEL_PAST_DATE, Checks.pastDate(model)));
    }
    if (model.status() == Lifecycle.DEPRECATED) {
      warnings.add(remark(Reason.MODEL_DEPRECATED, Checks.deprecatedModel(model)));
    }
    registry
        .provider(model.providerId())
        .filter(provider -> provider.status() == Lifecycle.DEPRECATED)
        .map(Provider::id)
        .ifPresent(
            id -> warnings.add(remark(Reason.PROVIDER_DEPRECATED, Checks.deprecatedProvider(id))));
    return warnings;
  }

  static List<Remark> of(EffectiveRoute route) {
    return route.platform().status() == Lifecycle.DEPRECATED
        ? List.of(
            remark(Reason.PLATFORM_DEPRECATED, Checks.deprecatedPlatform(route.platform().id())))
        : List.of();
  }

  private static Remark remark(Reason reason, String message) {
    return new Remark(reason.word(), message);
  }
}
