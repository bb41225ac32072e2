package io.modelregistry.cli;

import io.modelregistry.app.Build;
import io.modelregistry.app.RegistryReader;
import io.modelregistry.app.SiteServer;
import io.modelregistry.app.StageClock;
import io.modelregistry.app.Watcher;
import io.modelregistry.render.Site;
import io.modelregistry.render.SiteBase;
import io.modelregistry.source.SourceException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicReference;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code registry serve}: builds, serves on this machine, and builds again when files change. */
@Command(
    name = "serve",
    mixinStandardHelpOptions = true,
    description =
        "Build the site and serve it on this machine, until interrupted. When files change it is"
            + " built again; while they are invalid the last good site stays.")
final class ServeCommand implements Callable<Integer> {
  private static final Duration LOOK = Duration.ofMillis(300);
  private static final int HIGHEST_PORT = 65_535;

  private final RegistryCommand registry;

  @Mixin private final ReadingOptions reading = new ReadingOptions();

  @Option(
      names = "--port",
      paramLabel = "N",
      defaultValue = "8080",
      description = "The port; 0 takes any free one (default: ${DEFAULT-VALUE}).")
  private int port = 8080;

  ServeCommand(RegistryCommand registry) {
    this.registry = registry;
  }

  @Override
  public Integer call() {
    if (port < 0 || port > HIGHEST_PORT) {
      throw registry.usage("--port is a number from 0 to " + HIGHEST_PORT + ", not " + port + ".");
    }
    Path data = registry.dataFolder();
    RegistryReader.Options options = reading.toOptions();
    Watcher watcher = new Watcher(data, LOOK);
    Build builder = registry.builder(data);
    Optional<Build.Made> first = build(builder, data, options, reading.base());
    if (first.isEmpty()) {
      registry.messages.say("Nothing to serve: mend the errors first.");
      return ExitCode.FINDINGS;
    }
    SiteBase base = first.orElseThrow().base();
    AtomicReference<Site> current = new AtomicReference<>(first.orElseThrow().site());
    InetSocketAddress address = new InetSocketAddress(InetAddress.getLoopbackAddress(), port);
    try (SiteServer server = new SiteServer(address, current::get, base.path())) {
      server.start();
      registry.environment.out().println("Serving " + server.url() + " (Ctrl-C stops it)");
      while (true) {
        watcher.awaitChange();
        rebuild(builder, data, options, base).ifPresent(current::set);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return ExitCode.FINE;
    }
  }

  private Optional<Site> rebuild(
      Build builder, Path data, RegistryReader.Options options, SiteBase base) {
    try {
      Optional<Build.Made> made = build(builder, data, options, Optional.of(base));
      registry.messages.say(
          made.isPresent() ? "Built again." : "Still serving the last good site.");
      return made.map(Build.Made::site);
    } catch (SourceException e) {
      registry.messages.say(e.getMessage() + " Still serving the last good site.");
      return Optional.empty();
    }
  }

  private Optional<Build.Made> build(
      Build builder, Path data, RegistryReader.Options options, Optional<SiteBase> base) {
    StageClock stages = new StageClock(registry.environment.clock());
    Build.Outcome outcome = registry.build(builder, data, options, base, stages);
    registry.messages.stages(stages);
    return outcome.made();
  }
}
