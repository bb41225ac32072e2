package io.modelregistry.render;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** SHA-256, in lower-case hexadecimal. */
public final class Sha256 {
  /** Many small things are hashed, and to look for the algorithm takes as long as one of them. */
  private static final ThreadLocal<MessageDigest> DIGEST = ThreadLocal.withInitial(Sha256::digest);

  private Sha256() {}

  /** The hash of these bytes. */
  public static String of(byte[] bytes) {
    return hex(DIGEST.get().digest(bytes));
  }

  /** A finished hash as text. */
  public static String hex(byte[] hash) {
    return HexFormat.of().formatHex(hash);
  }

  /** A hash to be fed piece by piece. */
  public static MessageDigest digest() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }
}
