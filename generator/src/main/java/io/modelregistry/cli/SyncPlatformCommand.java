package io.modelregistry.cli;

import io.modelregistry.model.AuthConfig;
import io.modelregistry.model.Platform;
import io.modelregistry.model.Provider;
import io.modelregistry.registry.Registry;
import io.modelregistry.sync.Credential;
import io.modelregistry.sync.ImportException;
import io.modelregistry.sync.openai.OpenAiList;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code registry sync openai-compatible}: any platform's own list in OpenAI's format. */
@Command(
    name = OpenAiList.ID,
    mixinStandardHelpOptions = true,
    description =
        "A platform's own list of models in OpenAI's format (/v1/models): what can be called there,"
            + " and the limits and prices that it states.")
final class SyncPlatformCommand implements Callable<Integer> {
  private static final Pattern KEY =
      Pattern.compile("([A-Za-z_][A-Za-z0-9_]*)(?:@([a-z0-9.:-]+))?");

  private final RegistryCommand registry;

  @Option(
      names = "--platform",
      required = true,
      paramLabel = "PLATFORM",
      description = "Whose list it is; 'direct' with --provider.")
  private String platform = "";

  @Option(
      names = "--provider",
      paramLabel = "PROVIDER",
      description = "Whose own API it is, for the platform 'direct'.")
  private @Nullable String provider;

  @Option(
      names = "--key",
      paramLabel = "VARIABLE[@HOST]",
      description =
          "Send the key in this environment variable, to this host alone. Without --url, where the"
              + " address comes from the registry's data, the host has to be named.")
  private @Nullable String key;

  @Mixin private final Syncing syncing = new Syncing();

  SyncPlatformCommand(RegistryCommand registry) {
    this.registry = registry;
  }

  @Override
  public Integer call() {
    registry.requireWorkingTree();
    boolean direct = platform.equals(Platform.DIRECT);
    if (direct == (provider == null)) {
      throw registry.usage(
          direct
              ? "Say whose own API it is: --provider."
              : "--provider goes with --platform direct alone.");
    }
    Optional<Registry> data = registry.soundRegistry();
    if (data.isEmpty()) {
      return ExitCode.FINDINGS;
    }
    Api api = provider == null ? ofPlatform(data.get()) : ofProvider(data.get(), provider);
    String url = syncing.url().or(api::models).orElse("");
    return syncing.run(
        registry,
        provider == null ? OpenAiList.of(platform, url) : OpenAiList.ofProvider(provider, url),
        api.models(),
        credential(api, url));
  }

  /** What the registry says of an API. */
  private record Api(@Nullable String url, @Nullable AuthConfig auth) {
    /** Where its list of models is; empty where the address has parts to be filled in. */
    Optional<String> models() {
      return Optional.ofNullable(url)
          .filter(text -> !text.contains("{"))
          .map(text -> text.replaceFirst("/+$", "") + "/models");
    }
  }

  private Api ofPlatform(Registry data) {
    Platform found =
        data.platform(platform)
            .orElseThrow(() -> registry.usage("there is no platform '" + platform + "'."));
    return new Api(found.baseUrl(), found.authConfig());
  }

  private Api ofProvider(Registry data, String id) {
    Provider found =
        data.provider(id).orElseThrow(() -> registry.usage("there is no provider '" + id + "'."));
    return new Api(found.directApiUrl(), found.authConfig());
  }

  private Optional<Credential> credential(Api api, String url) {
    if (key == null) {
      return Optional.empty();
    }
    Matcher parts = KEY.matcher(key);
    if (!parts.matches()) {
      throw registry.usage(
          "--key names an environment variable and who may get it, such as"
              + " GROQ_API_KEY@api.groq.com.");
    }
    String host = parts.group(2);
    if (host == null && syncing.url().isEmpty()) {
      throw registry.usage(
          "The address comes from the registry's data: say which host may get the key, such as"
              + " --key "
              + parts.group(1)
              + "@api.example.com.");
    }
    if (host != null && !host.equals(host(url))) {
      throw registry.usage("The list is not at " + host + ", so the key is not sent.");
    }
    String secret = registry.environment.variables().get(parts.group(1));
    if (secret == null || secret.isBlank()) {
      throw new ImportException("the environment variable " + parts.group(1) + " holds no key");
    }
    AuthConfig auth = api.auth();
    String header = auth == null ? null : auth.header();
    String scheme = auth == null ? null : auth.scheme();
    String word = scheme == null && header == null ? "Bearer" : scheme;
    return Optional.of(
        new Credential(
            header == null ? "Authorization" : header,
            word == null || word.isEmpty() ? secret.strip() : word + " " + secret.strip()));
  }

  private static String host(String url) {
    try {
      String host = new URI(url).getHost();
      return host == null ? "" : host.toLowerCase(Locale.ROOT);
    } catch (URISyntaxException e) {
      return "";
    }
  }
}
