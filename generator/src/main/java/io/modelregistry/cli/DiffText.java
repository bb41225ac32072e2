package io.modelregistry.cli;

import io.modelregistry.history.Change;
import io.modelregistry.history.diff.ChainChange;
import io.modelregistry.history.diff.RegistryDiff;
import java.util.List;

/** A diff for people: the verdict first, then what differs by section. */
final class DiffText {
  /** So many addresses of each kind are shown. */
  private static final int MAX_PATHS = 20;

  private DiffText() {}

  static String of(RegistryDiff diff) {
    if (diff.isEmpty()) {
      return "No difference in facts; prose and sources are not compared.\n";
    }
    StringBuilder text = new StringBuilder(verdict(diff)).append('\n');
    diff.reasons().forEach(reason -> text.append("  ").append(reason).append('\n'));
    for (DiffSection section : DiffSection.of(diff)) {
      text.append('\n').append(section.title()).append('\n');
      for (Change change : section.changes()) {
        text.append("  ").append(HistoryText.line(change)).append('\n');
      }
    }
    if (!diff.chains().isEmpty()) {
      text.append("\nFallback chains\n");
      diff.chains().forEach(chain -> text.append("  ").append(chain(chain)).append('\n'));
    }
    paths(text, "New addresses", diff.paths().added());
    paths(text, "Vanished addresses", diff.paths().removed());
    return text.toString();
  }

  static String verdict(RegistryDiff diff) {
    return diff.isBreaking()
        ? "Breaking for readers: " + Messages.counted(diff.reasons().size(), "reason") + "."
        : "Breaks nothing for readers.";
  }

  private static String chain(ChainChange chain) {
    return chain.modelId() + ": " + words(chain.before()) + " → " + words(chain.after());
  }

  static String words(List<String> routes) {
    return routes.isEmpty() ? "none" : String.join(", ", routes);
  }

  private static void paths(StringBuilder text, String title, List<String> paths) {
    if (!paths.isEmpty()) {
      text.append('\n').append(title).append(" (").append(paths.size()).append(")\n");
      paths.stream().limit(MAX_PATHS).forEach(path -> text.append("  ").append(path).append('\n'));
      if (paths.size() > MAX_PATHS) {
        text.append("  … ").append(paths.size() - MAX_PATHS).append(" more").append('\n');
      }
    }
  }
}
