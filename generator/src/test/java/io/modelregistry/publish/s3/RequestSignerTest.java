package io.modelregistry.publish.s3;

import static org.assertj.core.api.Assertions.assertThat;

import io.modelregistry.publish.Body;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.http.ContentStreamProvider;
import software.amazon.awssdk.http.SdkHttpMethod;
import software.amazon.awssdk.http.SdkHttpRequest;
import software.amazon.awssdk.http.auth.aws.signer.AwsV4HttpSigner;
import software.amazon.awssdk.http.auth.spi.signer.HttpSigner;
import software.amazon.awssdk.identity.spi.AwsCredentialsIdentity;
import software.amazon.awssdk.identity.spi.AwsSessionCredentialsIdentity;
import software.amazon.awssdk.utils.http.SdkHttpUtils;

class RequestSignerTest {
  private static final AwsCredentialsIdentity KEY =
      AwsCredentialsIdentity.create("AKIDEXAMPLE", "wJalrXUtnFEMI/K7MDENG+bPxRfiCYEXAMPLEKEY");
  private static final Clock CLOCK =
      Clock.fixed(Instant.parse("2026-11-28T23:59:59.9Z"), ZoneOffset.UTC);

  /** What the AWS SDK makes of the same request is right. */
  @Property(tries = 100)
  void every_request_is_signed_as_the_sdk_signs_it(@ForAll("requests") SignedHttp.Request request)
      throws Exception {
    assertThat(ours(request, KEY)).isEqualTo(theirs(request, KEY));
  }

  @Test
  void the_token_of_a_session_is_signed_too() throws Exception {
    AwsCredentialsIdentity session =
        AwsSessionCredentialsIdentity.create("ASIAEXAMPLE", "secret", "a/token+of==");
    SignedHttp.Request request = request("/b/k", new TreeMap<>(), new TreeMap<>(), "x");
    assertThat(ours(request, session)).isEqualTo(theirs(request, session));
    assertThat(ours(request, session).get("authorization")).contains("x-amz-security-token");
  }

  @Test
  void one_signer_follows_time_and_credentials() throws Exception {
    SignedHttp.Request request = request("/b/k", new TreeMap<>(), new TreeMap<>(), "x");
    RequestSigner signer = new RequestSigner("s3", "eu-west-1", CLOCK);
    String first = signer.sign(request, "00", KEY).get("authorization");
    assertThat(signer.sign(request, "00", KEY).get("authorization")).isEqualTo(first);
    AwsCredentialsIdentity next = AwsCredentialsIdentity.create("AKIDEXAMPLE", "another");
    assertThat(signer.sign(request, "00", next).get("authorization")).isNotEqualTo(first);
  }

  @Test
  void a_file_that_changed_under_way_is_not_sent() {
    Body body = new Body(3, "0".repeat(64), () -> Body.of(new byte[3]).content().open());
    SignedHttp.Request request =
        new SignedHttp.Request(
            SdkHttpMethod.PUT,
            URI.create("http://s.example/b/k"),
            new TreeMap<>(),
            new TreeMap<>(),
            body);
    org.assertj.core.api.Assertions.assertThatThrownBy(() -> Payload.of(request))
        .isInstanceOf(Payload.Unreadable.class)
        .hasMessageContaining("changed while it was being published");
  }

  @Provide
  Arbitrary<SignedHttp.Request> requests() {
    Arbitrary<String> text = Arbitraries.strings().all().ofMinLength(1).ofMaxLength(12);
    Arbitrary<String> printable =
        Arbitraries.strings().withCharRange(' ', '~').ofMinLength(1).ofMaxLength(12);
    Arbitrary<String> path =
        text.filter(key -> !key.isBlank())
            .map(key -> "/bucket/" + SdkHttpUtils.urlEncodeIgnoreSlashes(key));
    Arbitrary<Map<String, String>> query =
        Arbitraries.maps(
                Arbitraries.of("list-type", "prefix", "delete", "Marker", "a b", "ü"), text)
            .ofMaxSize(4);
    Arbitrary<Map<String, String>> headers =
        Arbitraries.maps(
                Arbitraries.of("Content-Type", "Cache-Control", "x-amz-meta-sha256", "If-Match"),
                printable)
            .ofMaxSize(4);
    return Combinators.combine(path, query, headers, text)
        .as((p, q, h, body) -> request(p, new TreeMap<>(q), new TreeMap<>(h), body));
  }

  private static SignedHttp.Request request(
      String path,
      SortedMap<String, String> query,
      SortedMap<String, String> headers,
      String body) {
    return new SignedHttp.Request(
        SdkHttpMethod.PUT,
        URI.create("http://store.example:9000" + path),
        query,
        headers,
        Body.of(body.getBytes(StandardCharsets.UTF_8)));
  }

  private static Map<String, String> ours(SignedHttp.Request request, AwsCredentialsIdentity who)
      throws Exception {
    return new RequestSigner("s3", "eu-west-1", CLOCK)
        .sign(request, Payload.of(request).sha256(), who);
  }

  private static Map<String, String> theirs(
      SignedHttp.Request request, AwsCredentialsIdentity who) {
    SdkHttpRequest.Builder http =
        SdkHttpRequest.builder().method(request.method()).uri(request.uri());
    request.query().forEach(http::putRawQueryParameter);
    request.headers().forEach(http::putHeader);
    SdkHttpRequest signed =
        AwsV4HttpSigner.create()
            .sign(
                signing ->
                    signing
                        .identity(who)
                        .request(http.build())
                        .payload(content(request))
                        .putProperty(HttpSigner.SIGNING_CLOCK, CLOCK)
                        .putProperty(AwsV4HttpSigner.SERVICE_SIGNING_NAME, "s3")
                        .putProperty(AwsV4HttpSigner.REGION_NAME, "eu-west-1")
                        .putProperty(AwsV4HttpSigner.DOUBLE_URL_ENCODE, false)
                        .putProperty(AwsV4HttpSigner.NORMALIZE_PATH, false))
            .request();
    Map<String, String> headers = new TreeMap<>();
    for (Map.Entry<String, List<String>> header : signed.headers().entrySet()) {
      String name = header.getKey().toLowerCase(java.util.Locale.ROOT);
      if (!name.equals("host")) {
        headers.put(name, String.join(",", header.getValue()));
      }
    }
    return headers;
  }

  private static ContentStreamProvider content(SignedHttp.Request request) {
    try {
      return Payload.of(request).content();
    } catch (java.io.IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }
}
