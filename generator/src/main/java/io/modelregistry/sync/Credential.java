package io.modelregistry.sync;

import java.util.regex.Pattern;

/**
 * Who asks: one header of a request. Its value never shows in a message.
 *
 * @param header the header's name: {@code Authorization}
 * @param value all of its value: {@code Bearer …}
 */
public record Credential(String header, String value) {
  private static final Pattern NAME = Pattern.compile("[A-Za-z0-9-]{1,100}");
  private static final Pattern VALUE = Pattern.compile("[\\x21-\\x7e]+( [\\x21-\\x7e]+)*");

  /**
   * @throws ImportException when a header cannot hold that
   */
  public Credential {
    if (!NAME.matcher(header).matches()) {
      throw new ImportException("no header can be named '" + header + "'");
    }
    if (!VALUE.matcher(value).matches()) {
      throw new ImportException(
          "the key for the header "
              + header
              + " is empty or holds characters that no header can hold: is it copied right?");
    }
  }

  @Override
  public String toString() {
    return header + ": (secret)";
  }
}
