package io.modelregistry.publish.s3;

import io.modelregistry.publish.Body;
import io.modelregistry.publish.Destination;
import io.modelregistry.publish.Encoding;
import io.modelregistry.publish.Precondition;
import io.modelregistry.publish.PublishException;
import io.modelregistry.publish.StoredObject;
import io.modelregistry.publish.Target;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.Base64;
import java.util.Collections;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.http.SdkHttpMethod;
import software.amazon.awssdk.utils.http.SdkHttpUtils;

/**
 * A bucket of S3 or of a store that speaks its protocol, or what lies below a prefix in one. The
 * requests are those of the Amazon S3 API Reference of 2006-03-01.
 */
public final class S3Target implements Target {
  /** Up to so many bytes are held in memory while they are sent; more are streamed. */
  static final int SMALL = 1 << 20;

  /** Objects with this metadata are ours; foreign ones are never replaced. */
  private static final String HASH = "x-amz-meta-sha256";

  /** Of a whole key, in bytes of UTF-8 (Amazon S3 User Guide, "Naming Amazon S3 objects"). */
  private static final int LONGEST_KEY = 1024;

  private static final int NOT_FOUND = 404;
  private static final int CONFLICT = 409;
  private static final int PRECONDITION_FAILED = 412;
  private static final int MOST_CONFLICTS = 5;

  private static final SortedMap<String, String> NOTHING = Collections.emptySortedMap();

  private final Destination.Bucket destination;
  private final S3Options options;
  private final S3Requests requests;

  /**
   * Makes no request yet.
   *
   * @throws PublishException when no region is known
   */
  public S3Target(Destination.Bucket destination, S3Options options) {
    this(destination, options, Patience.DEFAULT);
  }

  S3Target(Destination.Bucket destination, S3Options options, Patience patience) {
    this.destination = destination;
    this.options = options;
    S3Endpoint endpoint = S3Endpoint.of(destination, options);
    SignedHttp http =
        new SignedHttp(
            "s3",
            endpoint.region().id(),
            endpoint.bucket(),
            new Traffic(options.concurrency()),
            patience);
    String place =
        destination + (options.endpoint() == null ? "" : " (" + options.endpoint() + ")");
    this.requests = new S3Requests(place, endpoint, http, null);
  }

  private S3Target(S3Target same, Runnable permission) {
    this.destination = same.destination;
    this.options = same.options;
    this.requests = same.requests.guardedBy(permission);
  }

  @Override
  public Target guardedBy(Runnable permission) {
    return new S3Target(this, permission);
  }

  @Override
  public String name() {
    return destination.toString();
  }

  @Override
  public int concurrency() {
    return requests.http().concurrency();
  }

  @Override
  public boolean takesNamesOfFolders() {
    return true;
  }

  @Override
  public boolean keepsHeaders() {
    return true;
  }

  @Override
  public int longestKey() {
    return LONGEST_KEY - destination.key("").getBytes(StandardCharsets.UTF_8).length;
  }

  @Override
  public long requests() {
    return requests.http().requests();
  }

  @Override
  public Optional<Found> read(String key) {
    String what = "read " + key;
    SignedHttp.Answer answer = requests.send(what, SdkHttpMethod.GET, uri(key), NOTHING, null);
    if (isMissing(answer)) {
      return Optional.empty();
    }
    requests.checked(what, answer);
    return Optional.of(new Found(answer.body(), tag(answer), age(answer)));
  }

  @Override
  public Optional<Head> head(String key) {
    Optional<Head> head = ask(key);
    // What looks like an object of somebody else may be an answer that broke off.
    return head.filter(found -> found.sha256().isEmpty()).isPresent() ? ask(key) : head;
  }

  private Optional<Head> ask(String key) {
    String what = "look for " + key;
    SignedHttp.Answer answer = requests.send(what, SdkHttpMethod.HEAD, uri(key), NOTHING, null);
    if (answer.status() == NOT_FOUND) {
      return Optional.empty();
    }
    requests.checked(what, answer);
    return Optional.of(new Head(tag(answer), answer.header(HASH).orElse(""), age(answer)));
  }

  /** By the store's clock alone: clocks of two machines need not agree. */
  private static Duration age(SignedHttp.Answer answer) {
    try {
      Optional<Instant> written = answer.header("Last-Modified").map(S3Target::instant);
      Optional<Instant> now = answer.header("Date").map(S3Target::instant);
      return written.isPresent() && now.isPresent()
          ? Duration.between(written.get(), now.get())
          : Duration.ZERO;
    } catch (DateTimeException e) {
      return Duration.ZERO;
    }
  }

