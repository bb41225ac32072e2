package io.modelregistry.source;

import java.io.IOException;
import java.nio.file.FileSystems;
import java.nio.file.Path;
import java.nio.file.PathMatcher;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.PatternSyntaxException;
import org.eclipse.jgit.lib.Config;

/**
 * What a configuration includes only for some repositories, by their folder or branch.
 *
 * @see <a href="https://git-scm.com/docs/git-config#_conditional_includes">git-config</a>
 */
final class ConditionalIncludes {
  private static final String SECTION = "includeIf";
  private static final String HOME = "~/";

  private final GitRepository repository;
  private final Path home;

  ConditionalIncludes(GitRepository repository, Path home) {
    this.repository = repository;
    this.home = home;
  }

  /** The files that {@code config}, which was read from {@code file}, includes here. */
  List<Path> of(Config config, Path file) {
    List<Path> included = new ArrayList<>();
    for (String condition : config.getSubsections(SECTION)) {
      if (holds(condition, file)) {
        for (String path : config.getStringList(SECTION, condition, "path")) {
          included.add(file.resolveSibling(expanded(path)).normalize());
        }
      }
    }
    return included;
  }

  private boolean holds(String condition, Path file) {
    int colon = condition.indexOf(':');
    String pattern = condition.substring(colon + 1);
    return switch (condition.substring(0, Math.max(colon, 0))) {
      case "gitdir" -> isHere(pattern, file, false);
      case "gitdir/i" -> isHere(pattern, file, true);
      case "onbranch" -> isBranch(pattern);
      default -> false;
    };
  }

  private boolean isHere(String pattern, Path file, boolean anyCase) {
    String full = expanded(pattern);
    if (full.startsWith("./")) {
      full = file.toAbsolutePath().getParent() + full.substring(1);
    } else if (!full.startsWith("/")) {
      full = "**/" + full;
    }
    Path gitDir = repository.jgit().getDirectory().toPath().toAbsolutePath().normalize();
    return matches(full, gitDir.toString(), anyCase) || matches(full, real(gitDir), anyCase);
  }

  private static String real(Path path) {
    try {
      return path.toRealPath().toString();
    } catch (IOException e) {
      return path.toString();
    }
  }

  private boolean isBranch(String pattern) {
    try {
      String branch = repository.jgit().getBranch();
      return branch != null && matches(pattern, branch, false);
    } catch (IOException e) {
      return false;
    }
  }

  private static boolean matches(String pattern, String path, boolean anyCase) {
    String glob = pattern.endsWith("/") ? pattern + "**" : pattern;
    try {
      PathMatcher matcher =
          FileSystems.getDefault()
              .getPathMatcher("glob:" + (anyCase ? glob.toLowerCase(Locale.ROOT) : glob));
      return matcher.matches(Path.of(anyCase ? path.toLowerCase(Locale.ROOT) : path));
    } catch (PatternSyntaxException e) {
      return false;
    }
  }

  private String expanded(String path) {
    return path.startsWith(HOME)
        ? home.resolve(path.substring(HOME.length())).toString() + tail(path)
        : path;
  }

  /** Resolving a path loses the slash at its end, which means everything below. */
  private static String tail(String path) {
    return path.endsWith("/") ? "/" : "";
  }
}
