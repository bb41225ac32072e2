package io.modelregistry.sync.modelsdev;

import io.modelregistry.sync.offer.LenientTree;
import java.util.Optional;

/**
 * The lists as bytes, as models.dev publishes them.
 *
 * @param offers serving providers and their offers
 * @param models lab models, independent of who serves them
 * @param baseModels lab model by offer
 */
@SuppressWarnings("ArrayRecordComponent")
public record Lists(byte[] offers, Optional<byte[]> models, Optional<byte[]> baseModels) {
  /** The largest list that is read, in bytes. */
  public static final int MAX_BYTES = LenientTree.MAX_BYTES;
}
