package io.modelregistry.publish.file;

import static io.modelregistry.publish.Sites.site;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.modelregistry.publish.PublishException;
import io.modelregistry.publish.PublishReport;
import io.modelregistry.publish.Publishing;
import io.modelregistry.publish.SiteFiles;
import io.modelregistry.render.Site;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FileTargetTest {
  @TempDir Path temp;
  private Path www;

  @BeforeEach
  void lay_out() {
    www = temp.resolve("www");
  }

  private PublishReport publish(Site site) {
    return Publishing.publish(new FileTarget(www, Clock.systemUTC()), SiteFiles.of(site));
  }

  private List<String> tree() throws IOException {
    try (Stream<Path> paths = Files.walk(www)) {
      return paths
          .filter(Files::isRegularFile)
          .map(path -> www.relativize(path).toString())
          .sorted()
          .toList();
    }
  }

  @Test
  void publishes_a_site_without_extensionless_copies() throws IOException {
    publish(site("index.html", "home", "api/registry/models.json", "[]"));

    assertThat(tree())
        .containsExactly(".registry/manifest.json", "api/registry/models.json", "index.html");
  }

  @Test
  void changes_deletes_and_leaves_files_of_others() throws IOException {
    publish(site("a.html", "a", "old/deep/b.html", "b", "shared/c.html", "c"));
    Files.writeString(www.resolve("shared/photo.jpg"), "not ours");

    PublishReport report = publish(site("a.html", "A"));

    assertThat(report.uploaded()).isEqualTo(1);
    assertThat(report.deleted()).isEqualTo(2);
    assertThat(tree()).containsExactly(".registry/manifest.json", "a.html", "shared/photo.jpg");
    assertThat(www.resolve("old")).doesNotExist();
    assertThat(www.resolve("a.html")).hasContent("A");
  }

  @Test
  void has_nothing_to_do_the_second_time() {
    publish(site("a.html", "a"));

    assertThat(publish(site("a.html", "a")).unchanged()).isEqualTo(1);
  }

  @Test
  void can_be_read_by_a_web_server_of_another_user() throws IOException {
    publish(site("a.html", "a"));

    assertThat(Files.getPosixFilePermissions(www.resolve("a.html")))
        .isEqualTo(Files.getPosixFilePermissions(Files.writeString(temp.resolve("plain"), "")));
  }

  @Test
  void never_writes_or_deletes_through_a_link() throws IOException {
    publish(site("a.html", "a", "models/b.html", "b"));
    Path elsewhere = Files.createDirectory(temp.resolve("elsewhere"));
    Files.writeString(elsewhere.resolve("b.html"), "not ours");
    Files.delete(www.resolve("models/b.html"));
    Files.delete(www.resolve("models"));
    Files.createSymbolicLink(www.resolve("models"), elsewhere);

    assertThatThrownBy(() -> publish(site("a.html", "a", "models/b.html", "B")))
        .isInstanceOf(PublishException.class)
        .hasMessageContaining("symbolic link");
    assertThat(publish(site("a.html", "a")).notDeleted()).containsOnlyKeys("models/b.html");
    assertThat(elsewhere.resolve("b.html")).hasContent("not ours");
  }

  @Test
  void says_so_when_a_folder_or_a_file_is_in_the_way() throws IOException {
    Files.createDirectories(www.resolve("a.html"));
    assertThatThrownBy(() -> publish(site("a.html", "a")))
        .isInstanceOf(PublishException.class)
        .hasMessageContaining("a folder has that name");

    Files.writeString(www.resolve("b"), "file");
    assertThatThrownBy(() -> publish(site("b/c.html", "a")))
        .isInstanceOf(PublishException.class)
        .hasMessageContaining("cannot write b/c.html");
  }

  @Test
  void refuses_the_root_of_the_file_system() {
    assertThatThrownBy(() -> new FileTarget(Path.of("/"), Clock.systemUTC()))
        .isInstanceOf(PublishException.class);
  }
}
