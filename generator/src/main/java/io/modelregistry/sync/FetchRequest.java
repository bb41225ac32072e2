package io.modelregistry.sync;

import java.util.Optional;

/**
 * What to fetch.
 *
 * @param url an https address; of this machine itself, http as well
 * @param media what the body must be
 * @param maxBytes how long it may be, decompressed
 * @param credential who asks, where that matters
 */
public record FetchRequest(String url, Media media, int maxBytes, Optional<Credential> credential) {

  /** The largest page that is read, in bytes. */
  public static final int MAX_PAGE = 16 * 1024 * 1024;

  /** What a body is. */
  public enum Media {
    JSON("application/json", "JSON"),
    HTML("text/html, application/xhtml+xml", "a web page"),
    ANY("*/*", "anything");

    private final String accept;
    private final String words;

    Media(String accept, String words) {
      this.accept = accept;
      this.words = words;
    }

    /** The request's {@code Accept} header. */
    public String accept() {
      return accept;
    }

    /** As messages name it. */
    public String words() {
      return words;
    }
  }

  /** A JSON document that anybody may read. */
  public static FetchRequest json(String url, int maxBytes) {
    return new FetchRequest(url, Media.JSON, maxBytes, Optional.empty());
  }

  /** Whatever is there. */
  public static FetchRequest any(String url, int maxBytes) {
    return new FetchRequest(url, Media.ANY, maxBytes, Optional.empty());
  }

  /** A web page that anybody may read. */
  public static FetchRequest page(String url) {
    return new FetchRequest(url, Media.HTML, MAX_PAGE, Optional.empty());
  }
}
