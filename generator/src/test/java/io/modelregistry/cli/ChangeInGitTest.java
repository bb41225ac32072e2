package io.modelregistry.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.modelregistry.source.GitFolder;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.eclipse.jgit.api.Git;
import org.eclipse.jgit.api.ResetCommand;
import org.eclipse.jgit.api.Status;
import org.eclipse.jgit.api.errors.GitAPIException;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.PersonIdent;
import org.eclipse.jgit.lib.Repository;
import org.eclipse.jgit.lib.StoredConfig;
import org.eclipse.jgit.revwalk.RevCommit;
import org.eclipse.jgit.revwalk.RevWalk;
import org.eclipse.jgit.transport.RefSpec;
import org.eclipse.jgit.transport.URIish;
import org.eclipse.jgit.treewalk.TreeWalk;
import org.eclipse.jgit.treewalk.filter.TreeFilter;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Changes as commits, in real repositories of every kind. */
class ChangeInGitTest {
  private static final String FIRST = "2026-11-01T10:00:00Z";
  private static final String SMALL = "registry-data/models/acme/acme-small.json";
  private static final String LARGE = "registry-data/models/acme/acme-large.json";

  @TempDir private Path temp;
  private Path root = Path.of("none");
  private GitFolder clone;

  @BeforeEach
  void makeClone() throws Exception {
    root = temp.resolve("clone");
    clone = GitFolder.init(root);
    DataFolderFixture.in(root);
    clone.commit(FIRST);
    name(clone.git().getRepository());
  }

  @AfterEach
  void close() {
    clone.close();
  }

  private static void name(Repository repository) throws IOException {
    StoredConfig config = repository.getConfig();
    config.setString("user", null, "name", "Ada Lovelace");
    config.setString("user", null, "email", "ada@example.org");
    config.save();
  }

  private Shell.Result run(String... args) {
    return new Shell(root).run(args);
  }

  private Shell.Result words(String args) {
    return run(args.split(" ", -1));
  }

  private Repository repository() {
    return clone.git().getRepository();
  }

  private RevCommit tip(String revision) throws IOException {
    return tip(repository(), revision);
  }

  private static RevCommit tip(Repository repository, String revision) throws IOException {
    try (RevWalk commits = new RevWalk(repository)) {
      RevCommit commit = commits.parseCommit(repository.resolve(revision));
      commits.parseBody(commit);
      return commit;
    }
  }

  private static String text(Repository repository, String revision, String path)
      throws IOException {
    try (TreeWalk walk = TreeWalk.forPath(repository, path, tip(repository, revision).getTree())) {
      return walk == null
          ? ""
          : new String(repository.open(walk.getObjectId(0)).getBytes(), StandardCharsets.UTF_8);
    }
  }

  private String text(String revision, String path) throws IOException {
    return text(repository(), revision, path);
  }

  private List<String> changed(String revision) throws IOException, GitAPIException {
    List<String> paths = new ArrayList<>();
    try (TreeWalk walk = new TreeWalk(repository())) {
      walk.addTree(tip(revision + "~1").getTree());
      walk.addTree(tip(revision).getTree());
      walk.setRecursive(true);
      walk.setFilter(TreeFilter.ANY_DIFF);
      while (walk.next()) {
        paths.add(walk.getPathString());
      }
    }
    return paths;
  }

  private Status status() throws GitAPIException {
    return clone.git().status().call();
  }

