package io.modelregistry.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.modelregistry.render.ApiSchemas;
import io.modelregistry.source.GitFolder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.eclipse.jgit.api.errors.GitAPIException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code history}, {@code changes} and {@code diff} on a real repository. */
class HistoryCommandsTest {
  @TempDir Path temp;
  GitFolder git;
  DataFolderFixture data = DataFolderFixture.NONE;
  Shell shell = new Shell(Path.of("none"));

  @BeforeEach
  void make_repository() throws GitAPIException {
    git = GitFolder.init(temp.resolve("clone"));
    data = DataFolderFixture.in(git.root());
    shell = new Shell(git.root());
    git.commit("2026-10-01T10:00:00Z");
    git.git().tag().setName("v1").call();
    data.model("acme-small", "Acme Small", "0.2");
    git.commit("2026-10-02T10:00:00Z");
  }

  @AfterEach
  void close() {
    git.close();
  }

  private void rename() throws IOException {
    data.delete("models/acme/acme-small.json");
    data.delete("routes/acme-small/direct.json");
    Files.delete(data.root().resolve("routes/acme-small"));
    data.model("acme-mini", "Acme Small", "0.2");
    data.route("acme-mini", "direct", 1, "");
    data.write(
        "tombstones.json",
        """
        {
          "tombstones": [
            {
              "kind": "model",
              "id": "acme-small",
              "removed": "2026-10-03",
              "replaced_by": "acme-mini"
            }
          ]
        }
        """);
  }

  @Test
  void history_tells_who_changed_a_model_and_when() {
    Shell.Result result = shell.run("history", "acme-small");

    assertThat(result.code()).isZero();
    assertThat(result.err()).isEmpty();
    assertThat(result.out().replaceAll("[0-9a-f]{10}", "HASH"))
        .isEqualTo(
            """
            2026-10-02  HASH  Ada
              model acme-small: input 0.25 → 0.2 USD (-20 %)
            2026-10-01  HASH  Ada
              model acme-small: added
              route acme-small--direct: added
            """);
  }

  @Test
  void history_follows_a_rename_from_either_name() throws IOException, GitAPIException {
    rename();
    git.commit("2026-10-03T10:00:00Z");

    Shell.Result now = shell.run("history", "acme-mini");
    Shell.Result then = shell.run("history", "acme-small");

    assertThat(now.out())
        .contains("model acme-mini: renamed from acme-small", "input 0.25 → 0.2 USD");
    assertThat(then.out()).isEqualTo(now.out());
    assertThat(then.err()).contains("acme-small is called acme-mini now");
  }

  @Test
  void history_ends_at_the_revision_that_is_asked() {
    assertThat(shell.run("history", "acme-small", "--rev", "v1").out())
        .contains("added")
        .doesNotContain("input");
  }

  @Test
  void history_knows_routes_platforms_and_what_is_gone() throws GitAPIException {
    data.delete("routes/acme-large/cloudy.json");
    git.commit("2026-10-03T10:00:00Z");

    assertThat(shell.run("history", "acme-large--cloudy").out())
        .contains("route acme-large--cloudy: removed", "route acme-large--cloudy: added");
    assertThat(shell.run("history", "cloudy").out()).contains("platform cloudy: added");
    assertThat(shell.run("history", "acme", "--kind", "provider").code()).isZero();
  }

  @Test
  void history_of_an_id_that_never_was_is_a_no() {
    Shell.Result result = shell.run("history", "nobody");

    assertThat(result.code()).isEqualTo(ExitCode.FINDINGS);
    assertThat(result.err()).contains("history knows no entity of the id 'nobody'");
  }

  @Test
  void history_leaves_uncommitted_changes_out() {
    data.model("acme-small", "Acme Small", "0.1");

    assertThat(shell.run("history", "acme-small").out()).doesNotContain("0.1 ");
  }

  @Test
  void history_says_when_it_is_cut_off() throws GitAPIException {
    try (GitFolder shallow = GitFolder.shallowClone(git, temp.resolve("shallow"), 1)) {
      Shell.Result result = new Shell(shallow.root()).run("changes");

      assertThat(result.code()).isZero();
      assertThat(result.out()).as("the oldest commit there is no beginning").isEmpty();
      assertThat(result.err()).contains("no history");
    }
  }

