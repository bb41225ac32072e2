package io.modelregistry.source;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DataFolderTest {
  @TempDir Path temp;

  @Test
  void is_found_from_beside_it_from_within_it_and_from_far_below() throws IOException {
    Path data = dataFolder(temp);
    Path within = Files.createDirectories(data.resolve("models/openai"));
    Path below = Files.createDirectories(temp.resolve("generator/src/main"));

    assertThat(DataFolder.locate(temp)).isEqualTo(data);
    assertThat(DataFolder.locate(data)).isEqualTo(data);
    assertThat(DataFolder.locate(within)).isEqualTo(data);
    assertThat(DataFolder.locate(below)).isEqualTo(data);
  }

  @Test
  void nearest_wins() throws IOException {
    dataFolder(temp);
    Path inner = Files.createDirectories(temp.resolve("fork"));
    Path nearest = dataFolder(inner);

    assertThat(DataFolder.locate(inner)).isEqualTo(nearest);
  }

  @Test
  void passes_over_a_folder_without_registry_json() throws IOException {
    Path data = dataFolder(temp);
    Path inner = Files.createDirectories(temp.resolve("inner/registry-data"));

    assertThat(DataFolder.locate(inner)).isEqualTo(data);
  }

  @Test
  void says_what_is_missing_and_what_to_do() throws IOException {
    assertThatThrownBy(() -> DataFolder.locate(temp))
        .isInstanceOf(SourceException.class)
        .hasMessageContaining("--data");

    Files.createDirectory(temp.resolve("registry-data"));
    assertThatThrownBy(() -> DataFolder.locate(temp)).hasMessageContaining("no registry.json");
  }

  @Test
  void does_not_count_when_it_is_a_link() throws IOException {
    Path elsewhere = dataFolder(Files.createDirectory(temp.resolve("elsewhere")));
    Path clone = Files.createDirectory(temp.resolve("clone"));
    Files.createSymbolicLink(clone.resolve("registry-data"), elsewhere);

    assertThatThrownBy(() -> DataFolder.locate(clone)).isInstanceOf(SourceException.class);
    assertThat(DataFolder.named(clone.resolve("registry-data"))).isDirectory();
  }

  @Test
  void named_folder_must_hold_registry_json() throws IOException {
    Path data = dataFolder(temp);

    assertThat(DataFolder.named(data)).isEqualTo(data);
    assertThatThrownBy(() -> DataFolder.named(temp))
        .hasMessageContaining("did you mean --data")
        .hasMessageContaining("registry-data?");
    assertThatThrownBy(() -> DataFolder.named(temp.resolve("nowhere")))
        .hasMessageContaining("does not exist");
    assertThatThrownBy(() -> DataFolder.named(data.resolve("registry.json")))
        .hasMessageContaining("is not a folder");
  }

  @Test
  void empty_folder_is_one_with_nothing_of_a_registry() throws IOException {
    Path empty = Files.createDirectory(temp.resolve("empty"));
    Files.writeString(empty.resolve("README.md"), "mine");
    Files.createDirectory(empty.resolve(".git"));

    assertThat(DataFolder.isEmpty(empty)).isTrue();
    assertThat(DataFolder.namedOrEmpty(empty)).isEqualTo(empty);
    assertThatThrownBy(() -> DataFolder.named(empty)).hasMessageContaining("no registry.json");

    Files.createDirectory(empty.resolve("models"));
    assertThat(DataFolder.isEmpty(empty)).isFalse();
    assertThatThrownBy(() -> DataFolder.namedOrEmpty(empty)).isInstanceOf(SourceException.class);
  }

  private static Path dataFolder(Path parent) throws IOException {
    Path data = Files.createDirectory(parent.resolve("registry-data"));
    Files.writeString(data.resolve("registry.json"), "{}");
    return data;
  }
}
