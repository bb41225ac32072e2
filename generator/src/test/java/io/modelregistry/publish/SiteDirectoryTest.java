package io.modelregistry.publish;

import static io.modelregistry.publish.Sites.site;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.modelregistry.publish.file.FileTarget;
import io.modelregistry.render.Sha256;
import io.modelregistry.render.Site;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileStore;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SiteDirectoryTest {
  private static final FileTime LONG_AGO = FileTime.from(Instant.parse("2020-01-01T00:00:00Z"));

  @TempDir Path temp;
  private Path out;
  private Path home;

  @BeforeEach
  void lay_out() throws IOException {
    out = temp.resolve("target/site");
    home = Files.createDirectory(temp.resolve("home"));
  }

  private SiteDirectory directory() {
    return new SiteDirectory(out, home, null);
  }

  private static List<String> tree(Path folder) throws IOException {
    try (Stream<Path> paths = Files.walk(folder)) {
      return paths
          .filter(Files::isRegularFile)
          .map(path -> folder.relativize(path).toString())
          .sorted()
          .toList();
    }
  }

  private void nothing_lies_beside_it() throws IOException {
    try (Stream<Path> beside = Files.list(out.getParent())) {
      assertThat(beside).containsExactly(out);
    }
  }

  @Test
  void writes_a_site_into_a_folder_that_does_not_exist() throws IOException {
    WriteReport report = directory().write(site("index.html", "home", "models/x/index.html", "x"));

    assertThat(report).isEqualTo(new WriteReport(2, 0, 0, 0, 5));
    assertThat(tree(out)).containsExactly(".site.json", "index.html", "models/x/index.html");
    assertThat(out.resolve("models/x/index.html")).hasContent("x");
    nothing_lies_beside_it();
  }

  @Test
  void writes_a_site_into_an_empty_folder() throws IOException {
    Files.createDirectories(out);
    Files.setPosixFilePermissions(out, PosixFilePermissions.fromString("rwx------"));

    directory().write(site("index.html", "home"));

    assertThat(tree(out)).containsExactly(".site.json", "index.html");
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(out)))
        .isEqualTo("rwx------");
  }

  @Test
  void touches_nothing_when_nothing_changed() throws IOException {
    directory().write(site("index.html", "home"));
    Object before = Files.getAttribute(out, "unix:ino");
    Files.setLastModifiedTime(out.resolve("index.html"), LONG_AGO);

    WriteReport report = directory().write(site("index.html", "home"));

    assertThat(report.isUnchanged()).isTrue();
    assertThat(report).isEqualTo(new WriteReport(0, 0, 1, 0, 0));
    assertThat(Files.getAttribute(out, "unix:ino")).isEqualTo(before);
    assertThat(Files.getLastModifiedTime(out.resolve("index.html"))).isEqualTo(LONG_AGO);
  }

  @Test
  void writes_only_what_changed_and_removes_what_is_gone() throws IOException {
    directory().write(site("a.html", "a", "b.html", "b", "old/c.html", "c"));
    Files.setLastModifiedTime(out.resolve("a.html"), LONG_AGO);

    WriteReport report = directory().write(site("a.html", "a", "b.html", "B", "new.html", "new"));

    assertThat(report).isEqualTo(new WriteReport(1, 1, 1, 1, 4));
    assertThat(tree(out)).containsExactly(".site.json", "a.html", "b.html", "new.html");
    assertThat(out.resolve("old")).doesNotExist();
    assertThat(Files.getLastModifiedTime(out.resolve("a.html"))).isEqualTo(LONG_AGO);
    assertThat(out.resolve("b.html")).hasContent("B");
    nothing_lies_beside_it();
  }

  @Test
  void a_file_may_become_a_folder_and_the_other_way_round() throws IOException {
    directory().write(site("a", "file", "b/c", "file"));

    directory().write(site("a/c", "file", "b", "file"));

    assertThat(tree(out)).containsExactly(".site.json", "a/c", "b");
  }

  @Test
  void mends_a_file_that_somebody_edited() throws IOException {
    directory().write(site("a.html", "aa"));
    Files.writeString(out.resolve("a.html"), "zz");

    assertThat(directory().write(site("a.html", "aa")).changed()).isEqualTo(1);
    assertThat(out.resolve("a.html")).hasContent("aa");
  }

  @Test
  void writes_the_same_marker_wherever_the_folder_lies() throws IOException {
    directory().write(site("a.html", "a"));
    Path other = temp.resolve("other");
    new SiteDirectory(other, home, null).write(site("a.html", "a"));

    assertThat(other.resolve(".site.json")).hasSameBinaryContentAs(out.resolve(".site.json"));
  }

  @Test
  void refuses_a_folder_that_no_build_made() throws IOException {
    Files.createDirectories(out);
    Files.writeString(out.resolve("thesis.txt"), "years of work");

    assertThatThrownBy(() -> directory().write(site("a.html", "a")))
        .isInstanceOf(PublishException.class)
        .hasMessageContaining("no build made it");
    assertThat(tree(out)).containsExactly("thesis.txt");
  }

  @Test
  void refuses_to_lose_a_file_that_somebody_put_into_the_site() throws IOException {
    directory().write(site("a.html", "a"));
    Files.writeString(out.resolve("thesis.txt"), "years of work");

    assertThatThrownBy(() -> directory().write(site("a.html", "b")))
        .hasMessageContaining("thesis.txt")
        .hasMessageContaining("move that away");
    assertThat(out.resolve("a.html")).hasContent("a");
  }

  @Test
  void the_litter_of_a_desktop_does_not_matter() throws IOException {
    directory().write(site("a.html", "a"));
    Files.writeString(out.resolve(".DS_Store"), "litter");

    directory().write(site("a.html", "b"));

    assertThat(tree(out)).containsExactly(".site.json", "a.html");
  }

  @Test
  void refuses_the_root_the_home_folder_and_what_holds_the_data() throws IOException {
    Path data = Files.createDirectories(temp.resolve("project/registry-data"));
    Site site = site("a.html", "a");
    for (Path bad :
        List.of(
            temp.getRoot(),
            home,
            temp,
            data,
            data.getParent(),
            data.resolve("site"),
            data.resolve("../../project"))) {
      assertThatThrownBy(() -> new SiteDirectory(bad, home, data).write(site))
          .as("%s", bad)
          .isInstanceOf(PublishException.class)
          .hasMessageContaining("refused to write the site to");
    }
    assertThat(data).isEmptyDirectory();
  }

  @Test
  void refuses_a_symbolic_link_and_sees_through_one_on_the_way() throws IOException {
    Files.createDirectories(out.getParent());
    Files.createSymbolicLink(out, Files.createDirectory(temp.resolve("elsewhere")));
    assertThatThrownBy(() -> directory().write(site("a.html", "a")))
        .hasMessageContaining("symbolic link");

    Path link = Files.createSymbolicLink(temp.resolve("link"), temp);
    SiteDirectory throughLink = new SiteDirectory(link.resolve("home"), home, null);
    assertThatThrownBy(() -> throughLink.write(site("a.html", "a")))
        .hasMessageContaining("home folder");
  }

  @Test
  void refuses_a_file_in_the_folders_place() throws IOException {
    Files.createDirectories(out.getParent());
    Files.writeString(out, "a file");

    assertThatThrownBy(() -> directory().write(site("a.html", "a"))).hasMessageContaining("file");
    assertThat(out).hasContent("a file");
  }

  @Test
  void refuses_dotfiles_and_an_empty_site() {
    assertThatThrownBy(() -> directory().write(site(".git/config", "x")))
        .hasMessageContaining(".git/config");
    assertThatThrownBy(() -> directory().write(site("a/.site.json", "x")))
        .isInstanceOf(PublishException.class);
    assertThatThrownBy(() -> directory().write(site())).hasMessageContaining("empty site");
    assertThat(out).doesNotExist();
  }

  @Test
  void says_so_when_the_parent_is_a_file() throws IOException {
    Files.writeString(temp.resolve("target"), "a file");

    assertThatThrownBy(() -> directory().write(site("a.html", "a")))
        .isInstanceOf(PublishException.class)
        .hasMessageContaining("cannot write the site");
  }

  @Test
  void says_so_when_the_folder_cannot_be_written() throws IOException {
    Path parent = Files.createDirectories(out.getParent());
    Files.setPosixFilePermissions(parent, PosixFilePermissions.fromString("r-xr-xr-x"));
    try {
      assumeTrue(!Files.isWritable(parent), "root may write everywhere");
      assertThatThrownBy(() -> directory().write(site("a.html", "a")))
          .hasMessageContaining("no permission for");
    } finally {
      Files.setPosixFilePermissions(parent, PosixFilePermissions.fromString("rwxr-xr-x"));
    }
  }

  @Test
  void keeps_the_old_site_when_the_disk_is_full() throws Exception {
    Path disk = Files.createDirectory(temp.resolve("disk"));
    assumeTrue(
        run("mount", "-t", "tmpfs", "-o", "size=256k", "tmpfs", disk.toString()),
        "only root may mount");
    try {
      FileStore store = Files.getFileStore(disk);
      assertThat(store.getTotalSpace()).isLessThan(1_000_000);
      SiteDirectory small = new SiteDirectory(disk.resolve("site"), home, null);
      small.write(site("a.html", "old"));

      String large = "x".repeat(400_000);
      assertThatThrownBy(() -> small.write(site("a.html", "new", "b.html", large)))
          .isInstanceOf(PublishException.class)
          .hasMessageContaining("No space left on device")
          .hasMessageContaining("as before");
      assertThat(tree(disk)).containsExactly("site/.site.json", "site/a.html");
      assertThat(disk.resolve("site/a.html")).hasContent("old");

      small.write(site("a.html", "new"));
      assertThat(disk.resolve("site/a.html")).hasContent("new");
    } finally {
      run("umount", disk.toString());
    }
  }

  private static boolean run(String... command) throws Exception {
    try {
      Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
      process.getInputStream().readAllBytes();
      return process.waitFor(10, TimeUnit.SECONDS) && process.exitValue() == 0;
    } catch (IOException e) {
      return false;
    }
  }

  @Test
  void brings_the_old_site_back_after_a_crash_between_the_two_renames() throws IOException {
    directory().write(site("a.html", "a"));
    Path work = Files.createDirectories(out.resolveSibling(".site.registry-build"));
    Files.createDirectory(work.resolve("new"));
    Files.writeString(work.resolve("new/half.html"), "half");
    Files.writeString(work.resolve("lock"), "");
    Files.move(out, work.resolve("old"));

    WriteReport report = directory().write(site("a.html", "a"));

    assertThat(report.isUnchanged()).isTrue();
    assertThat(tree(out)).containsExactly(".site.json", "a.html");
    nothing_lies_beside_it();
  }

  @Test
  void clears_away_what_a_crash_after_the_swap_left() throws IOException {
    directory().write(site("a.html", "a"));
    Path old = Files.createDirectories(out.resolveSibling(".site.registry-build/old"));
    Files.writeString(old.resolve("a.html"), "older");

    directory().write(site("a.html", "a"));

    assertThat(out.resolve("a.html")).hasContent("a");
    nothing_lies_beside_it();
  }

  @Test
  void says_so_when_another_build_is_at_work() throws IOException {
    directory().write(site("a.html", "a"));
    Path work = Files.createDirectories(out.resolveSibling(".site.registry-build"));
    try (FileChannel other =
        FileChannel.open(
            work.resolve("lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE)) {
      assertThat(other.lock(Long.MAX_VALUE - 1, 1, false).isValid()).isTrue();
      assertThatThrownBy(() -> directory().write(site("a.html", "b")))
          .isInstanceOf(PublishException.class)
          .hasMessageContaining("another build is writing");
    }
    assertThat(out.resolve("a.html")).hasContent("a");

    directory().write(site("a.html", "b"));
    assertThat(out.resolve("a.html")).hasContent("b");
    nothing_lies_beside_it();
  }

  @Test
  void is_read_back_for_publishing_without_its_dotfiles() throws IOException {
    directory().write(site("b/c.json", "{}", "a.html", "a"));

    SiteFiles files = directory().read();

    assertThat(files.files()).extracting(SiteFile::path).containsExactly("a.html", "b/c.json");
    SiteFile first = files.files().get(0);
    assertThat(first.size()).isEqualTo(1);
    assertThat(first.sha256()).isEqualTo(Sha256.of("a".getBytes(StandardCharsets.UTF_8)));
    assertThat(first.content().open().readAllBytes()).asString().isEqualTo("a");
  }

  @Test
  void a_file_that_changes_after_it_was_read_is_not_published() throws IOException {
    directory().write(site("a.html", "aaaa"));
    SiteFile file = directory().read().files().get(0);
    for (String other : List.of("bbbb", "", "aaa", "aaaaa")) {
      Files.writeString(out.resolve("a.html"), other);
      assertThatThrownBy(() -> Encoding.GZIP.body(file))
          .as("%s", other)
          .isInstanceOf(ChangedException.class)
          .hasMessageContaining("a.html changed");
      Path www = temp.resolve("www");
      assertThatThrownBy(
              () ->
                  Publishing.publish(
                      new FileTarget(www, Clock.systemUTC()), new SiteFiles(List.of(file))))
          .as("%s", other)
          .isInstanceOf(PublishException.class)
          .hasMessageContaining("a.html changed");
      assertThat(www.resolve("a.html")).doesNotExist();
    }
  }

  @Test
  void is_not_read_when_it_is_no_built_site() throws IOException {
    assertThatThrownBy(() -> directory().read()).hasMessageContaining("not a folder");
    Files.createDirectories(out);
    Files.writeString(out.resolve("thesis.txt"), "years of work");
    assertThatThrownBy(() -> directory().read()).hasMessageContaining("no built site");
  }

  @Test
  void is_not_read_when_a_link_lies_in_it() throws IOException {
    directory().write(site("a.html", "a"));
    Files.createSymbolicLink(out.resolve("secret.html"), Files.createFile(temp.resolve("secret")));

    assertThatThrownBy(() -> directory().read()).hasMessageContaining("secret.html");
  }
}
