package io.modelregistry.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine;

class RegistryCommandTest {
  @TempDir private Path folder;

  @Test
  void without_a_command_it_says_what_is_missing() {
    Shell.Result result = new Shell(folder).run();
    assertThat(result.code()).isEqualTo(2);
    assertThat(result.err()).contains("command is missing").contains("registry --help");
  }

  @Test
  void lists_its_commands_and_exit_codes() {
    Shell.Result result = new Shell(folder).run("--help");
    assertThat(result.code()).isZero();
    assertThat(result.out())
        .contains("validate", "build", "serve", "publish", "import", "Exit codes:");
  }

  @Test
  void suggests_the_command_that_was_meant() {
    Shell.Result result = new Shell(folder).run("valdate");
    assertThat(result.code()).isEqualTo(2);
    assertThat(result.err()).contains("validate");
  }

  @Test
  void suggests_it_even_when_an_argument_is_the_name_of_another() {
    Shell.Result result = new Shell(folder).run("valdate", "--format", "diff");
    assertThat(result.code()).isEqualTo(2);
    assertThat(result.err()).contains("Did you mean", "validate");
  }

  @Test
  void knows_every_command_by_the_name_that_it_has_itself() {
    for (String name : Subcommands.NAMES) {
      CommandLine line = new CommandLine(CommandLine.Model.CommandSpec.create());
      Subcommands.addTo(
          line,
          new RegistryCommand(new Shell(folder).environment(System.out, System.err)),
          Set.of(name));
      assertThat(line.getSubcommands()).containsOnlyKeys(name);
      assertThat(line.getSubcommands().values())
          .extracting(CommandLine::getCommandName)
          .containsExactly(name);
      assertThat(new Shell(folder).run(name, "--help").out()).contains("registry " + name);
    }
  }

  @Test
  void without_a_data_folder_it_says_what_it_looked_for() {
    Shell.Result result = new Shell(folder).run("validate");
    assertThat(result.code()).isEqualTo(3);
    assertThat(result.err()).contains("registry-data", "--data").doesNotContain("Exception");
  }

  @Test
  void takes_global_options_before_and_after_the_command() {
    DataFolderFixture data = DataFolderFixture.in(folder.resolve("elsewhere"));
    Shell shell = new Shell(folder);
    assertThat(shell.run("--data", data.root().toString(), "validate").code()).isZero();
    assertThat(shell.run("validate", "--data", data.root().toString()).code()).isZero();
  }

  @Test
  void shows_a_stack_trace_only_when_asked() {
    Shell shell = new Shell(folder);
    assertThat(shell.run("validate").err()).doesNotContain("\tat ");
    assertThat(shell.run("validate", "--stacktrace").err()).contains("\tat ");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "validate --nope",
        "build --at soon",
        "build --base-url ftp://x",
        "serve --port 99999"
      })
  void refuses_wrong_arguments_with_a_hint(String line) {
    DataFolderFixture.in(folder);
    Shell.Result result = new Shell(folder).run(line.split(" "));
    assertThat(result.code()).isEqualTo(2);
    assertThat(result.err()).startsWith("registry: ").contains("--help").doesNotContain("\tat ");
  }

  @Test
  void refuses_to_read_the_past_where_it_would_edit() {
    DataFolderFixture.in(folder);
    Shell.Result result = new Shell(folder).run("validate", "--fix", "--rev", "HEAD");
    assertThat(result.code()).isEqualTo(2);
    assertThat(result.err()).contains("--rev");
  }
}
