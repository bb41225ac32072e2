package io.modelregistry.render.html;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import java.util.ArrayList;
import java.util.List;

/**
 * A page with a script, open in a tab, as a person uses it. Closing it checks that it kept quiet.
 */
final class ToolPage implements AutoCloseable {
  private final Page page;
  private final List<String> said = new ArrayList<>();

  /** Opens {@code address} and waits until its script answers. */
  ToolPage(BrowserContext window, String address) {
    this.page = window.newPage();
    Visit.listen(page, said);
    page.navigate(address);
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

  @Override
  public void close() {
    page.close();
    assertThat(said).isEmpty();
  }
}
