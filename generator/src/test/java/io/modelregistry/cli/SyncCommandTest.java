package io.modelregistry.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.modelregistry.render.ApiSchemas;
import io.modelregistry.source.GitFolder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.eclipse.jgit.api.Git;
import org.eclipse.jgit.lib.StoredConfig;
import org.eclipse.jgit.revwalk.RevCommit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SyncCommandTest {
  private static final String BRANCH = "sync/litellm";

  @TempDir private Path folder;
  private DataFolderFixture data = DataFolderFixture.NONE;

  @BeforeEach
  void writeData() throws IOException {
    data = DataFolderFixture.in(folder);
    list("4e-06");
  }

  private void list(String input) throws IOException {
    Files.writeString(
        folder.resolve("list.json"),
        """
        {"cloudy/acme-large": {"litellm_provider": "cloudy", "mode": "chat",
           "input_cost_per_token": %s, "output_cost_per_token": 1.2e-05},
         "cloudy/unheard-of": {"litellm_provider": "cloudy", "mode": "chat"}}
        """
            .formatted(input));
  }

  private Shell.Result sync(String... more) {
    return sync(folder, more);
  }

  private Shell.Result sync(Path from, String... more) {
    String[] args = new String[more.length + 4];
    args[0] = "sync";
    args[1] = "litellm";
    args[2] = "--file";
    args[3] = folder.resolve("list.json").toString();
    System.arraycopy(more, 0, args, 4, more.length);
    return new Shell(from).run(args);
  }

  private String route() throws IOException {
    return Files.readString(data.root().resolve("routes/acme-large/cloudy.json"));
  }

  @Test
  void writes_what_changed_and_reports_it_for_a_pull_request() throws IOException {
    Shell.Result result = sync("--report", "report.md");
    assertThat(result.code()).as(result.err()).isZero();
    assertThat(result.err()).contains("1 file written");
    assertThat(route()).contains("\"from\": \"2026-11-22\"", "\"input_cost\": 4");
    assertThat(Files.readString(folder.resolve("report.md")))
        .contains(
            "# Sync with litellm",
            "| route `acme-large--cloudy` | `input_cost` | `3` | `4` |",
            "`cloudy/unheard-of`: no model goes by this name");
    assertThat(new Shell(folder).run("validate").code()).isZero();
    String written = route();
    Shell.Result again = sync("--format", "json");
    assertThat(again.err()).contains("Nothing to change");
    assertThat(ApiSchemas.problems("answers/sync.schema.json", again.out())).isEmpty();
    assertThat(route()).isEqualTo(written);
  }

  @Test
  void a_rehearsal_writes_nothing_but_the_report() throws IOException {
    String before = route();
    list("1e-04");
    Shell.Result result = sync("--dry-run", "--report", "report.md", "--format", "json");
    assertThat(result.code()).isZero();
    assertThat(result.out()).contains("more than 10 times");
    assertThat(ApiSchemas.problems("answers/sync.schema.json", result.out())).isEmpty();
    assertThat(Files.readString(folder.resolve("report.md"))).contains("## Held back");
    list("4e-06");
    assertThat(sync("--dry-run").err()).contains("1 file would be written");
    assertThat(route()).isEqualTo(before);
  }

  @Test
  void goes_on_beside_errors_that_were_there_before() throws IOException {
    data.write("providers/acme.json", "not even JSON");
    Shell.Result result = sync();
    assertThat(result.code()).as(result.err()).isZero();
    assertThat(result.err()).contains("error", "before, and still has", "1 file written");
    assertThat(route()).contains("\"input_cost\": 4");
    Shell.Result pages = new Shell(folder).run("sync", "deprecations", "--provider", "acme");
    assertThat(pages.code()).isEqualTo(2);
    assertThat(pages.err()).contains("left aside", "no provider 'acme'");
  }

  @Test
  void proposes_on_one_branch_that_each_run_makes_anew() throws Exception {
    try (GitFolder clone = repository();
        Git origin =
            Git.init().setBare(true).setDirectory(folder.resolve("origin").toFile()).call()) {
      StoredConfig config = clone.git().getRepository().getConfig();
      config.setString("remote", "origin", "url", folder.resolve("origin").toUri().toString());
      config.save();
      Path from = folder.resolve("clone");
      String before = Files.readString(from.resolve("registry-data/routes/acme-large/cloudy.json"));

      Shell.Result first = sync(from, "--branch", "--push");
      assertThat(first.code()).as(first.err()).isZero();
      assertThat(first.err()).contains("committed to " + BRANCH, "Pushed to origin");
      RevCommit made = tip(clone.git());
      assertThat(made.getFullMessage()).startsWith("Sync with litellm\n\nThe list at ");
      assertThat(made.getParent(0)).isEqualTo(head(clone.git()));
      assertThat(clone.git().status().call().isClean()).isTrue();
      assertThat(Files.readString(from.resolve("registry-data/routes/acme-large/cloudy.json")))
          .isEqualTo(before);

      assertThat(sync(from, "--branch").err()).contains("holds these changes already");
      assertThat(tip(clone.git())).isEqualTo(made);

      list("5e-06");
      assertThat(sync(from, "--branch", "--push").code()).isZero();
      RevCommit anew = tip(clone.git());
      assertThat(anew).isNotEqualTo(made);
      assertThat(anew.getParent(0)).isEqualTo(head(clone.git()));
      assertThat(origin.getRepository().resolve(BRANCH)).isEqualTo(anew);
    }
  }

  @Test
  void what_people_add_to_the_branch_is_not_thrown_away() throws Exception {
    try (GitFolder clone = repository()) {
      Path from = folder.resolve("clone");
      assertThat(sync(from, "--branch").code()).isZero();
      clone.git().checkout().setName(BRANCH).call();
      Shell.Result there = sync(from, "--branch");
      assertThat(there.code()).isEqualTo(3);
      assertThat(there.err()).contains("is checked out");
      clone.write("notes.txt", "A thought.");
      clone.commit("2026-11-02T10:00:00Z");
      RevCommit theirs = tip(clone.git());
      clone.git().checkout().setName("main").call();
      Shell.Result refused = sync(from, "--branch");
      assertThat(refused.code()).isEqualTo(3);
      assertThat(refused.err()).contains("a commit that this command did not make");
      assertThat(tip(clone.git())).isEqualTo(theirs);
      assertThat(sync(from, "--branch=other/name").err()).contains("committed to other/name");
    }
  }

  @Test
  void tells_what_is_missing() {
    assertThat(new Shell(folder).run("sync").code()).isEqualTo(2);
    assertThat(sync("--push").err()).contains("add --branch");
    assertThat(sync("--only", "nowhere").err()).contains("no platform 'nowhere'");
    assertThat(new Shell(folder).run("sync", "litellm", "--url", "list.json").err())
        .contains("--file names a file", "Try 'registry sync litellm --help'.");
    assertThat(sync("--branch").code()).isEqualTo(3);
  }

  private GitFolder repository() throws Exception {
    Path root = folder.resolve("clone");
    GitFolder clone = GitFolder.init(root);
    DataFolderFixture.in(root);
    clone.commit("2026-11-01T10:00:00Z");
    StoredConfig config = clone.git().getRepository().getConfig();
    config.setString("user", null, "name", "Ada Lovelace");
    config.setString("user", null, "email", "ada@example.org");
    config.save();
    return clone;
  }

  private static RevCommit tip(Git git) throws Exception {
    return git.log()
        .add(git.getRepository().resolve(BRANCH))
        .setMaxCount(1)
        .call()
        .iterator()
        .next();
  }

  private static RevCommit head(Git git) throws Exception {
    return git.log().setMaxCount(1).call().iterator().next();
  }
}
