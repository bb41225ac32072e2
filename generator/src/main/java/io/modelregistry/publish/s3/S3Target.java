package io.modelregistry.publish.s3;

import io.modelregistry.publish.Body;
import io.modelregistry.publish.Destination;
import io.modelregistry.publish.Encoding;
import io.modelregistry.publish.Precondition;
import io.modelregistry.publish.PublishException;
import io.modelregistry.publish.StoredObject;
import io.modelregistry.publish.Target;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.Base64;
import java.util.Collections;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.http.SdkHttpMethod;
import software.amazon.awssdk.utils.http.SdkHttpUtils;

/**
 * A bucket of S3 or of a store that speaks its protocol, or what lies below a prefix in one. The
 * requests are those of the Amazon S3 API Reference of 2006-03-01.
 */
public final class S3Target implements Target {
  /** Up to so many bytes are held in memory while they are sent; more are streamed. */
  static final int SMALL = 1 << 20;

  /** How many keys one request may delete. */
  private static final int DELETE_BATCH = 1000;

  /** Objects with this metadata are ours; foreign ones are never replaced. */
  private static final String HASH = "x-amz-meta-sha256";

  /** Of a whole key, in bytes of UTF-8 (Amazon S3 User Guide, "Naming Amazon S3 objects"). */
  private static final int LONGEST_KEY = 1024;

  private static final int NOT_FOUND = 404;
  private static final int CONFLICT = 409;
  private static final int PRECONDITION_FAILED = 412;
  private static final int MOST_CONFLICTS = 5;

  /** How often the keys of a batch that could not be deleted right now are tried again. */
  private static final int MORE_DELETIONS = 3;

  private static final SortedMap<String, String> NOTHING = Collections.emptySortedMap();

  private final Destination.Bucket destination;
  private final S3Options options;
  private final S3Endpoint endpoint;
  private final SignedHttp http;

