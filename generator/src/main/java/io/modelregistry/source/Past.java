package io.modelregistry.source;

import java.nio.ByteBuffer;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * All that history knows: what each commit did, what was in the files, and what an earlier run has
 * made of it. Two are equal that know the same.
 */
public final class Past {
  /** Outside Git. */
  public static final Past NONE = new Past(CommitLog.NONE, Map.of());

  private final Supplier<CommitLog> commits;
  private final Supplier<Map<String, Map<String, String>>> source;
  private final Optional<Kept> kept;
  private final Consumer<byte[]> keeper;
  private volatile @Nullable CommitLog log;
  private volatile @Nullable Map<String, Map<String, String>> digests;

  /** One of which nobody remembers anything. */
  public Past(CommitLog log, Map<String, Map<String, String>> digests) {
    this(() -> log, () -> digests, Optional.empty(), content -> {});
  }

  /**
   * @param log asked for once, when it is needed
   * @param digests asked for once, when they are needed
   * @param kept what an earlier run has left
   * @param keeper takes what this run leaves
   */
  public Past(
      Supplier<CommitLog> log,
      Supplier<Map<String, Map<String, String>>> digests,
      Optional<Kept> kept,
      Consumer<byte[]> keeper) {
    this.commits = log;
    this.source = digests;
    this.kept = kept;
    this.keeper = keeper;
  }

  /**
   * What an earlier run has made of the past of one commit, digested the same way.
   *
   * @param commit its full hash; one of the log
   * @param newest whether it is the newest of a complete log, so that nothing came since
   * @param content as it was given to {@link #keep}
   */
  public record Kept(String commit, boolean newest, ByteBuffer content) {
    public Kept {
      content = content.asReadOnlyBuffer();
    }

    /** To be read from its beginning by whoever asks. */
    @Override
    public ByteBuffer content() {
      return content.duplicate();
    }
  }

  /** What each commit did. */
  public CommitLog log() {
    CommitLog known = log;
    if (known == null) {
      known = commits.get();
      log = known;
    }
    return known;
  }

  /** By hash of the blob; absent where nothing could be made of it. */
  public Map<String, Map<String, String>> digests() {
    Map<String, Map<String, String>> known = digests;
    if (known == null) {
      known = Map.copyOf(source.get());
      digests = known;
    }
    return known;
  }

  /** What an earlier run has left; it may have been lost. */
  public Optional<Kept> kept() {
    return kept;
  }

  /** Leaves something for the next run, if that is possible. */
  public void keep(byte[] content) {
    keeper.accept(content);
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof Past past
        && log().equals(past.log())
        && digests().equals(past.digests());
  }

  @Override
  public int hashCode() {
    return Objects.hash(log(), digests());
  }
}
