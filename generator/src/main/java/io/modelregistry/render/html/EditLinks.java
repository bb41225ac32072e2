package io.modelregistry.render.html;

import io.modelregistry.model.Model;
import io.modelregistry.model.Route;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Where a reader can change what a page says: the file in the repository's web editor. */
final class EditLinks {
  private static final String DATA = "registry-data/";

  private EditLinks() {}

  static Optional<String> model(@Nullable String repository, Model model) {
    return file(repository, "models/" + model.providerId() + "/" + model.id() + ".json");
  }

  static Optional<String> provider(@Nullable String repository, String id) {
    return file(repository, "providers/" + id + ".json");
  }

  static Optional<String> platform(@Nullable String repository, String id) {
    return file(repository, "platforms/" + id + ".json");
  }

  static Optional<String> route(@Nullable String repository, Route route) {
    String variant = route.variant().map(each -> "--" + each).orElse("");
    return file(
        repository, "routes/" + route.modelId() + "/" + route.platformId() + variant + ".json");
  }

  /** Where a reader sees what a commit did. */
  static Optional<String> commit(@Nullable String repository, String hash) {
    if (repository == null) {
      return Optional.empty();
    }
    String base = repository.replaceFirst("/+$", "").replaceFirst("\\.git$", "");
    return WebAddress.of(base + (base.contains("gitlab") ? "/-/commit/" : "/commit/") + hash)
        .href();
  }

  private static Optional<String> file(@Nullable String repository, String path) {
    if (repository == null) {
      return Optional.empty();
    }
    String base = repository.replaceFirst("/+$", "").replaceFirst("\\.git$", "");
    // The default branch, whatever its name. GitLab's editor wants that name, its viewer does not.
    String file = base.contains("gitlab") ? "/-/blob/HEAD/" : "/edit/HEAD/";
    return WebAddress.of(base + file + DATA + path).href();
  }
}
