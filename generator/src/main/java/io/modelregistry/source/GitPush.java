package io.modelregistry.source;

import java.io.IOException;
import java.net.URISyntaxException;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.eclipse.jgit.errors.NotSupportedException;
import org.eclipse.jgit.errors.TransportException;
import org.eclipse.jgit.lib.Config;
import org.eclipse.jgit.lib.Constants;
import org.eclipse.jgit.lib.NullProgressMonitor;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.transport.PushResult;
import org.eclipse.jgit.transport.RemoteConfig;
import org.eclipse.jgit.transport.RemoteRefUpdate;
import org.eclipse.jgit.transport.Transport;
import org.eclipse.jgit.transport.URIish;
import org.jspecify.annotations.Nullable;

/**
 * Sends a branch to a remote; never by force, but for a branch that is made anew each time, and
 * that only over what was there when it was last seen.
 */
final class GitPush {
  private static final int TIMEOUT_SECONDS = 60;
  private static final String ORIGIN = "origin";

  private final GitRepository repository;
  private final Config config;

  GitPush(GitRepository repository, Config config) {
    this.repository = repository;
    this.config = config;
  }

  /**
   * Pushes {@code branch} to the branch of that name.
   *
   * @return the remote's name
   */
  String push(String branch, Optional<String> remote) {
    return push(branch, remote, false);
  }

  /** Pushes a branch that was made anew over what was there. */
  String pushRenewed(String branch, Optional<String> remote) {
    return push(branch, remote, true);
  }

  private String push(String branch, Optional<String> remote, boolean renewed) {
    String name = remote.orElseGet(() -> usual(branch));
    try {
      RemoteConfig target = new RemoteConfig(config, name);
      List<URIish> addresses =
          target.getPushURIs().isEmpty() ? target.getURIs() : target.getPushURIs();
      if (addresses.isEmpty()) {
        throw kept(branch, name, "there is no remote '" + name + "'; " + known());
      }
      addresses.forEach(address -> requirePlain(address, branch, name));
      for (Transport transport :
          Transport.openAll(repository.jgit(), target, Transport.Operation.PUSH)) {
        push(transport, branch, name, renewed);
      }
      return name;
    } catch (URISyntaxException | NotSupportedException e) {
      throw kept(branch, name, "its address is not one that can be pushed to");
    } catch (TransportException e) {
      throw kept(branch, name, reason(e));
    } catch (IOException e) {
      throw kept(branch, name, String.valueOf(e.getMessage()));
    }
  }

  private void push(Transport transport, String branch, String remote, boolean renewed)
      throws IOException {
    String ref = Constants.R_HEADS + branch;
    String tracking = Constants.R_REMOTES + remote + "/" + branch;
    boolean tracked = renewed && config.getSubsections("remote").contains(remote);
    try (transport) {
      transport.setTimeout(TIMEOUT_SECONDS);
      @Nullable ObjectId seen = tracked ? repository.jgit().resolve(tracking) : null;
      RemoteRefUpdate update =
          new RemoteRefUpdate(
              repository.jgit(),
              ref,
              ref,
              tracked,
              tracked ? tracking : null,
              tracked ? (seen == null ? ObjectId.zeroId() : seen) : null);
      PushResult result = transport.push(NullProgressMonitor.INSTANCE, List.of(update));
      RemoteRefUpdate done = result.getRemoteUpdate(ref);
      switch (done.getStatus()) {
        case OK, UP_TO_DATE -> {}
        case REJECTED_NONFASTFORWARD, REJECTED_REMOTE_CHANGED ->
            throw kept(
                branch,
                remote,
                renewed
                    ? "the branch there is not what it was when last seen; 'git fetch' it and run"
                        + " the command again"
                    : "it has commits on that branch that are not here; fetch and rebase first");
        default ->
            throw kept(
                branch,
                remote,
                "it refuses"
                    + (done.getMessage() == null ? "" : ": " + done.getMessage())
                    + (result.getMessages().isBlank()
                        ? ""
                        : " (" + oneLine(result.getMessages()) + ")"));
      }
    }
  }

  /** As Git chooses: the branch's own, the usual one for pushes, origin, the only one. */
  private String usual(String branch) {
    Set<String> remotes = config.getSubsections("remote");
    return Optional.ofNullable(config.getString("branch", branch, "pushRemote"))
        .or(() -> Optional.ofNullable(config.getString("remote", null, "pushDefault")))
        .or(() -> Optional.ofNullable(config.getString("branch", branch, "remote")))
        .orElseGet(
            () ->
                remotes.size() == 1 && !remotes.contains(ORIGIN)
                    ? remotes.iterator().next()
                    : ORIGIN);
  }

  private String known() {
    Set<String> remotes = config.getSubsections("remote");
    return remotes.isEmpty()
        ? "add one with 'git remote add'"
        : "there is " + String.join(", ", remotes);
  }

  /** What starts with a hyphen would reach ssh as an option. */
  private static void requirePlain(URIish address, String branch, String remote) {
    for (String part : new String[] {address.getHost(), address.getUser(), address.getPath()}) {
      if (part != null && part.startsWith("-")) {
        throw kept(branch, remote, "its address is not one that can be pushed to");
      }
    }
  }

  private static String reason(TransportException e) {
    Throwable cause = e.getCause();
    String message = oneLine(String.valueOf(e.getMessage()));
    return cause == null || cause.getMessage() == null || message.contains(cause.getMessage())
        ? message
        : message + " (" + oneLine(cause.getMessage()) + ")";
  }

  private static String oneLine(String text) {
    return text.strip().replaceAll("\\s*\\R\\s*", "; ");
  }

  private static SourceException kept(String branch, String remote, String why) {
    return new SourceException(
        "The commit is made, but could not be pushed to "
            + remote
            + ": "
            + why
            + ". It is kept in the local branch '"
            + branch
            + "'; 'git push "
            + remote
            + " "
            + branch
            + "' tries again.");
  }
}
