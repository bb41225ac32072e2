package io.modelregistry.source;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.eclipse.jgit.errors.ConfigInvalidException;
import org.eclipse.jgit.lib.Config;
import org.eclipse.jgit.storage.file.FileBasedConfig;
import org.eclipse.jgit.util.FS;
import org.jspecify.annotations.Nullable;

/**
 * Git's configuration as the person has it: the system's, the person's own with all that it
 * includes, and on top the repository's. Reading needs none of it, so that only commits and pushes
 * look here.
 */
final class PersonalConfig {
  private static final Path SYSTEM = Path.of("/etc/gitconfig");
  private static final String CONFIG = "config";

  private final GitRepository repository;
  private final GitUser user;
  private final FS files = FS.DETECTED.newInstance();

  private PersonalConfig(GitRepository repository, GitUser user) {
    this.repository = repository;
    this.user = user;
    files.setUserHome(user.home().toFile());
  }

  /**
   * All layers as one.
   *
   * @throws SourceException when a file of them cannot be read
   */
  static Config of(GitRepository repository, GitUser user) {
    return new PersonalConfig(repository, user).load();
  }

  private Config load() {
    @Nullable Config config = null;
    if (!user.variables().containsKey("GIT_CONFIG_NOSYSTEM")) {
      config = layer(config, named("GIT_CONFIG_SYSTEM").orElse(SYSTEM));
    }
    Optional<Path> global = named("GIT_CONFIG_GLOBAL");
    if (global.isPresent()) {
      config = personal(config, global.get());
    } else {
      Path settings = named("XDG_CONFIG_HOME").orElseGet(() -> user.home().resolve(".config"));
      config = personal(config, settings.resolve("git").resolve(CONFIG));
      config = personal(config, user.home().resolve(".gitconfig"));
    }
    Path common = repository.jgit().getCommonDirectory().toPath();
    config = layer(config, common.resolve(CONFIG));
    return layer(config, repository.jgit().getDirectory().toPath().resolve("config.worktree"));
  }

  private Optional<Path> named(String variable) {
    return Optional.ofNullable(user.variables().get(variable))
        .filter(value -> !value.isEmpty())
        .map(Path::of);
  }

  /** A file with what it includes only for some repositories, which JGit does not heed. */
  private Config personal(@Nullable Config below, Path file) {
    Config config = layer(below, file);
    Config alone = layer(null, file);
    for (Path included : new ConditionalIncludes(repository, user.home()).of(alone, file)) {
      config = layer(config, included);
    }
    return config;
  }

  private Config layer(@Nullable Config below, Path file) {
    File path = file.toFile();
    FileBasedConfig config = new FileBasedConfig(below, path, files);
    try {
      if (Files.isRegularFile(file)) {
        config.load();
      }
      return config;
    } catch (IOException | ConfigInvalidException e) {
      throw new SourceException(
          "Git's configuration " + file + " cannot be read: " + e.getMessage() + ".", e);
    }
  }
}
