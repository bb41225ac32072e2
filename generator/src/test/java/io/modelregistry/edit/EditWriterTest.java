package io.modelregistry.edit;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.modelregistry.source.Snapshot;
import io.modelregistry.source.WorkingTree;
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

  /** What ends a process in the middle of something: nothing that comes after it is run. */
  private static final class Killed extends Error {
    private static final long serialVersionUID = 1L;
  }

  @Test
  void killed_at_any_point_leaves_each_file_old_or_new(@TempDir Path elsewhere) throws IOException {
    EditPlan plan =
        new EditPlan(
            List.of(
                write("a/changed.json", "new"),
                write("b/added.json", "new"),
                FileEdit.delete("c/gone.json"),
                FileEdit.delete("d/moved.json"),
                write("e/moved.json", "moved")));
    int steps = 0;
    boolean completed = false;
    for (; !completed; steps++) {
      Path data = elsewhere.resolve(String.valueOf(steps));
      EditWriter writer = new EditWriter(data);
      writer.apply(
          new EditPlan(
              List.of(
                  write("a/changed.json", "old"),
                  write("c/gone.json", "old"),
                  write("d/moved.json", "moved"))));
      completed = !isKilledAt(steps, data, plan);

      assertThat(Files.readString(data.resolve("a/changed.json"))).isIn("old", "new");
      assertThat(text(data, "b/added.json")).isIn("", "new");
      assertThat(text(data, "c/gone.json")).isIn("", "old");
      // A file on its way is never nowhere.
      assertThat(text(data, "d/moved.json") + text(data, "e/moved.json")).contains("moved");

      writer.apply(plan);
      assertThat(data.resolve("a/changed.json")).hasContent("new");
      assertThat(data.resolve("c")).doesNotExist();
      try (var paths = Files.walk(data)) {
        assertThat(paths.filter(Files::isRegularFile)).hasSize(3);
      }
    }
    assertThat(steps).isGreaterThan(10);
  }

  private static boolean isKilledAt(int step, Path data, EditPlan plan) {
    int[] left = {step};
    try {
      new EditWriter(
              data,
              () -> {
                if (left[0]-- == 0) {
                  throw new Killed();
                }
              })
          .apply(plan);
      return false;
    } catch (Killed e) {
      return true;
    }
  }

  private static String text(Path data, String path) throws IOException {
    return Files.exists(data.resolve(path)) ? Files.readString(data.resolve(path)) : "";
  }

  private Snapshot snapshot() {
    return new WorkingTree(folder).read();
  }

  @Test
  void does_not_overwrite_what_somebody_else_changed_meanwhile() throws IOException {
    apply(write("a.json", "old"), write("b.json", "old"));
    Snapshot before = snapshot();
    Files.writeString(folder.resolve("b.json"), "theirs");
    EditPlan plan = new EditPlan(List.of(write("a.json", "new"), write("b.json", "new")));
    assertThatThrownBy(() -> new EditWriter(folder).apply(plan, before, () -> {}))
        .isInstanceOf(EditException.class)
        .hasMessageContaining("b.json was changed");
    assertThat(folder.resolve("a.json")).hasContent("old");
    assertThat(folder.resolve("b.json")).hasContent("theirs");
  }

  @Test
  void does_not_overwrite_a_file_that_appeared_nor_bring_one_back_that_went() throws IOException {
    apply(write("a.json", "old"));
    Snapshot before = snapshot();
    Files.writeString(folder.resolve("b.json"), "theirs");
    assertThatThrownBy(
            () ->
                new EditWriter(folder)
                    .apply(new EditPlan(List.of(write("b.json", "new"))), before, () -> {}))
        .hasMessageContaining("b.json was changed");
    Files.delete(folder.resolve("a.json"));
    assertThatThrownBy(
            () ->
                new EditWriter(folder)
                    .apply(new EditPlan(List.of(write("a.json", "new"))), before, () -> {}))
        .hasMessageContaining("a.json was changed");
    assertThat(folder.resolve("b.json")).hasContent("theirs");
    assertThat(folder.resolve("a.json")).doesNotExist();
  }

  @Test
  void leaves_the_folder_as_it_was_when_what_comes_in_between_fails() throws IOException {
    apply(write("a.json", "old"));
    Snapshot before = snapshot();
    EditPlan plan = new EditPlan(List.of(write("a.json", "new"), write("b/c/d.json", "new")));
    assertThatThrownBy(
            () ->
                new EditWriter(folder)
                    .apply(
                        plan,
                        before,
                        () -> {
                          throw new IllegalStateException("lost the race");
                        }))
        .hasMessage("lost the race");
    try (var paths = Files.walk(folder)) {
      assertThat(paths.filter(path -> !path.equals(folder)))
          .containsExactly(folder.resolve("a.json"));
    }
    assertThat(folder.resolve("a.json")).hasContent("old");
  }
}
