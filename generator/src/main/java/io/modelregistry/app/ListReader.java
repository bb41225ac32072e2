package io.modelregistry.app;

import io.modelregistry.sync.Credential;
import io.modelregistry.sync.FetchRequest;
import io.modelregistry.sync.Fetcher;
import io.modelregistry.sync.ImportException;
import io.modelregistry.sync.offer.LenientTree;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;

/** Gets the bytes of a list, be it a file or behind an address. */
final class ListReader {
  private final Fetcher fetcher;

  ListReader(Fetcher fetcher) {
    this.fetcher = fetcher;
  }

  /**
   * All of a JSON document.
   *
   * @param place a file or a web address
   * @param credential who asks, where that matters
   * @throws ImportException when it cannot be had, or is too large
   */
  byte[] read(String place, Optional<Credential> credential) {
    if (place.toLowerCase(Locale.ROOT).matches("https?://.*")) {
      return fetcher.fetch(
          new FetchRequest(place, FetchRequest.Media.JSON, LenientTree.MAX_BYTES, credential));
    }
    try (InputStream in = Files.newInputStream(Path.of(place))) {
      byte[] bytes = in.readNBytes(LenientTree.MAX_BYTES + 1);
      if (bytes.length > LenientTree.MAX_BYTES) {
        throw new ImportException(place + " has more than " + LenientTree.MAX_BYTES + " bytes");
      }
      return bytes;
    } catch (NoSuchFileException e) {
      throw new ImportException("there is no file " + place);
    } catch (IOException e) {
      throw new ImportException("cannot read " + place + ": is it a file?");
    }
  }
}
