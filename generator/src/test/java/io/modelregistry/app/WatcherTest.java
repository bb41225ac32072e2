package io.modelregistry.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(30)
class WatcherTest {
  private static final Duration INTERVAL = Duration.ofMillis(20);

  @TempDir Path temp;

  private static CompletableFuture<Void> waiting(Watcher watcher) {
    return CompletableFuture.runAsync(
        () -> {
          try {
            watcher.awaitChange();
          } catch (InterruptedException e) {
            throw new IllegalStateException(e);
          }
        });
  }

  private static void notices(Watcher watcher) throws Exception {
    waiting(watcher).get(20, TimeUnit.SECONDS);
  }

  private Path write(String path, String text) throws IOException {
    Path file = temp.resolve("data").resolve(path);
    Files.createDirectories(file.getParent());
    return Files.writeString(file, text);
  }

  private Watcher watcher() {
    return new Watcher(temp.resolve("data"), INTERVAL);
  }

  @Test
  void is_quiet_while_nothing_changes() throws Exception {
    write("models/x.json", "{}");
    CompletableFuture<Void> waiting = waiting(watcher());

    Thread.sleep(300);
    assertThat(waiting).isNotDone();

    write("models/x.json", "{ }");
    waiting.get(20, TimeUnit.SECONDS);
  }

  @Test
  void notices_new_changed_renamed_and_deleted_files() throws Exception {
    write("models/x.json", "{}");
    Watcher watcher = watcher();

    write("models/deep/er/y.json", "{}");
    notices(watcher);
    write("models/x.json", "{  }");
    notices(watcher);
    Files.move(temp.resolve("data/models/x.json"), temp.resolve("data/models/z.json"));
    notices(watcher);
    Files.delete(temp.resolve("data/models/z.json"));
    notices(watcher);
  }

  @Test
  void notices_what_changed_before_it_was_asked() throws Exception {
    Watcher watcher = watcher();
    write("registry.json", "{}");
    notices(watcher);
  }

  @Test
  void survives_that_the_folder_goes_and_comes_back() throws Exception {
    Path file = write("registry.json", "{}");
    Watcher watcher = watcher();

    Files.delete(file);
    Files.delete(temp.resolve("data"));
    notices(watcher);
    write("registry.json", "{}");
    notices(watcher);
  }

  @Test
  void waits_until_things_are_quiet() throws Exception {
    Watcher watcher = new Watcher(temp.resolve("data"), Duration.ofSeconds(1));
    CompletableFuture<Void> waiting = waiting(watcher);
    for (int i = 0; i < 10; i++) {
      write("models/" + i + ".json", "{}");
      Thread.sleep(50);
    }
    assertThat(waiting).isNotDone();
    waiting.get(20, TimeUnit.SECONDS);
  }
}