  @Test
  void changes_can_be_narrowed_by_time_kind_and_number() {
    assertThat(shell.run("changes", "--since", "2026-10-02").out())
        .contains("input 0.25 → 0.2")
        .doesNotContain("added");
    assertThat(shell.run("changes", "--until", "2026-10-02").out()).doesNotContain("input");
    assertThat(shell.run("changes", "--kind", "price").out().lines()).hasSize(2);
    Shell.Result few = shell.run("changes", "--limit", "3");
    assertThat(few.out().lines()).hasSize(5);
    assertThat(few.err()).contains("6 more changes; --limit 0 shows all");
    assertThat(shell.run("changes", "--since", "yesterday").code()).isEqualTo(ExitCode.USAGE);
    assertThat(shell.run("changes", "--limit", "-1").code()).isEqualTo(ExitCode.USAGE);
  }

  @Test
  void answers_for_programs_follow_their_schemas() {
    assertThat(
            ApiSchemas.problems(
                "answers/history.schema.json",
                shell.run("history", "acme-large", "--format", "json").out()))
        .isEmpty();
    assertThat(
            ApiSchemas.problems(
                "answers/changes.schema.json", shell.run("changes", "--format", "json").out()))
        .isEmpty();
    assertThat(
            ApiSchemas.problems(
                "answers/diff.schema.json",
                shell.run("diff", "v1..HEAD", "--format", "json").out()))
        .isEmpty();
  }

  @Test
  void diff_compares_the_working_tree_with_what_is_committed() {
    assertThat(shell.run("diff").out())
        .isEqualTo("No difference in facts; prose and sources are not compared.\n");

    data.model("acme-small", "Acme Small", "0.4");

    Shell.Result result = shell.run("diff");
    assertThat(result.code()).isZero();
    assertThat(result.out())
        .isEqualTo(
            """
            Breaks nothing for readers.

            Prices
              model acme-small: input 0.2 → 0.4 USD (+100 %)
            """);
    assertThat(shell.run("diff", "--exit-code").code()).isEqualTo(ExitCode.FINDINGS);
    assertThat(shell.run("diff", "v1..HEAD").out()).contains("input 0.25 → 0.2");
    assertThat(shell.run("diff", "v1").out()).contains("input 0.25 → 0.4");
    assertThat(shell.run("diff", "v1", "--rev", "HEAD").out()).contains("input 0.25 → 0.2");
    assertThat(shell.run("diff", "v1..HEAD", "--rev", "HEAD").code()).isEqualTo(ExitCode.USAGE);
  }

  @Test
  void diff_starts_where_branches_parted_when_it_is_asked_with_three_dots() throws GitAPIException {
    git.branch("topic");
    data.model("acme-large", "Acme Large", "9");
    git.commit("2026-10-03T10:00:00Z");
    git.checkout("main");
    data.model("acme-small", "Acme Small", "0.7");
    git.commit("2026-10-04T10:00:00Z");

    assertThat(shell.run("diff", "main..topic").out()).contains("acme-small", "acme-large");
    assertThat(shell.run("diff", "main...topic").out())
        .contains("acme-large")
        .doesNotContain("acme-small");
  }

  @Test
  void questions_about_the_past_are_answered_with_the_prices_of_that_day() throws GitAPIException {
    data.write(
        "models/acme/acme-small.json",
        """
        {
          "name": "Acme Small",
          "pricing": {
            "input_cost": 1,
            "output_cost": 10,
            "overrides": [
              {
                "when": {
                  "from": "2026-11-01"
                },
                "input_cost": 8
              }
            ]
          },
          "status": "active"
        }
        """);
    git.commit("2026-10-03T10:00:00Z");
    String[] now = {"cost", "--model", "acme-small", "--input-tokens", "1000000"};
    String[] then = {"cost", "--model", "acme-small", "--input-tokens", "1000000", "--rev", "HEAD"};
    String[] first = {"cost", "--model", "acme-small", "--input-tokens", "1000000", "--rev", "v1"};

    assertThat(shell.run(now).out()).contains("acme-small--direct: 8 USD");
    assertThat(shell.run(then).out()).contains("acme-small--direct: 1 USD");
    assertThat(shell.run(first).out()).contains("acme-small--direct: 0.25 USD");
    // 3,000 tokens in and 1,000 out.
    assertThat(shell.run("search", "acme-small").out()).contains("0.034");
    assertThat(shell.run("search", "acme-small", "--rev", "HEAD").out()).contains("0.013");
    assertThat(shell.run("search", "acme-small", "--rev", "HEAD", "--at", "2026-11-02").out())
        .contains("0.034");
  }