  private static byte[] bytes(Path file) {
    try {
      return Files.readAllBytes(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Test
  void commits_its_own_files_and_nothing_else() throws Exception {
    clone.write("notes.txt", "not staged");
    clone.write("staged.txt", "staged");
    clone.git().add().addFilepattern("staged.txt").call();
    clone.write("registry-data/providers/acme.json", "not even JSON");
    Shell.Result result = words("model update acme-small --set family=small --commit");

    assertThat(result.code()).as(result.err()).isZero();
    assertThat(changed("HEAD")).containsExactly(SMALL);
    assertThat(status().getAdded()).containsExactly("staged.txt");
    assertThat(status().getUntracked()).containsExactly("notes.txt");
    assertThat(status().getModified()).containsExactly("registry-data/providers/acme.json");
    assertThat(status().getChanged()).isEmpty();
    assertThat(result.out())
        .isEqualTo(
            "changed "
                + SMALL
                + "\ncommit "
                + tip("HEAD").name().substring(0, 10)
                + " on main: feat(model): change family of acme-small\n");
  }

  @Test
  void the_commit_is_the_persons_with_a_message_that_says_what_it_does() throws Exception {
    words("model set-price acme-small --input 0.2 --commit");
    RevCommit commit = tip("HEAD");
    PersonIdent author = commit.getAuthorIdent();
    assertThat(author.getName() + " " + author.getEmailAddress())
        .isEqualTo("Ada Lovelace ada@example.org");
    assertThat(author.getWhenAsInstant()).isEqualTo("2026-11-22T12:00:00Z");
    assertThat(commit.getFullMessage())
        .isEqualTo("feat(price): set input_cost 0.2 of acme-small from 2026-11-22\n");
    assertThat(repository().getRefDatabase().getReflogReader("HEAD").getLastEntry().getComment())
        .isEqualTo("commit: " + commit.getShortMessage());

    run("model", "update", "acme-small", "--set", "family=x", "--commit", "-m", "Own words");
    assertThat(tip("HEAD").getFullMessage()).isEqualTo("Own words\n");

    new Shell(root)
        .with(Map.of("GIT_AUTHOR_NAME", "Grace", "GIT_COMMITTER_EMAIL", "ci@example.org"))
        .run("model", "update", "acme-small", "--set", "family=y", "--commit");
    assertThat(tip("HEAD").getAuthorIdent().getName()).isEqualTo("Grace");
    assertThat(tip("HEAD").getCommitterIdent().getEmailAddress()).isEqualTo("ci@example.org");
  }

  @Test
  void a_rename_and_a_removal_are_one_commit_each() throws Exception {
    assertThat(words("model rename acme-large acme-huge --commit").code()).isZero();
    assertThat(changed("HEAD"))
        .containsExactly(
            "registry-data/models/acme/acme-huge.json",
            LARGE,
            "registry-data/routes/acme-huge/cloudy.json",
            "registry-data/routes/acme-huge/direct.json",
            "registry-data/routes/acme-large/cloudy.json",
            "registry-data/routes/acme-large/direct.json",
            "registry-data/tombstones.json");
    assertThat(words("model delete acme-huge --with-routes --commit").code()).isZero();
    assertThat(status().isClean()).isTrue();
    assertThat(tip("HEAD").getFullMessage()).contains("!: remove acme-huge", "BREAKING CHANGE:");
    assertThat(words("validate").code()).isZero();
  }

  @Test
  void does_not_mix_its_change_with_others_in_the_same_file() throws Exception {
    ObjectId before = repository().resolve("HEAD");
    String edited = Files.readString(root.resolve(SMALL)).replace("Acme Small", "Acme Tiny");
    clone.write(SMALL, edited);
    assertRefused(
        words("model update acme-small --set family=x --commit"), "differs from the last");

    clone.git().add().addFilepattern(SMALL).call();
    assertRefused(
        words("model update acme-small --set family=x --commit"), "differs from the last");

    assertThat(repository().resolve("HEAD")).isEqualTo(before);
    assertThat(root.resolve(SMALL)).hasContent(edited);
    assertThat(words("model update acme-large --set family=x --commit").code()).isZero();
    assertThat(status().getChanged()).containsExactly(SMALL);
  }

  @Test
  void a_commit_must_be_valid_without_what_is_not_committed() {
    assertThat(words("platform create sunny --set name=Sunny --set auth_type=none").code())
        .isZero();
    Shell.Result result = words("route create acme-small--sunny --commit");
    assertThat(result.code()).isEqualTo(1);
    assertThat(result.err()).contains("there is no platform 'sunny'");
    assertThat(root.resolve("registry-data/routes/acme-small/sunny.json")).doesNotExist();
  }

  @Test
  void a_branch_gets_the_commit_and_the_working_tree_stays_as_it_was() throws Exception {
    clone.write("registry-data/providers/acme.json", "broken");
    clone.git().add().addFilepattern("registry-data/providers/acme.json").call();
    clone.write(SMALL, "broken too");
    byte[] index = bytes(root.resolve(".git/index"));
    ObjectId head = repository().resolve("HEAD");

    Shell.Result result = words("model set-price acme-small --input 0.2 --branch cheaper");

    assertThat(result.code()).as(result.err()).isZero();
    assertThat(bytes(root.resolve(".git/index"))).isEqualTo(index);
    assertThat(root.resolve(SMALL)).hasContent("broken too");
    assertThat(repository().resolve("HEAD")).isEqualTo(head);
    assertThat(repository().getFullBranch()).isEqualTo("refs/heads/main");
    assertThat(tip("cheaper").getParent(0)).isEqualTo(head);
    assertThat(changed("cheaper")).containsExactly(SMALL);
    assertThat(text("cheaper", SMALL)).contains("\"from\": \"2026-11-22\"");
  }

  @Test
  void a_second_change_goes_on_top_of_the_branch() throws Exception {
    words("provider create bold --set name=Bold --branch bold");
    Shell.Result result =
        words("model create bold-1 --provider bold --set name=One --branch bold --format json");
    assertThat(result.code()).as(result.out() + result.err()).isZero();
    assertThat(tip("bold~2")).isEqualTo(tip("HEAD"));
    assertThat(words("--rev bold model get bold-1").code()).isZero();
    assertThat(words("model get bold-1").code()).isEqualTo(1);
    assertRefused(words("provider delete bold --branch bold --base HEAD"), "leave --base out");
  }

  @Test
  void a_branch_begins_at_its_base() throws Exception {
    words("model update acme-small --set family=x --commit");
    assertThat(words("model update acme-small --set version=1 --branch old --base HEAD~1").code())
        .isZero();
    assertThat(tip("old").getParent(0)).isEqualTo(tip("HEAD~1"));
    assertThat(text("old", SMALL)).contains("\"version\": \"1\"").doesNotContain("family");
    assertRefused(
        words("model update acme-small --set version=1 --branch b --base nowhere"), "no revision");
    assertRefused(words("model update acme-small --set version=1 --branch main"), "is checked out");
    assertRefused(words("model update acme-small --set version=1 --branch a..b"), "cannot be the");
    assertRefused(
        words("model update acme-small --set version=1 --branch main/sub"), "has that name");
  }

  @Test
  void says_what_git_lacks() throws Exception {
    StoredConfig config = repository().getConfig();
    config.unsetSection("user", null);
    config.save();
    assertRefused(words("model update acme-small --set family=x --commit"), "user.name");
    assertRefused(words("model update acme-small --set family=x --branch b"), "user.name");
    assertThat(repository().resolve("b")).isNull();

    Path elsewhere = temp.resolve("elsewhere");
    DataFolderFixture.in(elsewhere);
    Shell.Result outside =
        new Shell(elsewhere).run("model", "update", "acme-small", "--set", "family=x", "--commit");
    assertRefused(outside, "not in a Git repository");
  }

  @Test
  void finds_the_person_where_git_does() throws Exception {
    StoredConfig config = repository().getConfig();
    config.unsetSection("user", null);
    config.save();
    Path home = root.resolve("no-home");
    Files.createDirectories(home.resolve(".config/git"));
    Files.writeString(
        home.resolve(".config/git/config"), "[user]\n\tname = X\n\temail = x@example.org\n");
    Files.writeString(
        home.resolve(".gitconfig"),
        "[user]\n\tname = Home\n[include]\n\tpath = more.inc\n[includeIf \"gitdir:"
            + temp.toRealPath()
            + "/\"]\n\tpath = ~/here.inc\n[includeIf \"gitdir:/elsewhere/\"]\n\tpath = no.inc\n");
    Files.writeString(home.resolve("more.inc"), "[author]\n\tname = Included\n");
    Files.writeString(home.resolve("here.inc"), "[user]\n\temail = here@example.org\n");
    Files.writeString(home.resolve("no.inc"), "[user]\n\temail = no@example.org\n");

    assertThat(words("model update acme-small --set family=x --branch b").code()).isZero();
    assertThat(tip("b").getAuthorIdent().getName()).isEqualTo("Included");
    assertThat(tip("b").getCommitterIdent().getName()).isEqualTo("Home");
    assertThat(tip("b").getAuthorIdent().getEmailAddress()).isEqualTo("here@example.org");
  }

  @Test
  void refuses_a_detached_head_an_unborn_branch_and_a_merge_under_way() throws Exception {
    clone.checkout(repository().resolve("HEAD").name());
    assertRefused(words("model update acme-small --set family=x --commit"), "detached");
    assertThat(words("model update acme-small --set family=x --branch b").code()).isZero();
    clone.checkout("main");

    Files.writeString(root.resolve(".git/MERGE_HEAD"), repository().resolve("b").name() + "\n");
    assertRefused(words("model update acme-small --set family=x --commit"), "in the middle of");
    Files.delete(root.resolve(".git/MERGE_HEAD"));

    Path fresh = temp.resolve("fresh");
    try (GitFolder unborn = GitFolder.init(fresh)) {
      DataFolderFixture.in(fresh);
      name(unborn.git().getRepository());
      Shell shell = new Shell(fresh);
      assertRefused(
          shell.run("model", "update", "acme-small", "--set", "family=x", "--commit"),
          "no commit yet");
      assertRefused(
          shell.run("model", "update", "acme-small", "--set", "family=x", "--branch", "b"),
          "no commit yet");
    }
  }

  @Test
  void a_locked_index_or_branch_changes_nothing() throws Exception {
    byte[] before = bytes(root.resolve(SMALL));
    ObjectId head = repository().resolve("HEAD");
    Files.createFile(root.resolve(".git/index.lock"));
    assertRefused(words("model update acme-small --set family=x --commit"), "index is locked");
    assertThat(root.resolve(".git/index.lock")).exists();
    assertThat(words("model update acme-large --set family=x --branch b").code()).isZero();
    Files.delete(root.resolve(".git/index.lock"));

    Files.createFile(root.resolve(".git/refs/heads/main.lock"));
    assertRefused(words("model update acme-small --set family=x --commit"), "is locked");
    Files.delete(root.resolve(".git/refs/heads/main.lock"));

    assertThat(bytes(root.resolve(SMALL))).isEqualTo(before);
    assertThat(repository().resolve("HEAD")).isEqualTo(head);
    assertThat(root.resolve(".git/index.lock")).doesNotExist();
    assertThat(status().isClean()).isTrue();
  }

  @Test
  void commits_lf_whatever_the_working_tree_has() throws Exception {
    StoredConfig config = repository().getConfig();
    config.setString("core", null, "autocrlf", "true");
    config.save();
    for (String file : List.of(SMALL, LARGE)) {
      Files.writeString(
          root.resolve(file), Files.readString(root.resolve(file)).replace("\n", "\r\n"));
    }
    assertThat(words("model update acme-small --set family=x --commit").code()).isZero();
    assertThat(text("HEAD", SMALL)).contains("\"family\": \"x\"").doesNotContain("\r");
    assertThat(changed("HEAD")).containsExactly(SMALL);
    assertThat(status().getUncommittedChanges()).doesNotContain(SMALL);
    assertThat(status().getChanged()).isEmpty();
  }

  @Test
  void works_in_a_linked_worktree_a_submodule_and_a_shallow_clone() throws Exception {
    clone.branch("side").checkout("main");
    Path linked = clone.linkWorktree(temp.resolve("linked"));
    Files.writeString(root.resolve(".git/worktrees/linked/HEAD"), "ref: refs/heads/side\n");
    try (Git git = Git.open(linked.toFile())) {
      git.reset().setMode(ResetCommand.ResetType.HARD).call();
      Shell shell = new Shell(linked);
      assertThat(shell.run("model", "update", "acme-small", "--set", "family=x", "--commit").code())
          .isZero();
      assertThat(git.status().call().isClean()).isTrue();
    }
    assertThat(text("side", SMALL)).contains("family");
    assertThat(text("main", SMALL)).doesNotContain("family");
    assertRefused(words("model update acme-small --set family=x --branch side"), "is checked out");

    try (GitFolder outer = GitFolder.init(temp.resolve("outer"))) {
      outer.git().submoduleAdd().setURI(root.toUri().toString()).setPath("sub").call().close();
      Path sub = outer.root().resolve("sub");
      try (Git git = Git.open(sub.toFile())) {
        git.checkout().setName("main").call();
        name(git.getRepository());
        assertThat(
                new Shell(sub)
                    .run("model", "update", "acme-small", "--set", "family=x", "--commit")
                    .code())
            .isZero();
        assertThat(text(git.getRepository(), "main", SMALL)).contains("family");
        assertThat(git.status().call().isClean()).isTrue();
      }
    }

    words("model update acme-small --set family=y --commit");
    try (GitFolder shallow = GitFolder.shallowClone(clone, temp.resolve("shallow"), 1)) {
      name(shallow.git().getRepository());
      Shell shell = new Shell(shallow.root());
      assertThat(shell.run("model", "update", "acme-small", "--set", "family=z", "--commit").code())
          .isZero();
      assertThat(shallow.git().status().call().isClean()).isTrue();
      assertThat(
              shell
                  .run("model", "update", "acme-small", "--set", "family=q", "--branch", "q")
                  .code())
          .isZero();
    }
  }

  @Test
  void pushes_and_keeps_the_branch_when_the_remote_refuses() throws Exception {
    Path bare = temp.resolve("bare.git");
    try (Git remote = Git.init().setBare(true).setDirectory(bare.toFile()).call()) {
      assertPushProblem(
          words("model update acme-small --set family=x --branch a --push"), "no remote 'origin'");
      clone
          .git()
          .remoteAdd()
          .setName("upstream")
          .setUri(new URIish(bare.toUri().toString()))
          .call();
      Shell.Result pushed =
          words("model update acme-small --set family=x --branch b --push --format json");
      assertThat(pushed.code()).as(pushed.out() + pushed.err()).isZero();
      assertThat(pushed.out()).contains("\"pushed_to\": \"upstream\"");
      assertThat(remote.getRepository().resolve("b")).isEqualTo(repository().resolve("b"));

      // Somebody else pushes to b meanwhile.
      clone.branch("theirs").write("x.txt", "x").commit("2026-11-02T10:00:00Z");
      clone
          .git()
          .push()
          .setRemote("upstream")
          .setRefSpecs(new RefSpec("+refs/heads/theirs:refs/heads/b"))
          .call();
      clone.checkout("main");
      ObjectId theirs = remote.getRepository().resolve("b");
      Shell.Result refused =
          words("model update acme-small --set family=y --branch b --push=upstream");
      assertPushProblem(refused, "fetch and rebase");
      assertThat(remote.getRepository().resolve("b")).isEqualTo(theirs);
      assertThat(text("b", SMALL)).contains("\"family\": \"y\"");
      assertThat(refused.err()).contains("git push upstream b");
    }
  }

  @Test
  void an_option_does_not_eat_the_id_behind_it() {
    Shell.Result result = words("model update --branch b --push acme-small --set family=x");
    assertPushProblem(result, "no remote 'origin'");
  }

  @Test
  void nothing_to_change_makes_no_commit_and_a_rehearsal_leaves_no_trace() throws Exception {
    ObjectId head = repository().resolve("HEAD");
    assertThat(words("model update acme-small --set status=active --commit").err())
        .contains("Nothing to change");
    Shell.Result result = words("model update acme-small --set family=x --commit --dry-run");
    assertThat(result.out()).contains("+  \"family\": \"x\",", "--- a/" + SMALL);
    assertThat(words("model update acme-small --set family=x --branch b --dry-run").code())
        .isZero();
    assertThat(repository().resolve("HEAD")).isEqualTo(head);
    assertThat(repository().resolve("b")).isNull();
    assertThat(status().isClean()).isTrue();
  }

  @Test
  void says_that_it_does_not_sign() throws Exception {
    StoredConfig config = repository().getConfig();
    config.setBoolean("commit", null, "gpgSign", true);
    config.save();
    assertThat(words("model update acme-small --set family=x --commit").err())
        .contains("signs nothing");
  }

  @Test
  void changes_at_the_same_time_all_arrive() throws Exception {
    List<CompletableFuture<Shell.Result>> all = new ArrayList<>();
    for (String field : List.of("family", "version", "license", "description")) {
      all.add(
          CompletableFuture.supplyAsync(
              () -> words("model update acme-small --set " + field + "=x --commit")));
    }
    for (CompletableFuture<Shell.Result> each : all) {
      assertThat(each.join().code()).as(each.join().err()).isZero();
    }
    assertThat(text("HEAD", SMALL)).contains("\"family\"", "\"version\"", "\"license\"");
    assertThat(tip("HEAD~4").getShortMessage()).isEqualTo("at " + FIRST);
    assertThat(status().isClean()).isTrue();
  }

  @Test
  void of_changes_to_one_branch_each_wins_or_is_told() throws Exception {
    List<CompletableFuture<Shell.Result>> all = new ArrayList<>();
    List<String> fields = List.of("family", "version", "license", "description");
    for (String field : fields) {
      all.add(
          CompletableFuture.supplyAsync(
              () -> words("model update acme-small --set " + field + "=x --branch b")));
    }
    int won = 0;
    for (int i = 0; i < all.size(); i++) {
      Shell.Result result = all.get(i).join();
      assertThat(result.code()).as(result.err()).isIn(0, 3);
      boolean there = text("b", SMALL).contains("\"" + fields.get(i) + "\": \"x\"");
      assertThat(there).isEqualTo(result.code() == 0);
      won += result.code() == 0 ? 1 : 0;
    }
    assertThat(won).isPositive();
    assertThat(tip("b~" + won)).isEqualTo(tip("HEAD"));
  }

  private static void assertRefused(Shell.Result result, String words) {
    assertThat(result.code()).as(result.out() + result.err()).isEqualTo(3);
    assertThat(result.err()).contains(words).doesNotContain("\tat ", "bug");
    assertThat(result.out()).isEmpty();
  }

  private static void assertPushProblem(Shell.Result result, String words) {
    assertThat(result.code()).as(result.out() + result.err()).isEqualTo(3);
    assertThat(result.err()).contains("The commit is made, but could not be pushed", words);
    assertThat(result.out()).contains("commit ");
  }
}
