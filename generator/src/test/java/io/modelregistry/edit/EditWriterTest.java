package io.modelregistry.edit;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EditWriterTest {
  @TempDir Path folder;

  private static FileEdit write(String path, String text) {
    return FileEdit.write(path, text.getBytes(UTF_8));
  }

  private void apply(FileEdit... edits) {
    new EditWriter(folder).apply(new EditPlan(List.of(edits)));
  }

  @Test
  void creates_changes_and_deletes() throws IOException {
    apply(write("a/one.json", "1"), write("a/two.json", "2"));
    apply(write("a/one.json", "changed"), FileEdit.delete("a/two.json"));
    assertThat(folder.resolve("a/one.json")).hasContent("changed");
    assertThat(folder.resolve("a/two.json")).doesNotExist();
  }

  @Test
  void leaves_no_temporary_file_and_no_empty_folder() throws IOException {
    apply(write("a/b/one.json", "1"), write("c.json", "2"));
    apply(FileEdit.delete("a/b/one.json"));
    try (var paths = Files.walk(folder)) {
      assertThat(paths.filter(path -> !path.equals(folder)))
          .containsExactly(folder.resolve("c.json"));
    }
  }

  @Test
  void refuses_a_path_that_leaves_the_folder() {
    for (String path : List.of("../x", "/etc/x", "a/../../x", "a//x", "", "C:\\x", ".hidden")) {
      assertThatThrownBy(() -> FileEdit.delete(path)).isInstanceOf(IllegalArgumentException.class);
    }
  }

  @Test
  void refuses_to_write_through_a_link(@TempDir Path elsewhere) throws IOException {
    Files.createSymbolicLink(folder.resolve("a"), elsewhere);
    assertThatThrownBy(() -> apply(write("a/one.json", "1")))
        .isInstanceOf(EditException.class)
        .hasMessageContaining("link");
    assertThat(elsewhere).isEmptyDirectory();
  }

  @Test
  void changes_nothing_when_one_file_cannot_be_written() throws IOException {
    apply(write("a.json", "old"));
    Files.createDirectories(folder.resolve("z.json"));
    assertThatThrownBy(() -> apply(write("a.json", "new"), write("z.json", "new")))
        .isInstanceOf(EditException.class);
    assertThat(folder.resolve("a.json")).hasContent("old");
    try (var paths = Files.list(folder)) {
      assertThat(paths).hasSize(2);
    }
  }

  @Test
  void refuses_two_edits_of_one_file() {
    assertThatThrownBy(() -> new EditPlan(List.of(write("a.json", "1"), write("A.json", "2"))))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("a.json");
  }
}
