package io.modelregistry.cli;

import io.modelregistry.derive.Refusal;
import io.modelregistry.json.JsonText;
import io.modelregistry.render.json.CostJson;
import java.util.Set;

/** What becomes of a question that cannot be answered as it was asked. */
final class Refusals {
  /** What is refused because of what the registry holds, and not because of how it was asked. */
  private static final Set<Refusal.Code> NO =
      Set.of(
          Refusal.Code.UNKNOWN_PLATFORM,
          Refusal.Code.UNKNOWN_PROVIDER,
          Refusal.Code.UNKNOWN_CAPABILITY,
          Refusal.Code.UNKNOWN_MODEL,
          Refusal.Code.UNKNOWN_ROUTE,
          Refusal.Code.ROUTE_INACTIVE,
          Refusal.Code.AMBIGUOUS_ROUTE,
          Refusal.Code.AMBIGUOUS_MODEL,
          Refusal.Code.PRICE_UNKNOWN);

  private Refusals() {}

  /**
   * Tells a person on stderr, or a program on stdout.
   *
   * @return the exit code
   */
  static int tell(RegistryCommand registry, AnswerFormat format, Refusal refusal) {
    if (format.isJson()) {
      registry.environment.out().print(JsonText.pretty(CostJson.of(refusal)));
    } else {
      registry.messages.say("registry: " + refusal.message());
    }
    return NO.contains(refusal.code()) ? ExitCode.FINDINGS : ExitCode.USAGE;
  }
}
