package io.modelregistry.cli;

import io.modelregistry.model.EntityKind;
import java.util.List;
import java.util.Set;
import picocli.CommandLine;

/** All commands below {@code registry}, in the order in which its help shows them. */
final class Subcommands {
  static final List<String> NAMES =
      List.of(
          "validate",
          "build",
          "serve",
          "publish",
          "verify",
          "platform",
          "provider",
          "model",
          "route",
          "search",
          "find",
          "cost",
          "cheapest",
          "availability",
          "best-route",
          "fallbacks",
          "recommend",
          "alternatives",
          "cheaper",
          "diff",
          "history",
          "changes",
          "import",
          "sync",
          "deprecations",
          "health",
          "usage",
          "spend");

  private Subcommands() {}

  /**
   * Adds those of these names, or all when none of them is a command's.
   *
   * @param line of {@code registry}
   */
  static void addTo(CommandLine line, RegistryCommand registry, Set<String> named) {
    List<String> wanted = NAMES.stream().filter(named::contains).toList();
    for (String name : wanted.isEmpty() ? NAMES : wanted) {
      line.addSubcommand(name, command(name, registry));
    }
  }

  private static Object command(String name, RegistryCommand registry) {
    return switch (name) {
      case "validate" -> new ValidateCommand(registry);
      case "build" -> new BuildCommand(registry);
      case "serve" -> new ServeCommand(registry);
      case "publish" -> new PublishCommand(registry);
      case "verify" -> new VerifyCommand(registry);
      case "platform" -> EntityCommands.of(EntityKind.PLATFORM, registry);
      case "provider" -> EntityCommands.of(EntityKind.PROVIDER, registry);
      case "model" -> EntityCommands.of(EntityKind.MODEL, registry);
      case "route" -> EntityCommands.of(EntityKind.ROUTE, registry);
      case "search" -> new SearchCommand(registry);
      case "find" -> new FindCommand(registry);
      case "cost" -> new CostCommand(registry);
      case "cheapest" -> new CheapestCommand(registry);
      case "availability" -> new AvailabilityCommand(registry);
      case "best-route" -> new BestRouteCommand(registry);
      case "fallbacks" -> new FallbacksCommand(registry);
      case "recommend" -> new RecommendCommand(registry);
      case "alternatives" -> new AlternativesCommand(registry);
      case "cheaper" -> new CheaperCommand(registry);
      case "diff" -> new DiffCommand(registry);
      case "history" -> new HistoryCommand(registry);
      case "changes" -> new ChangesCommand(registry);
      case "import" ->
          new CommandLine(new ImportCommand(registry))
              .addSubcommand(new ImportModelsDevCommand(registry))
              .addSubcommand(new ImportGenaiPricesCommand(registry))
              .addSubcommand(new ImportLiteLlmCommand(registry))
              .addSubcommand(new ImportOpenRouterCommand(registry));
      case "sync" -> SyncCommand.line(registry);
      case "deprecations" -> new DeprecationsCommand(registry);
      case "health" -> new HealthCommand(registry);
      case "usage" -> new UsageCommand(registry);
      case "spend" -> new SpendCommand(registry);
      default -> throw new IllegalArgumentException("no command " + name);
    };
  }
}
