package io.modelregistry.source;

import java.time.Clock;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.eclipse.jgit.lib.Config;
import org.eclipse.jgit.lib.PersonIdent;
import org.jspecify.annotations.Nullable;

/**
 * Who commits, as Git would say it: variables first, then the configuration. Nothing is guessed
 * from the machine.
 */
record GitPerson(PersonIdent author, PersonIdent committer) {
  /**
   * Reads them.
   *
   * @throws SourceException when nobody is configured
   */
  static GitPerson of(Config config, GitUser user) {
    return new GitPerson(ident("author", config, user), ident("committer", config, user));
  }

  private static PersonIdent ident(String role, Config config, GitUser user) {
    String variable = role.toUpperCase(Locale.ROOT);
    Optional<String> name =
        first(
            user.variables().get("GIT_" + variable + "_NAME"),
            config.getString(role, null, "name"),
            config.getString("user", null, "name"));
    Optional<String> email =
        first(
            user.variables().get("GIT_" + variable + "_EMAIL"),
            config.getString(role, null, "email"),
            config.getString("user", null, "email"),
            user.variables().get("EMAIL"));
    if (name.isEmpty() || email.isEmpty()) {
      throw new SourceException(
          "Git does not know who you are, so nothing can be committed. Say it once with"
              + " 'git config --global user.name \"Your Name\"' and"
              + " 'git config --global user.email you@example.com'.");
    }
    Clock clock = user.clock();
    return new PersonIdent(name.get(), email.get(), clock.instant(), clock.getZone());
  }

  private static Optional<String> first(@Nullable String... values) {
    return Stream.of(values).filter(value -> value != null && !value.isBlank()).findFirst();
  }
}
