package io.modelregistry.edit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EditLockTest {
  @TempDir private Path folder;

  @BeforeEach
  void writeMarker() throws IOException {
    Files.writeString(folder.resolve("registry.json"), "{}");
  }

  @Test
  void lets_one_in_at_a_time_and_tells_the_other() {
    EditLock first = EditLock.take(folder, Duration.ZERO);
    assertThatThrownBy(() -> EditLock.take(folder, Duration.ZERO))
        .isInstanceOf(EditException.class)
        .hasMessageContaining("another edit");
    first.close();
    EditLock.take(folder, Duration.ZERO).close();
  }

  @Test
  void waits_for_its_turn() throws Exception {
    EditLock first = EditLock.take(folder, Duration.ZERO);
    CountDownLatch waiting = new CountDownLatch(1);
    CompletableFuture<Void> second =
        CompletableFuture.runAsync(
            () -> {
              waiting.countDown();
              EditLock.take(folder, Duration.ofMinutes(1)).close();
            });
    waiting.await();
    assertThat(second).isNotDone();
    first.close();
    second.get(1, TimeUnit.MINUTES);
  }

  @Test
  void leaves_the_marker_readable_and_as_it_was() throws IOException {
    EditLock lock = EditLock.take(folder, Duration.ZERO);
    assertThat(folder.resolve("registry.json")).hasContent("{}");
    lock.close();
    assertThat(folder.resolve("registry.json")).hasContent("{}");
  }
}
