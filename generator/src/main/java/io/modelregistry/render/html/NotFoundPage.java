package io.modelregistry.render.html;

import java.util.List;
import java.util.Optional;

/** {@code /404.html}: what a reader gets for an address that leads nowhere. */
record NotFoundPage(
    String models, String pricing, String providers, String platforms, String deprecations) {

  static Page of(PageLinks links) {
    Head head =
        new Head(
            "Page not found",
            "There is no page at this address.",
            Optional.empty(),
            List.of(new Ref("Models", links.home())),
            "Page not found");
    NotFoundPage body =
        new NotFoundPage(
            links.home(),
            links.to("pricing/"),
            links.to("providers/"),
            links.to("platforms/"),
            links.to("deprecations/"));
    return new Page("404.html", "404", "", head, body);
  }
}
