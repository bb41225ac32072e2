package io.modelregistry.history;

import io.modelregistry.model.Model;
import io.modelregistry.registry.EffectiveRoute;
import io.modelregistry.registry.Registry;
import io.modelregistry.source.CommitLog;
import io.modelregistry.source.CommitLog.Commit;
import io.modelregistry.source.Past;

/** A made-up past of any registry: everything came, and then every model and route changed. */
public final class HistoryOf {
  /** In every text that an earlier version can have. */
  public static final String ATTACK =
      "'\\\"><script>alert(1)</script><img src=x onerror=alert(2)>{{evil}}\u202Eabc"
          + "x".repeat(400);

  private HistoryOf() {}

  /** The past; every author and every earlier text attacks the page. */
  public static History registry(Registry registry) {
    Commits commits = new Commits();
    for (Model model : registry.models()) {
      commits.write(path(model), "{'pricing': {'input_cost': 1, 'output_cost': 4}, 'name': 'Old'}");
    }
    for (EffectiveRoute route : registry.routes()) {
      commits.write(path(route), "{'priority': 9, 'pricing': {'input_cost': 3}}");
    }
    commits.on("2026-10-01");
    for (Model model : registry.models()) {
      commits.write(
          path(model),
          "{'pricing': {'input_cost': 0.5, 'output_cost': 4}, 'status': 'active',"
              + " 'context_window': 1000, 'model_string': '"
              + ATTACK.replace("'", "")
              + "'}");
    }
    for (EffectiveRoute route : registry.routes()) {
      commits.write(
          path(route),
          "{'priority': 1, 'region': '"
              + ATTACK.replace("'", "")
              + "', 'pricing': {'kind': 'free'}}");
    }
    Past past = commits.on("2026-11-01").past();
    return History.of(
        new Past(
            new CommitLog(
                past.log().commits().stream()
                    .map(
                        commit ->
                            new Commit(
                                commit.id().repeat(20),
                                commit.committedAt(),
                                ATTACK,
                                commit.changes()))
                    .toList(),
                true),
            past.digests()));
  }

  private static String path(Model model) {
    return "models/" + model.providerId() + "/" + model.id() + ".json";
  }

  private static String path(EffectiveRoute route) {
    return "routes/"
        + route.model().id()
        + "/"
        + route.platform().id()
        + route.authored().variant().map(variant -> "--" + variant).orElse("")
        + ".json";
  }
}
