package io.modelregistry.source;

import java.util.concurrent.TimeUnit;
import org.eclipse.jgit.lib.Config;
import org.eclipse.jgit.storage.file.FileBasedConfig;
import org.eclipse.jgit.util.FS;
import org.eclipse.jgit.util.SystemReader;
import org.jspecify.annotations.Nullable;

/**
 * Keeps JGit away from the person's and the system's configuration: a snapshot depends on the
 * repository alone, and a missing or read-only home does not matter. It also answers for the file
 * system's time resolution, which JGit would otherwise spend seconds to measure.
 */
final class IsolatedSystem extends SystemReader.Delegate {
  private static final SystemReader INSTANCE = new IsolatedSystem();

  private IsolatedSystem() {
    super(SystemReader.getInstance());
  }

  /** Makes all of JGit in this process use it; more than once does no harm. */
  static void install() {
    if (SystemReader.getInstance() != INSTANCE) {
      SystemReader.setInstance(INSTANCE);
    }
  }

  /** Pushing over ssh goes through the person's own program, with its keys, agent and hosts. */
  @Override
  public @Nullable String getenv(String variable) {
    String value = super.getenv(variable);
    return value == null && variable.equals("GIT_SSH") ? "ssh" : value;
  }

  @Override
  public FileBasedConfig openUserConfig(Config parent, FS fs) {
    return new NoConfig(parent, fs);
  }

  @Override
  public FileBasedConfig openSystemConfig(Config parent, FS fs) {
    return new NoConfig(parent, fs);
  }

  @Override
  public FileBasedConfig openJGitConfig(Config parent, FS fs) {
    return new NoConfig(parent, fs);
  }

  /** A configuration without a file. */
  private static final class NoConfig extends FileBasedConfig {
    NoConfig(Config parent, FS fs) {
      super(parent, null, fs);
    }

    @Override
    public void load() {
      // There is nothing to load.
    }

    @Override
    public void save() {
      // Nor to save.
    }

    @Override
    public boolean isOutdated() {
      return false;
    }

    @Override
    public long getTimeUnit(
        String section, String subsection, String name, long defaultValue, TimeUnit wantUnit) {
      // JGit keeps what it measured of file systems in the user's configuration. Its own coarse
      // fall-back is right for a process that reads each file once.
      return section.equals("filesystem")
          ? wantUnit.convert(FS.FileStoreAttributes.FALLBACK_TIMESTAMP_RESOLUTION)
          : super.getTimeUnit(section, subsection, name, defaultValue, wantUnit);
    }
  }
}
