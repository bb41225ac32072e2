package io.modelregistry.validate;

import io.modelregistry.finding.Finding;
import io.modelregistry.model.Platform;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Addresses lead to public hosts by https. */
final class AddressRule implements CrossFileRule {
  static final Rule ODD =
      Rule.warning(
          "odd-url",
          "An address that is not public https",
          "An address is not https, or its host is localhost, a bare IP address or a "
              + "private name, or it carries a user name. On the platform local, "
              + "http://localhost is fine.",
          "Readers and programs send their keys to these addresses. Use the public "
              + "https address; a placeholder such as {resource} may stand in the host.",
          "\"base_url\": \"http://10.0.0.7/v1\"",
          "\"base_url\": \"https://api.acme.example/v1\"");

  @Override
  public List<Rule> rules() {
    return List.of(ODD);
  }

  @Override
  public void check(RuleContext context, Consumer<Finding> findings) {
    // The same few addresses stand in thousands of files.
    Map<String, Optional<String>> elsewhere = new HashMap<>();
    Map<String, Optional<String>> onLocal = new HashMap<>();
    context
        .documents()
        .forEach(
            (path, document) -> {
              boolean local = isLocal(context.places().get(path));
              Map<String, Optional<String>> known = local ? onLocal : elsewhere;
              TextValues.walk(
                  document,
                  (pointer, field, text, isName) -> {
                    if (!isName && isAddress(field, text)) {
                      known
                          .computeIfAbsent(text, address -> AddressCheck.problem(address, local))
                          .ifPresent(
                              words ->
                                  findings.accept(
                                      ODD.at(
                                          context.locate(path, pointer),
                                          words,
                                          "use the public https address")));
                    }
                  });
            });
  }

  private static boolean isLocal(@Nullable Place place) {
    return (place instanceof Place.OfPlatform platform && platform.id().equals(Platform.LOCAL))
        || (place instanceof Place.OfRoute route && route.platformId().equals(Platform.LOCAL));
  }

  /** By the field's name, or because it can be nothing else. */
  private static boolean isAddress(String field, String text) {
    return field.equals("url")
        || field.endsWith("_url")
        || field.equals("website")
        || field.equals("endpoint_override")
        || text.startsWith("http://")
        || (text.startsWith("https://") && text.indexOf(' ') < 0);
  }
}
