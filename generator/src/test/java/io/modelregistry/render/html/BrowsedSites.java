package io.modelregistry.render.html;

import io.modelregistry.registry.Registry;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/**
 * The sites that browser tests look at, each built once for all classes that register this and
 * served until the last is done.
 */
final class BrowsedSites implements BeforeAllCallback {
  private static final ExtensionContext.Namespace PLACE =
      ExtensionContext.Namespace.create(BrowsedSites.class);

  private record Served(
      CatalogServer full, CatalogServer charted, CatalogServer empty, CatalogServer hostile)
      implements AutoCloseable {
    @Override
    public void close() {
      Stream.of(full, charted, empty, hostile).forEach(CatalogServer::close);
    }
  }

  private @Nullable Served served;

  @Override
  public void beforeAll(ExtensionContext context) {
    served =
        context
            .getRoot()
            .getStore(PLACE)
            .computeIfAbsent(Served.class, key -> start(), Served.class);
  }

  /** Everything that can be shown. */
  CatalogServer full() {
    return served().full();
  }

  /** Several models with prices, from which charts are drawn. */
  CatalogServer charted() {
    return served().charted();
  }

  /** Nothing at all. */
  CatalogServer empty() {
    return served().empty();
  }

  /** Texts that attack. */
  CatalogServer hostile() {
    return served().hostile();
  }

  private Served served() {
    return Objects.requireNonNull(served, "register this as an extension");
  }

  private static Served start() {
    return new Served(
        serve(SampleCatalog.registry()),
        serve(SampleCatalog.charted()),
        serve(SampleCatalog.empty()),
        serve(HostileCatalog.registry()));
  }

  private static CatalogServer serve(Registry registry) {
    try {
      return new CatalogServer(RenderedCatalog.of(registry));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
