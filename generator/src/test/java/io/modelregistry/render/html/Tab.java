package io.modelregistry.render.html;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.WeakHashMap;

/**
 * The one tab of a window, used again for page after page: a new one takes longer than most
 * questions. It listens to all that a page should not say.
 */
final class Tab {
  private static final Map<BrowserContext, Tab> TABS = new WeakHashMap<>();

  private final Page page;
  private final List<String> said = new ArrayList<>();

  private Tab(BrowserContext window) {
    page = window.newPage();
    page.onConsoleMessage(message -> said.add(message.type() + ": " + message.text()));
    page.onPageError(said::add);
    page.onDialog(
        dialog -> {
          said.add("dialog: " + dialog.message());
          dialog.dismiss();
        });
    page.onResponse(
        response -> {
          if (response.status() >= 400) {
            said.add(response.status() + " " + response.url());
          }
        });
    page.onRequestFailed(
        request -> {
          // What the page before still waited for is given up when the next one opens.
          if (!"net::ERR_ABORTED".equals(request.failure())) {
            said.add("failed: " + request.url());
          }
        });
  }

  static Tab of(BrowserContext window) {
    return TABS.computeIfAbsent(window, Tab::new);
  }

  /** Opens an address, and forgets what was said before. */
  Page open(String address) {
    said.clear();
    page.navigate(address);
    return page;
  }

  /** Does something in dark colours. */
  void inTheDark(Runnable work) {
    page.emulateMedia(new Page.EmulateMediaOptions().setColorScheme(ColorScheme.DARK));
    try {
      work.run();
    } finally {
      page.emulateMedia(new Page.EmulateMediaOptions().setColorScheme(ColorScheme.LIGHT));
    }
  }

  Page page() {
    return page;
  }

  /** Console messages of any weight, page errors, dialogs, failed requests of the page. */
  List<String> said() {
    return List.copyOf(said);
  }
}
