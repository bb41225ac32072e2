package io.modelregistry.render.html;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import java.util.List;

/**
 * A page with a script, open in the tab of a window, as a person uses it. Closing it checks that it
 * kept quiet.
 */
final class ToolPage implements AutoCloseable {
  private final Tab tab;
  private final Page page;

  /** Opens {@code address} and waits until its script answers. */
  ToolPage(BrowserContext window, String address) {
    this.tab = Tab.of(window);
    this.page = tab.open(address);
    page.waitForFunction("() => !document.querySelector('.needs-script')");
  }

  Page page() {
    return page;
  }

  Locator find(String selector) {
    return page.locator(selector);
  }

  /** What stands there, in the order of the page; what is hidden does not. */
  List<String> texts(String selector) {
    return page.locator(selector)
        .filter(new Locator.FilterOptions().setVisible(true))
        .allInnerTexts();
  }

  /** The ids of the models that the table shows. */
  List<String> models() {
    return texts("#models tbody th code");
  }

  /** Waits until a piece of JavaScript is true. */
  void until(String condition) {
    page.waitForFunction("() => " + condition);
  }

  /** The part of the address that holds the state. */
  String query() {
    String url = page.url();
    return url.contains("?") ? url.substring(url.indexOf('?')) : "";
  }

  /**
   * Checks at the width of a phone that nothing keeps people out, in both themes, and that nothing
   * lies beside the window.
   */
  void isUsableByEverybodyOnAPhone() {
    page.setViewportSize(320, 800);
    assertThat(Visit.overflow(page)).isNotPositive();
    assertThat(Axe.barriers(page)).isEmpty();
    tab.inTheDark(() -> assertThat(Axe.barriersOfColour(page)).isEmpty());
    page.setViewportSize(1280, 800);
  }

  @Override
  public void close() {
    assertThat(tab.said()).isEmpty();
  }
}
