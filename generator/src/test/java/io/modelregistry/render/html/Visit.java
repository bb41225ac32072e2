package io.modelregistry.render.html;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * What a browser tells of one page: it is opened once, and looked at in all ways that tests ask
 * about.
 *
 * @param said console messages of any weight, page errors, dialogs, failed requests
 * @param overflow by the window's width, how many pixels of the page lie outside
 * @param barriers what axe finds in light colours
 * @param barriersInTheDark what axe finds in dark ones, of what colours can change
 */
record Visit(
    List<String> said,
    Map<Integer, Integer> overflow,
    List<String> barriers,
    List<String> barriersInTheDark) {
  static final List<Integer> WIDTHS = List.of(320, 768, 3840, 1280);

  /** Opens {@code address} in a tab of {@code window} and closes it again. */
  static Visit to(String address, BrowserContext window) {
    List<String> said = new ArrayList<>();
    try (Page page = window.newPage()) {
      listen(page, said);
      page.navigate(address);
      Map<Integer, Integer> overflow = new TreeMap<>();
      for (int width : WIDTHS) {
        page.setViewportSize(width, 800);
        overflow.put(width, overflow(page));
      }
      List<String> barriers = Axe.barriers(page);
      page.emulateMedia(new Page.EmulateMediaOptions().setColorScheme(ColorScheme.DARK));
      return new Visit(said, overflow, barriers, Axe.barriersOfColour(page));
    }
  }

  /** From now on, all that a page should not say. */
  static void listen(Page page, List<String> said) {
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
    page.onRequestFailed(request -> said.add("failed: " + request.url()));
  }

  /** How many pixels of the page lie beside the window. */
  static int overflow(Page page) {
    Object pixels =
        page.evaluate(
            "() => document.documentElement.scrollWidth - document.documentElement.clientWidth");
    return ((Number) pixels).intValue();
  }
}