  @Test
  void every_reading_command_reads_the_revision_and_not_the_working_tree() {
    data.write("models/acme/acme-small.json", "{ broken");

    assertThat(shell.run("validate").code()).isEqualTo(1);
    for (String command :
        List.of(
            "validate",
            "build --out old",
            "platform list",
            "provider list",
            "model list",
            "route list",
            "model get acme-small",
            "route get acme-small--direct",
            "search small",
            "find --require function_calling",
            "cost --model acme-small --input-tokens 10",
            "cheapest --prompt-tokens 10 --max-output-tokens 10",
            "availability acme-small",
            "best-route acme-small",
            "fallbacks acme-small",
            "recommend",
            "alternatives acme-small",
            "cheaper acme-large",
            "history acme-small",
            "changes")) {
      Shell.Result then = shell.run((command + " --rev v1").split(" ", -1));
      assertThat(then.code()).as("%s: %s", command, then.err()).isZero();
      Shell.Result nowhere = shell.run((command + " --rev no-such").split(" ", -1));
      assertThat(nowhere.code()).as(command).isEqualTo(3);
    }
  }

  @Test
  void diff_says_what_breaks_readers_and_why() throws IOException {
    rename();
    data.route("acme-large", "cloudy", 3, "");
    data.route("acme-large", "direct", 1, "");
    data.write(
        "routes/acme-large/direct.json",
        """
        {
          "priority": 1,
          "status": "inactive",
          "sources": [
            {
              "url": "https://docs.acme.example.com/models",
              "verified_at": "2026-10-01"
            }
          ]
        }
        """);

    Shell.Result result = shell.run("diff");

    assertThat(result.err()).isEmpty();
    assertThat(result.out())
        .startsWith("Breaking for readers: 5 reasons.\n")
        .contains(
            "  model acme-mini: renamed from acme-small\n",
            "  route acme-large--cloudy: price kind metered → unknown\n",
            "  route acme-large--direct: status active → inactive\n",
            "addresses vanish, such as api/registry/models/acme-small.json\n",
            "Fallback chains\n  acme-large: acme-large--direct, acme-large--cloudy →"
                + " acme-large--cloudy\n",
            "  routes/by-model/acme-large/route-2-cloudy.json\n");
  }

  @Test
  void diff_writes_markdown_in_which_authored_text_is_inert() {
    data.model("acme-small", "<img src=x> @team #12 [x](y) `z`", "0.2");

    assertThat(shell.run("diff", "--format", "markdown").out())
        .startsWith("**Breaks nothing for readers.**\n\n### Details (1)\n\n")
        .contains(
            "&lt;img src=x\\> @&ZeroWidthSpace;team \\#&ZeroWidthSpace;12 \\[x\\]\\(y\\) \\`z\\`");
  }

  @Test
  void nothing_that_data_or_commits_say_moves_the_cursor() throws GitAPIException {
    data.model("acme-small", "Small\\u009b2J\\u202e", "0.2");

    for (String[] command :
        List.of(
            new String[] {"diff"},
            new String[] {"diff", "--format", "markdown"},
            new String[] {"model", "update", "acme-small", "--set", "family=a", "--dry-run"})) {
      assertThat(shell.run(command).out()).contains("u009b2J").doesNotContain("\u009b", "\u202e");
    }
    git.commit("2026-10-04T10:00:00Z");
    for (String command : List.of("history acme-small", "changes")) {
      assertThat(shell.run(command.split(" ")).out())
          .contains("\\u009b2J\\u202e")
          .doesNotContain("\u009b", "\u202e");
    }
  }

  @Test
  void diff_refuses_a_base_that_is_broken_or_not_there() throws GitAPIException {
    data.write("models/acme/acme-small.json", "{");
    git.commit("2026-10-03T10:00:00Z");
    git.git().tag().setName("broken").call();
    data.model("acme-small", "Acme Small", "0.2");

    Shell.Result broken = shell.run("diff", "broken");
    assertThat(broken.code()).isEqualTo(ExitCode.ENVIRONMENT);
    assertThat(broken.err()).contains("'registry --rev broken validate' lists them");
    assertThat(broken.out()).isEmpty();
    Shell.Result none = shell.run("diff", "nowhere");
    assertThat(none.code()).isEqualTo(ExitCode.ENVIRONMENT);
    assertThat(none.err()).contains("There is no revision 'nowhere'");

    data.write("models/acme/acme-small.json", "{");
    assertThat(shell.run("diff", "v1").code()).isEqualTo(ExitCode.FINDINGS);
  }
}
