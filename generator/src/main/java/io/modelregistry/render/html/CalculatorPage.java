package io.modelregistry.render.html;

import java.util.List;

/**
 * {@code /calculator/}: what a workload costs a month on every route. The module {@code calculator}
 * does the sums; this is what it asks for.
 *
 * @param prices where a reader without JavaScript finds prices
 */
record CalculatorPage(
    String prices, List<Finder.Option> capabilities, List<Finder.Option> platforms) {

  static Page of(Finder finder, PageLinks links) {
    Head head =
        new Head(
            "Cost calculator",
            "What a workload costs a month on every route: requests, tokens in and out, cache and"
                + " tier, exactly and ranked.",
            links.absolute("calculator/"),
            List.of(new Ref("Models", links.home())),
            "Calculator");
    CalculatorPage body =
        new CalculatorPage(links.to("pricing/"), finder.capabilities(), finder.platforms());
    return new Page("calculator/index.html", "calculator", "calculator", head, body)
        .with("calculator");
  }
}
