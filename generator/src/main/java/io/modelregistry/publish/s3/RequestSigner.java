package io.modelregistry.publish.s3;

import io.modelregistry.render.Sha256;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.InvalidKeyException;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Pattern;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.identity.spi.AwsCredentialsIdentity;
import software.amazon.awssdk.identity.spi.AwsSessionCredentialsIdentity;
import software.amazon.awssdk.utils.http.SdkHttpUtils;

/**
 * Signs requests with Signature Version 4 (AWS Identity and Access Management User Guide, "Create a
 * signed AWS API request"), the payload's hash included. Paths are signed as they are sent, which
 * is the rule of S3; for other services only those without anything to escape may be used.
 */
final class RequestSigner {
  private static final String ALGORITHM = "AWS4-HMAC-SHA256";
  private static final String END = "aws4_request";
  private static final Pattern SPACES = Pattern.compile(" {2,}");
  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("yyyyMMdd'T'HHmmss'Z'", Locale.ROOT).withZone(ZoneOffset.UTC);
  private static final int DATE_LENGTH = "yyyyMMdd".length();

  private static final ThreadLocal<Mac> HMAC = ThreadLocal.withInitial(RequestSigner::mac);

  private final String service;
  private final String region;
  private final Clock clock;
  private volatile @Nullable Moment last;

  /**
   * @param service as signatures name it: {@code s3}
   * @param clock what time it is; a store refuses what is some minutes off
   */
  RequestSigner(String service, String region, Clock clock) {
    this.service = service;
    this.region = region;
    this.clock = clock;
  }

  /** What many signatures have in common: all of one second, by one secret. */
  @SuppressWarnings("ArrayRecordComponent") // It is never compared.
  private record Moment(long second, String secret, String time, String scope, byte[] key) {}

  /**
   * The headers that a request is to be sent with: its own, and those that sign it. Header names
   * are in small letters; {@code host}, which is signed too, is left to whoever sends it.
   *
   * @param payloadHash SHA-256 of the body, also of an empty one, in lower-case hexadecimal
   */
  SortedMap<String, String> sign(
      SignedHttp.Request request, String payloadHash, AwsCredentialsIdentity identity) {
    Moment moment = moment(identity.secretAccessKey());
    SortedMap<String, String> headers = new TreeMap<>();
    request.headers().forEach((name, value) -> headers.put(name.toLowerCase(Locale.ROOT), value));
    headers.put("x-amz-content-sha256", payloadHash);
    headers.put("x-amz-date", moment.time());
    if (identity instanceof AwsSessionCredentialsIdentity session) {
      headers.put("x-amz-security-token", session.sessionToken());
    }
    headers.put("host", host(request.uri()));
    String names = String.join(";", headers.keySet());
    String canonical = canonical(request, headers, names, payloadHash);
    String toSign =
        String.join("\n", ALGORITHM, moment.time(), moment.scope(), Sha256.of(utf8(canonical)));
    headers.remove("host");
    headers.put(
        "authorization",
        ALGORITHM
            + " Credential="
            + identity.accessKeyId()
            + "/"
            + moment.scope()
            + ", SignedHeaders="
            + names
            + ", Signature="
            + Sha256.hex(hmac(moment.key(), toSign)));
    return headers;
  }

  private static String canonical(
      SignedHttp.Request request,
      SortedMap<String, String> headers,
      String names,
      String payloadHash) {
    StringBuilder text = new StringBuilder(512).append(request.method()).append('\n');
    String path = request.uri().getRawPath();
    text.append(path.isEmpty() ? "/" : path).append('\n').append(query(request)).append('\n');
    headers.forEach(
        (name, value) -> text.append(name).append(':').append(trimmed(value)).append('\n'));
    return text.append('\n').append(names).append('\n').append(payloadHash).toString();
  }

  /** Sorted by what the names are escaped to. */
  private static String query(SignedHttp.Request request) {
    SortedMap<String, String> escaped = new TreeMap<>();
    request
        .query()
        .forEach(
            (name, value) ->
                escaped.put(SdkHttpUtils.urlEncode(name), SdkHttpUtils.urlEncode(value)));
    StringBuilder text = new StringBuilder();
    for (Map.Entry<String, String> parameter : escaped.entrySet()) {
      text.append(text.isEmpty() ? "" : "&")
          .append(parameter.getKey())
          .append('=')
          .append(parameter.getValue());
    }
    return text.toString();
  }

  private static String trimmed(String value) {
    String trimmed = value.strip();
    return trimmed.contains("  ") ? SPACES.matcher(trimmed).replaceAll(" ") : trimmed;
  }

  /** As HTTP clients send it: a port only where it is not the scheme's own. */
  private static String host(URI uri) {
    return SdkHttpUtils.isUsingStandardPort(uri.getScheme(), uri.getPort())
        ? uri.getHost()
        : uri.getHost() + ":" + uri.getPort();
  }

  private Moment moment(String secret) {
    Instant now = clock.instant();
    Moment moment = last;
    if (moment == null
        || moment.second() != now.getEpochSecond()
        || !moment.secret().equals(secret)) {
      String time = TIME.format(now);
      String date = time.substring(0, DATE_LENGTH);
      byte[] key = utf8("AWS4" + secret);
      for (String part : new String[] {date, region, service, END}) {
        key = hmac(key, part);
      }
      String scope = String.join("/", date, region, service, END);
      moment = new Moment(now.getEpochSecond(), secret, time, scope, key);
      last = moment;
    }
    return moment;
  }

  private static byte[] hmac(byte[] key, String text) {
    Mac mac = HMAC.get();
    try {
      mac.init(new SecretKeySpec(key, mac.getAlgorithm()));
    } catch (InvalidKeyException e) {
      throw new IllegalStateException("HMAC takes any key that is not empty", e);
    }
    return mac.doFinal(utf8(text));
  }

  private static Mac mac() {
    try {
      return Mac.getInstance("HmacSHA256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has HmacSHA256", e);
    }
  }

  private static byte[] utf8(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
