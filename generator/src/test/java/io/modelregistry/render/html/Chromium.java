package io.modelregistry.render.html;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.ReducedMotion;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/**
 * A real browser for tests, started once for all classes that register this and closed after the
 * last. {@code CHROMIUM} names another one than Debian's.
 */
final class Chromium implements BeforeAllCallback, AfterAllCallback {
  private static final ExtensionContext.Namespace PLACE =
      ExtensionContext.Namespace.create(Chromium.class);

  /** Playwright lower-cases the names of its own constants by the default locale. */
  private static final Locale TEST_LOCALE = Locale.getDefault();

  private record Running(Playwright playwright, Browser browser) implements AutoCloseable {
    @Override
    public void close() {
      browser.close();
      playwright.close();
    }
  }

  private @Nullable Browser browser;

  @Override
  public void beforeAll(ExtensionContext context) {
    Locale.setDefault(Locale.ROOT);
    browser =
        context
            .getRoot()
            .getStore(PLACE)
            .computeIfAbsent(Running.class, key -> start(), Running.class)
            .browser();
  }

  @Override
  public void afterAll(ExtensionContext context) {
    Locale.setDefault(TEST_LOCALE);
  }

  /** A fresh window without memory, {@code width} pixels wide. */
  BrowserContext window(int width, ColorScheme scheme) {
    return window(new Browser.NewContextOptions().setViewportSize(width, 800), scheme);
  }

  /** A window of somebody who writes numbers and days in that way. */
  BrowserContext windowOf(String language) {
    return window(new Browser.NewContextOptions().setLocale(language), ColorScheme.LIGHT);
  }

  /** A window in which no script runs. */
  BrowserContext windowWithoutScripts(int width) {
    return window(
        new Browser.NewContextOptions().setViewportSize(width, 800).setJavaScriptEnabled(false),
        ColorScheme.LIGHT);
  }

  /** Nothing moves, so that what a test sees does not depend on when it looks. */
  private BrowserContext window(Browser.NewContextOptions options, ColorScheme scheme) {
    return Objects.requireNonNull(browser, "register this as an extension")
        .newContext(options.setColorScheme(scheme).setReducedMotion(ReducedMotion.REDUCE));
  }

  private static Running start() {
    String named = System.getenv("CHROMIUM");
    Path program = Path.of(named == null ? "/usr/bin/chromium" : named);
    assertThat(Files.isExecutable(program))
        .as("There is no Chromium at %s: install it, or name another one in CHROMIUM", program)
        .isTrue();
    Playwright playwright =
        Playwright.create(
            new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
    return new Running(
        playwright,
        playwright
            .chromium()
            .launch(
                new BrowserType.LaunchOptions()
                    .setExecutablePath(program)
                    .setHeadless(true)
                    .setArgs(
                        List.of(
                            "--no-sandbox",
                            "--disable-gpu",
                            "--disable-quic",
                            "--no-first-run",
                            "--disable-background-networking",
                            "--disable-component-update",
                            "--disable-sync"))));
  }
}
