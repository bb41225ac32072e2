package io.modelregistry.sync.offer;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * One model as one serving provider offers it.
 *
 * @param servingId the serving provider, as the list names it
 * @param nativeId the id under which that provider serves the model
 * @param endpoint an https address of its own, where it has one
 * @param aliases other names that the serving provider takes for it
 */
public record Offer(
    String servingId,
    String nativeId,
    Facts facts,
    Cost cost,
    @Nullable String endpoint,
    List<String> aliases) {
  /** The longest model string that a file can hold. */
  private static final int MAX_NATIVE = 300;

  public Offer {
    aliases = List.copyOf(aliases);
  }

  /** The same with other facts. */
  Offer with(Facts others) {
    return new Offer(servingId, nativeId, others, cost, endpoint, aliases);
  }

  /** Why a text can be no model's native id, in words; empty when it can. */
  public static Optional<String> problem(String nativeId) {
    boolean lawful =
        !nativeId.isBlank()
            && nativeId.length() <= MAX_NATIVE
            && nativeId
                .chars()
                .noneMatch(c -> Character.isISOControl(c) || Character.isSurrogate((char) c));
    return lawful
        ? Optional.empty()
        : Optional.of("is no id: empty, longer than " + MAX_NATIVE + " or with control characters");
  }

  /** As the list names it: {@code provider/model}. */
  public String key() {
    return servingId + "/" + nativeId;
  }
}
