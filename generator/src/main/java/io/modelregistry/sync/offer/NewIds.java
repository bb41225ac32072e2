package io.modelregistry.sync.offer;

import io.modelregistry.model.Ids;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Makes lawful ids out of native ones, the same on every run: what an id cannot say is said by a
 * short hash of what it was made of.
 */
final class NewIds {
  /** Longest ids of each kind, so that a route's id has room for all three and a short variant. */
  static final int MAX_MODEL = 56;

  static final int MAX_PLATFORM = 28;
  private static final int MAX_VARIANT = 40;
  private static final int HASH_LENGTH = 6;

  private NewIds() {}

  /** The nearest lawful id of at most {@code max} characters that is not taken. */
  static String make(String text, int max, String fallback, Set<String> taken) {
    String nearest =
        Ids.nearest(text)
            .or(() -> Ids.nearest(ModelName.key(text)))
            .orElseGet(() -> fallback + "-" + hash(text));
    String id = nearest.length() <= max ? nearest : cut(nearest, max) + "-" + hash(text);
    return taken.contains(id) ? free(cut(id, max), text, taken) : id;
  }

  private static String free(String start, String text, Set<String> taken) {
    String id = start + "-" + hash(text);
    for (int i = 2; taken.contains(id); i++) {
      id = start + "-" + hash(text + "#" + i);
    }
    return id;
  }

  private static String cut(String id, int max) {
    int room = max - HASH_LENGTH - 1;
    return id.length() <= room ? id : id.substring(0, room).replaceAll("[._-]+$", "");
  }

  /**
   * What tells a second offer of a model on a platform from the first: the words of its native id
   * that neither the model's id nor the first offer's has.
   *
   * @return empty when no variant makes the route's id short enough
   */
  static Optional<String> variant(
      Offer offer, Optional<Offer> first, String modelId, String platformId, Set<String> taken) {
    Set<String> known = new HashSet<>(ModelName.words(modelId));
    first.ifPresent(other -> known.addAll(ModelName.words(other.nativeId())));
    List<String> words = ModelName.words(offer.nativeId());
    String name = String.join("-", words.stream().filter(word -> !known.contains(word)).toList());
    String hash = hash(offer.nativeId());
    for (String candidate :
        List.of(name, name.isEmpty() ? hash : cut(name, MAX_VARIANT) + "-" + hash, hash)) {
      if (candidate.length() <= MAX_VARIANT
          && Ids.isLawful(candidate)
          && Ids.route(modelId, platformId, Optional.of(candidate)).length() <= Ids.MAX_LENGTH
          && !taken.contains(Ids.route(modelId, platformId, Optional.of(candidate)))) {
        return Optional.of(candidate);
      }
    }
    return Optional.empty();
  }

  static String hash(String text) {
    try {
      byte[] digest =
          MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
      return HexFormat.of().formatHex(digest).substring(0, HASH_LENGTH);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }
}
