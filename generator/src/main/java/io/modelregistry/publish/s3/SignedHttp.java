package io.modelregistry.publish.s3;

import io.modelregistry.publish.Body;
import io.modelregistry.publish.ChangedException;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.io.UncheckedIOException;
import java.net.ConnectException;
import java.net.HttpURLConnection;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.net.UnknownHostException;
import java.util.Optional;
import java.util.SortedMap;
import javax.net.ssl.SSLException;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.auth.credentials.DefaultCredentialsProvider;
import software.amazon.awssdk.http.AbortableInputStream;
import software.amazon.awssdk.http.ContentStreamProvider;
import software.amazon.awssdk.http.HttpExecuteRequest;
import software.amazon.awssdk.http.HttpExecuteResponse;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.http.SdkHttpMethod;
import software.amazon.awssdk.http.SdkHttpRequest;
import software.amazon.awssdk.http.SdkHttpResponse;
import software.amazon.awssdk.http.auth.aws.signer.AwsV4HttpSigner;
import software.amazon.awssdk.http.auth.spi.signer.SignedRequest;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.identity.spi.AwsCredentialsIdentity;

/**
 * Requests signed as AWS wants them (Signature Version 4), made again where that may help.
 *
 * <p>The parts are those of the AWS SDK: credentials, signer, HTTP client, back-off. Its clients
 * are left out because of what they cost a short process: 5,000 uploads take them 2.3 s of CPU
 * more.
 */
final class SignedHttp implements AutoCloseable {
  private static final int NO_CONTENT = 204;
  private static final int TOO_MANY_REQUESTS = 429;
  private static final int SERVER_ERROR = 500;

  private final String service;
  private final String region;
  private final Traffic traffic;
  private final Patience patience;
  private final AwsV4HttpSigner signer = AwsV4HttpSigner.create();
  private final DefaultCredentialsProvider credentials =
      DefaultCredentialsProvider.builder().build();
  private final SdkHttpClient client;

  /**
   * @param service as signatures name it: {@code s3}
   * @param endpoint where all requests go
   */
  SignedHttp(String service, String region, URI endpoint, Traffic traffic, Patience patience) {
    this.service = service;
    this.patience = patience;
    this.client = client(endpoint, patience);
    this.region = region;
    this.traffic = traffic;
    // Java keeps 5 idle connections to a host otherwise, and opens all others anew each time.
    if (System.getProperty("http.maxConnections") == null) {
      System.setProperty("http.maxConnections", Integer.toString(traffic.most()));
    }
  }

  private static SdkHttpClient client(URI endpoint, Patience patience) {
    if (!"http".equals(endpoint.getScheme())) {
      return UrlConnectionHttpClient.builder()
          .connectionTimeout(patience.connect())
          .socketTimeout(patience.silence())
          .build();
    }
    // Making ready for TLS would take longer than an empty publish.
    return UrlConnectionHttpClient.create(
        address -> {
          try {
            HttpURLConnection connection = (HttpURLConnection) address.toURL().openConnection();
            connection.setConnectTimeout((int) patience.connect().toMillis());
            connection.setReadTimeout((int) patience.silence().toMillis());
            return connection;
          } catch (IOException e) {
            throw new UncheckedIOException(e);
          }
        });
  }

  /**
   * A request.
   *
   * @param query not yet escaped
   * @param body null for none
   */
  record Request(
      SdkHttpMethod method,
      URI uri,
      SortedMap<String, String> query,
      SortedMap<String, String> headers,
      @Nullable Body body) {}

  /** What came back; also when it is a refusal. */
  @SuppressWarnings("ArrayRecordComponent") // It is read at once, and never compared.
  record Answer(SdkHttpResponse head, byte[] body) {
    int status() {
      return head.statusCode();
    }

    Optional<String> header(String name) {
      return head.firstMatchingHeader(name);
    }

    boolean isSuccess() {
      return head.isSuccessful() && !(body.length > 0 && S3Xml.isError(body));
    }
  }

  /**
   * Sends a request, again and again where that may help.
   *
   * @throws IOException when no answer is to be had
   * @throws software.amazon.awssdk.core.exception.SdkClientException when no credentials are known
   */
  Answer send(Request request) throws IOException {
    return send(request, null);
  }

  /**
   * The same for one of many alike: how it fares decides how many more may be under way.
   *
   * @param permission asked before each attempt; throws when no more may be made. Null for a
   *     request that is alone
   */
  Answer send(Request request, @Nullable Runnable permission) throws IOException {
    for (int attempt = 1; ; attempt++) {
      if (permission != null) {
        permission.run();
      }
      try {
        long begun = System.nanoTime();
        Answer answer = attempt(request);
        if (permission != null) {
          long now = System.nanoTime();
          traffic.answered(answer.status(), now - begun, now);
        }
        boolean again =
            answer.status() >= SERVER_ERROR
                || answer.status() == TOO_MANY_REQUESTS
                || (answer.head().isSuccessful() && !answer.isSuccess())
                || S3Xml.isTransient(answer);
        if (!again || attempt >= patience.attempts()) {
          return answer;
        }
      } catch (IOException e) {
        if (attempt >= attempts(e)) {
          throw e;
        }
      }
      pause(attempt);
    }
  }

