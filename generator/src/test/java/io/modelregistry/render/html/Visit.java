package io.modelregistry.render.html;

import com.microsoft.playwright.Page;
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

  /** Opens {@code address} in a tab that is there already. */
  static Visit to(String address, Tab tab) {
    Page page = tab.open(address);
    Map<Integer, Integer> overflow = new TreeMap<>();
    for (int width : WIDTHS) {
      page.setViewportSize(width, 800);
      overflow.put(width, overflow(page));
    }
    List<String> barriers = Axe.barriers(page);
    List<String> dark = new ArrayList<>();
    tab.inTheDark(() -> dark.addAll(Axe.barriersOfColour(page)));
    return new Visit(tab.said(), overflow, barriers, dark);
  }

  /** How many pixels of the page lie beside the window. */
  static int overflow(Page page) {
    Object pixels =
        page.evaluate(
            "() => document.documentElement.scrollWidth - document.documentElement.clientWidth");
    return ((Number) pixels).intValue();
  }
}
