package io.modelregistry.app.fetch;

import io.modelregistry.json.Quoted;
import io.modelregistry.sync.FetchRequest;
import io.modelregistry.sync.ImportException;
import java.util.Locale;

/**
 * What a server says, whatever it is.
 *
 * @param address where it was found in the end, as messages name it
 * @param contentType as the server says; empty where it does not
 * @param body decompressed
 */
@SuppressWarnings("ArrayRecordComponent") // It is read at once, and never compared.
public record Answer(String address, int status, String contentType, byte[] body) {

  /** Some send JSON as plain text, so what a body starts with counts as well as its name. */
  boolean is(FetchRequest.Media media) {
    char first = first();
    return switch (media) {
      case JSON -> !isHtml() && (first == '{' || first == '[');
      case HTML -> isHtml() || (contentType.isEmpty() && first == '<');
      case ANY -> true;
    };
  }

  /** For an answer that is of another kind than the one that was asked for. */
  ImportException insteadOf(FetchRequest.Media media) {
    String found =
        body.length == 0
            ? "nothing"
            : isHtml() || first() == '<'
                ? "a web page"
                : contentType.isEmpty() ? "something else" : Quoted.shortened(contentType);
    return new ImportException(
        address
            + " sent "
            + found
            + " instead of "
            + media.words()
            + ": is the address right, and open to everybody?");
  }

  private boolean isHtml() {
    return contentType.toLowerCase(Locale.ROOT).contains("html");
  }

  /** The first byte that is no white space or byte order mark; 0 when there is none. */
  private char first() {
    for (byte b : body) {
      if (b > ' ') {
        return (char) b;
      }
    }
    return 0;
  }
}
