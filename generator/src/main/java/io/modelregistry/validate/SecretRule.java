package io.modelregistry.validate;

import io.modelregistry.finding.Finding;
import io.modelregistry.json.JsonDocument;
import io.modelregistry.validate.secret.Secrets;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/** The registry is public: it names where a secret is kept, and never the secret. */
final class SecretRule implements CrossFileRule {
  static final Rule SECRET =
      Rule.error(
          "secret",
          "A secret in the registry",
          "A text looks like an API key, a token, a private key or a password.",
          "Whatever is committed stays in the history and on the published site for "
              + "everybody to read. Revoke the secret now, remove it from the branch, and "
              + "name the environment variable that holds it instead.",
          "\"auth_config\": { \"env_var\": \"sk-proj-…\" }",
          "\"auth_config\": { \"env_var\": \"OPENAI_API_KEY\" }");

  @Override
  public List<Rule> rules() {
    return List.of(SECRET);
  }

  @Override
  public void check(RuleContext context, Consumer<Finding> findings) {
    context.documents().forEach((path, document) -> check(context, findings, path, document));
  }

  private static void check(
      RuleContext context, Consumer<Finding> findings, String path, JsonDocument document) {
    // One look at the whole file spares one at each text, unless escapes could hide something.
    boolean suspicious =
        document.text().indexOf('\\') >= 0 || Secrets.kindIn(document.text()).isPresent();
    TextValues.walk(
        document,
        (pointer, field, text, isName) -> {
          Optional<String> kind = suspicious ? Secrets.kindIn(text) : Optional.empty();
          if (kind.isEmpty() && !isName && Secrets.isSecretByName(field, text)) {
            kind = Optional.of("a secret");
          }
          kind.ifPresent(
              words ->
                  findings.accept(
                      SECRET.at(
                          isName ? context.locateKey(path, pointer) : context.locate(path, pointer),
                          "this looks like " + words,
                          "revoke it now, and name the environment variable that holds it"
                              + " instead")));
        });
  }
}