  /** Null for what is done one after the other: it need not wait for the many. */
  private final @Nullable Runnable permission;

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
    this.endpoint = S3Endpoint.of(destination, options);
    this.permission = null;
    this.http =
        new SignedHttp(
            "s3",
            endpoint.region().id(),
            endpoint.bucket(),
            new Traffic(options.concurrency()),
            patience);
  }

  private S3Target(S3Target same, Runnable permission) {
    this.destination = same.destination;
    this.options = same.options;
    this.endpoint = same.endpoint;
    this.http = same.http;
    this.permission = permission;
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
    return http.concurrency();
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
    return http.requests();
  }

  @Override
  public Optional<Found> read(String key) {
    String what = "read " + key;
    SignedHttp.Answer answer = send(what, SdkHttpMethod.GET, uri(key), NOTHING, null);
    if (isMissing(answer)) {
      return Optional.empty();
    }
    checked(what, answer);
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
    SignedHttp.Answer answer = send(what, SdkHttpMethod.HEAD, uri(key), NOTHING, null);
    if (answer.status() == NOT_FOUND) {
      return Optional.empty();
    }
    checked(what, answer);
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

  private static String unquoted(String tag) {
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
      SignedHttp.Answer answer = send(what, SdkHttpMethod.PUT, uri, headers, body);
      boolean conflict = answer.status() == CONFLICT;
      if (conflict && conflicts < MOST_CONFLICTS) {
        // Two conditional writes met, and S3 asks for another try.
        continue;
      }
      if (conflict || answer.status() == PRECONDITION_FAILED || isMissing(answer)) {
        return Optional.empty();
      }
      return Optional.of(checked(what, answer));
    }
  }

  private static boolean isMissing(SignedHttp.Answer answer) {
    return answer.status() == NOT_FOUND && S3Xml.code(answer).equals("NoSuchKey");
  }

  @Override
  public SortedMap<String, String> delete(List<String> keys) {
    SortedMap<String, String> failures = new TreeMap<>();
    for (int from = 0; from < keys.size(); from += DELETE_BATCH) {
      delete(keys.subList(from, Math.min(keys.size(), from + DELETE_BATCH)), failures);
    }
    return failures;
  }

  private void delete(List<String> batch, SortedMap<String, String> failures) {
    SortedMap<String, String> refused = refused(batch);
    for (int again = 0; again < MORE_DELETIONS; again++) {
      List<String> transients =
          refused.entrySet().stream()
              .filter(entry -> S3Xml.isTransient(entry.getValue()))
              .map(Map.Entry::getKey)
              .toList();
      if (transients.isEmpty()) {
        break;
      }
      refused.keySet().removeAll(transients);
      refused.putAll(refused(transients));
    }
    failures.putAll(refused);
  }

  /** What was not deleted, with the code that the store gave. */
  private SortedMap<String, String> refused(List<String> batch) {
    String what = "delete " + batch.get(0);
    byte[] body = S3Xml.deletion(batch.stream().map(destination::key).toList());
    SortedMap<String, String> headers = new TreeMap<>();
    headers.put("Content-Type", "application/xml");
    headers.put("Content-MD5", md5(body));
    SignedHttp.Request request =
        new SignedHttp.Request(
            SdkHttpMethod.POST,
            endpoint.root(),
            new TreeMap<>(Map.of("delete", "")),
            headers,
            Body.of(body));
    SignedHttp.Answer answer = checked(what, send(what, request));
    SortedMap<String, String> refused = new TreeMap<>();
    int ownPart = destination.key("").length();
    for (Map<String, String> error : S3Xml.elements(answer.body(), "Error")) {
      String code = error.getOrDefault("Code", "");
      String key = error.getOrDefault("Key", "");
      if (!code.equals("NoSuchKey") && key.length() > ownPart) {
        refused.put(key.substring(ownPart), code.matches("[A-Za-z]+") ? code : "refused");
      }
    }
    return refused;
  }

  /** The protocol wants it for what deletes; it protects from broken lines, not from people. */
  private static String md5(byte[] body) {
    try {
      return Base64.getEncoder().encodeToString(MessageDigest.getInstance("MD5").digest(body));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has MD5", e);
    }
  }

  @Override
  public SortedMap<String, String> list() {
    SortedMap<String, String> tags = new TreeMap<>();
    SortedMap<String, String> query = new TreeMap<>();
    query.put("list-type", "2");
    // XML cannot hold all letters that keys of others may have.
    query.put("encoding-type", "url");
    query.put("prefix", destination.key(""));
    int ownPart = destination.key("").length();
    for (@Nullable String token = ""; token != null; ) {
      SignedHttp.Request request =
          new SignedHttp.Request(SdkHttpMethod.GET, endpoint.root(), query, NOTHING, null);
      SignedHttp.Answer page = checked("list objects", send("list objects", request));
      for (Map<String, String> object : S3Xml.elements(page.body(), "Contents")) {
        String key = SdkHttpUtils.urlDecode(object.getOrDefault("Key", ""));
        if (key.length() > ownPart) {
          tags.put(key.substring(ownPart), unquoted(object.getOrDefault("ETag", "")));
        }
      }
      List<Map<String, String>> result = S3Xml.elements(page.body(), "ListBucketResult");
      if (result.isEmpty()) {
        throw new PublishException(place("list objects") + ": the store's answer is no list");
      }
      token = result.get(0).get("NextContinuationToken");
      if (token != null) {
        query.put("continuation-token", token);
      }
    }
    return tags;
  }

  private URI uri(String key) {
    return endpoint.object(destination.key(key));
  }

  private SignedHttp.Answer send(
      String what,
      SdkHttpMethod method,
      URI uri,
      SortedMap<String, String> headers,
      @Nullable Body body) {
    return send(what, new SignedHttp.Request(method, uri, NOTHING, headers, body));
  }

  private SignedHttp.Answer send(String what, SignedHttp.Request request) {
    try {
      return http.send(request, permission);
    } catch (IOException e) {
      throw S3Problem.unanswered(place(what), e);
    } catch (SdkException e) {
      throw S3Problem.withoutCredentials(place(what), e);
    }
  }

  private SignedHttp.Answer checked(String what, SignedHttp.Answer answer) {
    if (!answer.isSuccess()) {
      throw S3Problem.refused(place(what), answer);
    }
    return answer;
  }

  private String place(String what) {
    return "cannot "
        + what
        + " at "
        + name()
        + (options.endpoint() == null ? "" : " (" + options.endpoint() + ")");
  }

  @Override
  public void close() {
    http.close();
  }
}
