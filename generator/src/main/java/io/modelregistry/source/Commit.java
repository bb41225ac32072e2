package io.modelregistry.source;

/**
 * A commit that was made.
 *
 * @param id its hash
 * @param branch the branch it is on, without {@code refs/heads/}
 * @param message as it was written
 */
public record Commit(String id, String branch, String message) {
  /** The first line of the message. */
  public String subject() {
    return message.lines().findFirst().orElse("");
  }
}
