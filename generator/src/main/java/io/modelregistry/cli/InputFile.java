package io.modelregistry.cli;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Something to read: a file, or standard input.
 *
 * @param place a path from the folder in which the command was called, or {@code -}
 */
record InputFile(String place) {
  /** What is done with the bytes; what it throws is taken for a failure of reading them. */
  @FunctionalInterface
  interface Reading<T> {
    T from(InputStream in) throws IOException;
  }

  boolean isStandardInput() {
    return place.equals("-");
  }

  /** How messages call it. */
  String name() {
    return isStandardInput() ? "standard input" : place;
  }

  /**
   * What the reading makes of it.
   *
   * @throws InputException when it cannot be read
   */
  <T> T read(RegistryCommand registry, Reading<T> reading) {
    try (InputStream in =
        isStandardInput()
            ? registry.environment.in()
            : Files.newInputStream(registry.resolve(Path.of(place)))) {
      return reading.from(in);
    } catch (IOException e) {
      throw new InputException(name() + " cannot be read.", e);
    }
  }
}
