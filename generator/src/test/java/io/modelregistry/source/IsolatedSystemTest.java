package io.modelregistry.source;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.eclipse.jgit.api.errors.GitAPIException;
import org.eclipse.jgit.lib.UserConfig;
import org.eclipse.jgit.util.FS;
import org.eclipse.jgit.util.SystemReader;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class IsolatedSystemTest {
  @TempDir Path temp;

  @Test
  void file_system_times_are_not_measured() throws GitAPIException {
    try (GitFolder clone = GitFolder.init(temp)) {
      FS.FileStoreAttributes attributes = FS.getFileStoreAttributes(clone.root());

      assertThat(attributes.getFsTimestampResolution())
          .isEqualTo(FS.FileStoreAttributes.FALLBACK_TIMESTAMP_RESOLUTION);
    }
  }

  @Test
  void configuration_of_person_and_system_is_empty() throws Exception {
    IsolatedSystem.install();

    assertThat(SystemReader.getInstance().getUserConfig().getSections()).isEmpty();
    assertThat(SystemReader.getInstance().getSystemConfig().getSections()).isEmpty();
    assertThat(SystemReader.getInstance().getJGitConfig().getSections()).isEmpty();
    assertThat(SystemReader.getInstance().getUserConfig().get(UserConfig.KEY)).isNotNull();
  }
}
