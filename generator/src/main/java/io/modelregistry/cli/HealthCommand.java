package io.modelregistry.cli;

import io.modelregistry.app.HealthCheck;
import io.modelregistry.app.HealthException;
import io.modelregistry.health.KeyRing;
import io.modelregistry.health.ProbePlan;
import io.modelregistry.health.http.NetworkProber;
import io.modelregistry.health.http.Sweep;
import io.modelregistry.json.JsonText;
import io.modelregistry.model.Settings;
import io.modelregistry.publish.Destination;
import io.modelregistry.publish.Target;
import io.modelregistry.registry.Registry;
import io.modelregistry.render.SiteBase;
import java.time.Duration;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code registry health}: which platforms and routes answer. */
@Command(
    name = "health",
    mixinStandardHelpOptions = true,
    description =
        "Ask platforms and routes whether they are there: by health_url, else by their list of"
            + " models where a key may be sent, else by a secure connection. With --publish the"
            + " result joins what is published as health.json, which keeps the last 24 hours and 30"
            + " days. Exit code 1 means that something does not answer; a published check has"
            + " answered, and is 0.")
final class HealthCommand implements Callable<Integer> {
  private static final int MAX_SECONDS = 120;
  private static final int MAX_CONCURRENCY = 256;

  private final RegistryCommand registry;

  @Option(
      names = "--platform",
      paramLabel = "PLATFORM",
      split = ",",
      description = "Ask for these platforms only.")
  private Set<String> platforms = new LinkedHashSet<>();

  @Option(
      names = "--key",
      paramLabel = "VARIABLE@HOST",
      split = ",",
      description =
          "Let the key in this environment variable, which the platform's auth_config names, be"
              + " sent to this host. No other key is sent anywhere.")
  private List<String> keys = List.of();

  @Option(
      names = "--timeout",
      paramLabel = "SECONDS",
      defaultValue = "10",
      description = "How long each step of one attempt may take (default: ${DEFAULT-VALUE}).")
  private int seconds = 10;

  @Option(
      names = "--probes",
      paramLabel = "N",
      defaultValue = "16",
      description = "How many addresses are asked at once (default: ${DEFAULT-VALUE}).")
  private int probes = 16;

  @Option(
      names = "--allow-private",
      description =
          "Ask addresses of this machine and inside this network too, and over http. For a registry"
              + " whose every change you trust.")
  private boolean allowPrivate;

  @Option(
      names = "--to",
      paramLabel = "TARGET",
      description =
          "Where health.json is read and published: s3://bucket[/prefix] or file:DIR (default with"
              + " --publish: publish.target in registry.json).")
  private @Nullable String to;

  @Option(names = "--publish", description = "Publish what was seen, as that one object.")
  private boolean publish;

  @Mixin private final StoreOptions storeOptions = new StoreOptions();

  @Mixin private final AnswerFormat format = new AnswerFormat();

  HealthCommand(RegistryCommand registry) {
    this.registry = registry;
  }

  @Override
  public Integer call() {
    if (seconds < 1 || seconds > MAX_SECONDS) {
      throw registry.usage("--timeout is 1 to " + MAX_SECONDS + " seconds.");
    }
    if (probes < 1 || probes > MAX_CONCURRENCY) {
      throw registry.usage("--probes is 1 to " + MAX_CONCURRENCY + ".");
    }
    KeyRing ring = keys();
    Optional<Registry> data = registry.registry(Optional.empty());
    if (data.isEmpty()) {
      return ExitCode.FINDINGS;
    }
    Registry read = data.orElseThrow();
    for (String platform : platforms) {
      if (read.platform(platform).isEmpty()) {
        throw registry.usage("there is no platform '" + platform + "'.");
      }
    }
    ProbePlan plan = ProbePlan.of(read, ring);
    ring.unused(plan).forEach(this::unused);
    unaskable(plan);
    HealthCheck check = check(read, plan);
    Optional<Destination> destination = destination(read.settings());
    HealthCheck.Result result =
        destination.isEmpty() ? check.run(platforms) : published(check, destination.orElseThrow());
    registry
        .environment
        .out()
        .print(
            format.isJson()
                ? JsonText.pretty(result.document())
                : HealthText.of(result.document(), platforms));
    return publish || HealthText.isWell(result.document(), platforms)
        ? ExitCode.FINE
        : ExitCode.FINDINGS;
  }

  private KeyRing keys() {
    KeyRing ring;
    try {
      ring =
          new KeyRing(
              keys.stream().map(KeyRing.Allowed::parse).toList(),
              name -> Optional.ofNullable(registry.environment.variables().get(name)));
    } catch (IllegalArgumentException e) {
      throw registry.usage("--key: " + e.getMessage() + ".");
    }
    ring.empty()
        .ifPresent(
            name -> {
              throw new HealthException("the environment variable " + name + " holds no key");
            });
    return ring;
  }

  private void unaskable(ProbePlan plan) {
    List<String> none =
        plan.platforms().entrySet().stream()
            .filter(entry -> entry.getValue().isEmpty())
            .map(Map.Entry::getKey)
            .filter(id -> platforms.isEmpty() || platforms.contains(id))
            .toList();
    if (!none.isEmpty()) {
      registry.messages.say(
          "note: no address is known, or only one with parts to fill in: "
              + String.join(", ", none)
              + ".");
    }
  }

  private void unused(KeyRing.Allowed key) {
    registry.messages.say(
        "note: no address at "
            + key.host()
            + " is asked with "
            + key.variable()
            + ": it goes to platforms whose auth_config names that variable, at that host.");
  }

  private HealthCheck check(Registry read, ProbePlan plan) {
    Duration timeout = Duration.ofSeconds(seconds);
    return new HealthCheck(
        plan,
        new Sweep(new NetworkProber(timeout, allowPrivate), probes, timeout)::run,
        SiteBase.of(read.settings().baseUrl()),
        registry.environment.clock());
  }

  private HealthCheck.Result published(HealthCheck check, Destination destination) {
    try (Target target =
        HealthCheck.target(
            destination,
            storeOptions.toOptions(registry.environment.variables()),
            registry.environment.folder(),
            registry.environment.clock())) {
      HealthCheck.Result result =
          check.run(platforms, target, publish, note -> registry.messages.say("note: " + note));
      if (publish) {
        registry.messages.say("Published to " + target.name() + ".");
      }
      return result;
    }
  }

  private Optional<Destination> destination(Settings settings) {
    String text = to != null || !publish ? to : settings.publishing().target();
    if (text == null) {
      if (publish) {
        throw registry.usage("Say where with --to s3://bucket[/prefix] or --to file:DIR.");
      }
      return Optional.empty();
    }
    try {
      return Optional.of(Destination.parse(text));
    } catch (IllegalArgumentException e) {
      throw registry.usage(String.valueOf(e.getMessage()));
    }
  }
}