  private int attempts(IOException e) {
    if (e instanceof UnknownHostException || e instanceof SSLException || isOurs(e)) {
      return 1;
    }
    boolean unanswered = e instanceof ConnectException || e instanceof SocketTimeoutException;
    return unanswered ? patience.attemptsUnanswered() : patience.attempts();
  }

  /** How many requests may be under way now. */
  int concurrency() {
    return traffic.limit();
  }

  /** How many requests went out. */
  long requests() {
    return traffic.requests();
  }

  private static boolean isOurs(IOException e) {
    return e instanceof Unreadable;
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

  private Answer attempt(Request request) throws IOException {
    SignedRequest signed = sign(request);
    traffic.sent();
    HttpExecuteRequest.Builder execution = HttpExecuteRequest.builder().request(signed.request());
    signed.payload().ifPresent(execution::contentStreamProvider);
    HttpExecuteResponse response;
    try {
      response = client.prepareRequest(execution.build()).call();
    } catch (UncheckedIOException e) {
      throw Unreadable.of(e);
    }
    byte[] body = new byte[0];
    if (response.responseBody().isPresent()) {
      try (AbortableInputStream in = response.responseBody().get()) {
        body = in.readAllBytes();
      }
    }
    Answer answer = new Answer(response.httpResponse(), body);
    boolean mayLackLength = request.method() == SdkHttpMethod.HEAD && !answer.isSuccess();
    if (!mayLackLength && !isWhole(answer)) {
      throw new EOFException("the answer broke off");
    }
    return answer;
  }

  /** Java takes the end of a connection for the end of an answer's head. */
  private static boolean isWhole(Answer answer) {
    return answer.status() == NO_CONTENT
        || answer.header("Content-Length").isPresent()
        || answer.header("Transfer-Encoding").isPresent()
        || answer.header("Connection").filter("close"::equalsIgnoreCase).isPresent();
  }

  private SignedRequest sign(Request request) throws IOException {
    SdkHttpRequest.Builder http =
        SdkHttpRequest.builder().method(request.method()).uri(request.uri());
    request.query().forEach(http::putRawQueryParameter);
    request.headers().forEach(http::putHeader);
    ContentStreamProvider payload = payload(request, http);
    AwsCredentialsIdentity identity = credentials.resolveCredentials();
    try {
      SignedRequest signed =
          signer.sign(
              signing -> {
                signing
                    .identity(identity)
                    .request(http.build())
                    .putProperty(AwsV4HttpSigner.SERVICE_SIGNING_NAME, service)
                    .putProperty(AwsV4HttpSigner.REGION_NAME, region)
                    .putProperty(AwsV4HttpSigner.DOUBLE_URL_ENCODE, false)
                    .putProperty(AwsV4HttpSigner.NORMALIZE_PATH, false);
                if (payload != null) {
                  signing.payload(payload);
                }
              });
      check(request, signed);
      return signed;
    } catch (UncheckedIOException e) {
      throw Unreadable.of(e);
    }
  }

  /** The signature holds the payload's hash, so that whoever signs has looked at every byte. */
  private static void check(Request request, SignedRequest signed) throws Unreadable {
    Body body = request.body();
    Optional<String> actual = signed.request().firstMatchingHeader("x-amz-content-sha256");
    if (body != null && actual.isPresent()) {
      try {
        body.check(request.uri().getPath(), actual.get());
      } catch (ChangedException e) {
        throw new Unreadable(e);
      }
    }
  }

  private static @Nullable ContentStreamProvider payload(
      Request request, SdkHttpRequest.Builder http) throws IOException {
    Body body = request.body();
    if (body == null) {
      return null;
    }
    http.putHeader("Content-Length", Long.toString(body.length()));
    if (body.length() <= S3Target.SMALL) {
      try (InputStream in = body.content().open()) {
        return ContentStreamProvider.fromByteArray(in.readAllBytes());
      } catch (IOException e) {
        throw new Unreadable(e);
      }
    }
    return () -> {
      try {
        return body.content().open();
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    };
  }

  private void pause(int attempt) throws IOException {
    try {
      Thread.sleep(patience.pauses().computeDelay(attempt).toMillis());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new InterruptedIOException("interrupted");
    }
  }

  @Override
  public void close() {
    client.close();
    credentials.close();
  }
}