  private static Instant instant(String text) {
    return Instant.from(DateTimeFormatter.RFC_1123_DATE_TIME.parse(text));
  }

  private static String tag(SignedHttp.Answer answer) {
    return answer.header("ETag").map(S3Target::unquoted).orElse("");
  }

  static String unquoted(String tag) {
    return tag.replace("\"", "");
  }

  private static String quoted(String tag) {
    return '"' + tag + '"';
  }

  @Override
  public Optional<String> put(StoredObject object, Body body, Precondition precondition) {
    SortedMap<String, String> headers = headers(object);
    if (precondition instanceof Precondition.Absent) {
      headers.put("If-None-Match", "*");
    } else if (precondition instanceof Precondition.Unchanged unchanged) {
      headers.put("If-Match", quoted(unchanged.tag()));
    }
    if (!options.sparesChecksums() && object.encoding() == Encoding.IDENTITY) {
      byte[] hash = HexFormat.of().parseHex(object.sha256());
      headers.put("x-amz-checksum-sha256", Base64.getEncoder().encodeToString(hash));
    }
    return conditional("write " + object.key(), uri(object.key()), headers, body)
        .map(S3Target::tag)
        .map(tag -> known(tag, object));
  }

  /** An answer that broke off may lack it. */
  private String known(String tag, StoredObject object) {
    return tag.isEmpty()
        ? head(object.key())
            .filter(head -> head.sha256().equals(object.sha256()))
            .map(Head::tag)
            .orElse("")
        : tag;
  }

  private static SortedMap<String, String> headers(StoredObject object) {
    SortedMap<String, String> headers = new TreeMap<>();
    headers.put("Content-Type", object.contentType());
    if (!object.cacheControl().isEmpty()) {
      headers.put("Cache-Control", object.cacheControl());
    }
    if (object.encoding() != Encoding.IDENTITY) {
      headers.put("Content-Encoding", object.encoding().header());
    }
    headers.put(HASH, object.sha256());
    return headers;
  }

  @Override
  public Optional<String> copy(String from, String fromTag, StoredObject to) {
    SortedMap<String, String> headers = headers(to);
    headers.put(
        "x-amz-copy-source",
        "/"
            + destination.bucket()
            + "/"
            + SdkHttpUtils.urlEncodeIgnoreSlashes(destination.key(from)));
    headers.put("x-amz-metadata-directive", "REPLACE");
    if (!fromTag.isEmpty()) {
      headers.put("x-amz-copy-source-if-match", quoted(fromTag));
    }
    return conditional("copy " + from + " to " + to.key(), uri(to.key()), headers, null)
        .map(
            answer ->
                S3Xml.elements(answer.body(), "CopyObjectResult").stream()
                    .map(result -> unquoted(result.getOrDefault("ETag", "")))
                    .findFirst()
                    .orElse(""))
        .map(tag -> known(tag, to));
  }

  /** A copy onto itself: no bytes need be sent. */
  @Override
  public Optional<String> refresh(StoredObject object, String tag) {
    return copy(object.key(), tag, object);
  }

  /** Empty when what the request presupposes does not hold. */
  private Optional<SignedHttp.Answer> conditional(
      String what, URI uri, SortedMap<String, String> headers, @Nullable Body body) {
    for (int conflicts = 0; ; conflicts++) {
      SignedHttp.Answer answer = requests.send(what, SdkHttpMethod.PUT, uri, headers, body);
      boolean conflict = answer.status() == CONFLICT;
      if (conflict && conflicts < MOST_CONFLICTS) {
        // Two conditional writes met, and S3 asks for another try.
        continue;
      }
      if (conflict || answer.status() == PRECONDITION_FAILED || isMissing(answer)) {
        return Optional.empty();
      }
      return Optional.of(requests.checked(what, answer));
    }
  }

  private static boolean isMissing(SignedHttp.Answer answer) {
    return answer.status() == NOT_FOUND && S3Xml.code(answer).equals("NoSuchKey");
  }

  @Override
  public SortedMap<String, String> delete(List<String> keys) {
    return new S3Deletion(requests, destination).delete(keys);
  }

  @Override
  public SortedMap<String, String> list() {
    return S3Listing.of(requests, destination);
  }

  private URI uri(String key) {
    return requests.endpoint().object(destination.key(key));
  }

  @Override
  public void close() {
    requests.http().close();
  }
}
