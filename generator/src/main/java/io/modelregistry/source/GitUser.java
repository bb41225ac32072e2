package io.modelregistry.source;

import java.nio.file.Path;
import java.time.Clock;
import java.util.Map;

/**
 * The person at the keyboard, as far as Git is concerned.
 *
 * @param home where the personal configuration lies
 * @param variables the environment, of which Git's own variables count
 * @param clock the time of commits, in its zone
 */
public record GitUser(Path home, Map<String, String> variables, Clock clock) {
  public GitUser {
    variables = Map.copyOf(variables);
  }
}
