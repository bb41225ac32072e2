package io.modelregistry.render.html;

import java.util.List;

/**
 * {@code /compare/}: models and routes side by side. Which ones stands in the address, so the page
 * itself is the same for all; the module {@code compare} fills it.
 *
 * @param prices where a reader without JavaScript finds prices, {@code capabilities} likewise
 */
record ComparePage(String prices, String capabilities) {

  static Page of(PageLinks links) {
    Head head =
        new Head(
            "Compare models",
            "Up to six language models or routes side by side: limits, prices, capabilities and the"
                + " cost of a workload.",
            links.absolute("compare/"),
            List.of(new Ref("Models", links.home())),
            "Compare");
    ComparePage body = new ComparePage(links.to("pricing/"), links.to("capabilities/"));
    return new Page("compare/index.html", "compare", "compare", head, body).with("compare");
  }
}
