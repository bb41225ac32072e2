package io.modelregistry.cli;

import io.modelregistry.history.diff.ChainChange;
import io.modelregistry.history.diff.RegistryDiff;
import io.modelregistry.json.JsonText;
import io.modelregistry.render.json.ChangeJson;
import io.modelregistry.render.json.ObjectBuilder;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/** A diff for programs. */
final class DiffJson {
  private DiffJson() {}

  static String of(RegistryDiff diff, DiffSides sides) {
    return JsonText.pretty(
        new ObjectBuilder()
            .node("base", side(sides.base(), sides.baseCommit()))
            .node("head", side(sides.head(), sides.headCommit()))
            .flag("breaking", diff.isBreaking())
            .allWords("reasons", diff.reasons())
            .node(
                "changes",
                ObjectBuilder.array(diff.changes().stream().map(ChangeJson::of).toList()))
            .node(
                "chains", ObjectBuilder.array(diff.chains().stream().map(DiffJson::chain).toList()))
            .node(
                "paths",
                new ObjectBuilder()
                    .allWords("added", diff.paths().added())
                    .allWords("removed", diff.paths().removed())
                    .build())
            .build());
  }

  private static ObjectNode side(String name, @Nullable String commit) {
    return new ObjectBuilder().text("name", name).text("commit", commit).build();
  }

  private static ObjectNode chain(ChainChange chain) {
    return new ObjectBuilder()
        .text("model_id", chain.modelId())
        .allWords("before", chain.before())
        .allWords("after", chain.after())
        .build();
  }
}
