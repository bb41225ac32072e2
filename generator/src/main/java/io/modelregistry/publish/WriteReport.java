package io.modelregistry.publish;

/**
 * What writing a site to a folder did.
 *
 * @param added files that were not there
 * @param changed files whose bytes were other ones
 * @param unchanged files left as they were, their modification time included
 * @param removed files that the site no longer has
 * @param bytes written, of added and changed files
 */
public record WriteReport(int added, int changed, int unchanged, int removed, long bytes) {
  /** Whether the folder was already exactly the site. */
  public boolean isUnchanged() {
    return added + changed + removed == 0;
  }
}
