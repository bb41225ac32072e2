package io.modelregistry.publish.s3;

import io.modelregistry.publish.Body;
import io.modelregistry.render.Sha256;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import software.amazon.awssdk.http.ContentStreamProvider;

/**
 * What a request carries. Every byte has been looked at by the time there is one, for the signature
 * holds their hash.
 *
 * @param sha256 in lower-case hexadecimal; also of no bytes at all
 */
record Payload(String sha256, ContentStreamProvider content) {
  private static final byte[] NOTHING = {};
  private static final Payload NONE =
      new Payload(Sha256.of(NOTHING), ContentStreamProvider.fromByteArrayUnsafe(NOTHING));

  /**
   * Reads it: a small one once, into memory; a large one now, and again when it is sent.
   *
   * @throws Unreadable when it cannot be read, or is no longer what was planned with
   */
  static Payload of(SignedHttp.Request request) throws Unreadable {
    Body body = request.body();
    if (body == null) {
      return NONE;
    }
    try {
      Payload payload = body.length() <= S3Target.SMALL ? held(body) : streamed(body);
      body.check(request.uri().getPath(), payload.sha256());
      return payload;
    } catch (IOException e) {
      throw new Unreadable(e);
    }
  }

  private static Payload held(Body body) throws IOException {
    try (InputStream in = body.content().open()) {
      // One more than it should have tells when it has grown.
      byte[] bytes = in.readNBytes((int) body.length() + 1);
      return new Payload(Sha256.of(bytes), ContentStreamProvider.fromByteArrayUnsafe(bytes));
    }
  }

  private static Payload streamed(Body body) throws IOException {
    MessageDigest digest = Sha256.digest();
    try (InputStream in = new DigestInputStream(body.content().open(), digest)) {
      in.transferTo(OutputStream.nullOutputStream());
    }
    return new Payload(Sha256.hex(digest.digest()), () -> open(body));
  }

  private static InputStream open(Body body) {
    try {
      return body.content().open();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** What was to be sent cannot be read; another attempt would not help. */
  static final class Unreadable extends IOException {
    private static final long serialVersionUID = 1L;

    Unreadable(IOException cause) {
      super(cause.getMessage(), cause);
    }

    static Unreadable of(UncheckedIOException e) {
      return new Unreadable(e.getCause() == null ? new IOException(e.getMessage()) : e.getCause());
    }
  }
}
