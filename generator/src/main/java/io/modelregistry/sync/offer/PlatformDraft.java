package io.modelregistry.sync.offer;

import io.modelregistry.model.AuthType;
import io.modelregistry.model.Platform;
import java.util.Optional;
import java.util.regex.Pattern;
import tools.jackson.databind.node.ObjectNode;

/** Writes new platforms and providers from what the list says of who serves models. */
final class PlatformDraft {
  private static final Pattern SECRET_NAME = Pattern.compile("[A-Z_][A-Z0-9_]*");
  private static final Pattern SECRET_WORD = Pattern.compile("KEY|TOKEN|PAT|CREDENTIALS");

  private final Makers makers;
  private final Citation citation;

  PlatformDraft(Makers makers, Citation citation) {
    this.makers = makers;
    this.citation = citation;
  }

  ObjectNode platform(Serving serving) {
    ObjectNode platform = start("platform");
    platform.put("name", serving.name());
    Json.put(platform, "base_url", serving.api());
    auth(platform, serving);
    platform.put("status", "active");
    Json.put(platform, "docs_url", serving.doc());
    platform.set("sources", citation.list());
    return platform;
  }

  /** The platform that stands for each provider's own API. */
  static ObjectNode direct() {
    ObjectNode platform = start("platform");
    platform.put("name", "Direct");
    platform.put(
        "description",
        "The provider's own API. Address and credentials are those of each model's provider.");
    platform.put("auth_type", "api_key");
    platform.put("status", "active");
    return platform;
  }

  /**
   * A provider.
   *
   * @param own the serving provider that is its own API, if there is one
   */
  ObjectNode provider(String id, Optional<Serving> own) {
    ObjectNode provider = start("provider");
    if (id.equals(Makers.UNATTRIBUTED)) {
      provider.put("name", "Unattributed");
      provider.put("description", "Models whose maker is not known.");
      provider.put("status", "active");
      return provider;
    }
    Optional<Makers.Maker> maker = makers.maker(id);
    provider.put("name", maker.map(Makers.Maker::name).or(() -> own.map(Serving::name)).orElse(id));
    own.map(Serving::api).ifPresent(api -> provider.put("direct_api_url", api));
    own.ifPresent(
        serving -> {
          provider.put("auth_required", serving.authType() != AuthType.NONE);
          auth(provider, serving);
        });
    provider.put("status", "active");
    maker.flatMap(Makers.Maker::website).ifPresent(url -> provider.put("website", url));
    own.map(Serving::doc).ifPresent(doc -> provider.put("docs_url", doc));
    provider.set("sources", citation.list());
    return provider;
  }

  private static ObjectNode start(String kind) {
    return Json.NODES.objectNode().put("$schema", "../../schemas/" + kind + ".schema.json");
  }

  private static void auth(ObjectNode entity, Serving serving) {
    Optional<String> secret =
        serving.env().stream()
            .filter(name -> name.length() <= 100 && SECRET_NAME.matcher(name).matches())
            .filter(name -> SECRET_WORD.matcher(name).find())
            .reduce((first, second) -> first.contains("KEY") ? first : second);
    entity.put("auth_type", serving.authType().word());
    secret.ifPresent(
        name ->
            entity
                .putObject("auth_config")
                .put("header", "Authorization")
                .put("scheme", "Bearer")
                .put("env_var", name));
  }

  /** Whether a platform is the providers' own API. */
  static boolean isDirect(String platformId) {
    return platformId.equals(Platform.DIRECT);
  }
}
