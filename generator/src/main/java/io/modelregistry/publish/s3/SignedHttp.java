package io.modelregistry.publish.s3;

import io.modelregistry.publish.Body;
import java.io.EOFException;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.io.UncheckedIOException;
import java.net.ConnectException;
import java.net.HttpURLConnection;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.net.UnknownHostException;
import java.time.Clock;
import java.util.Optional;
import java.util.SortedMap;
import javax.net.ssl.SSLException;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.auth.credentials.DefaultCredentialsProvider;
import software.amazon.awssdk.http.AbortableInputStream;
import software.amazon.awssdk.http.HttpExecuteRequest;
import software.amazon.awssdk.http.HttpExecuteResponse;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.http.SdkHttpMethod;
import software.amazon.awssdk.http.SdkHttpRequest;
import software.amazon.awssdk.http.SdkHttpResponse;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;

/**
 * Requests signed as AWS wants them (Signature Version 4), made again where that may help.
 *
 * <p>Credentials, HTTP client and back-off are those of the AWS SDK. Its S3 client and its signer
 * are left out because of what they cost a short process: see decision 8.
 */
final class SignedHttp implements AutoCloseable {
  private static final byte[] NOTHING = {};
  private static final int NO_CONTENT = 204;
  private static final int TOO_MANY_REQUESTS = 429;
  private static final int SERVER_ERROR = 500;

  private final Traffic traffic;
  private final Patience patience;
  private final RequestSigner signer;
  private final DefaultCredentialsProvider credentials =
      DefaultCredentialsProvider.builder().build();
  private final SdkHttpClient client;

  /**
   * @param service as signatures name it: {@code s3}
   * @param endpoint where all requests go
   */
  SignedHttp(String service, String region, URI endpoint, Traffic traffic, Patience patience) {
    this.patience = patience;
    this.client = client(endpoint, patience);
    this.signer = new RequestSigner(service, region, Clock.systemUTC());
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
    if (e instanceof UnknownHostException
        || e instanceof SSLException
        || e instanceof Payload.Unreadable) {
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

  private Answer attempt(Request request) throws IOException {
    Payload payload = Payload.of(request);
    SdkHttpRequest.Builder head =
        SdkHttpRequest.builder().method(request.method()).uri(request.uri());
    request.query().forEach(head::putRawQueryParameter);
    signer
        .sign(request, payload.sha256(), credentials.resolveCredentials())
        .forEach(head::putHeader);
    HttpExecuteRequest.Builder execution = HttpExecuteRequest.builder();
    if (request.body() != null) {
      head.putHeader("Content-Length", Long.toString(request.body().length()));
      execution.contentStreamProvider(payload.content());
    }
    traffic.sent();
    HttpExecuteResponse response;
    try {
      response = client.prepareRequest(execution.request(head.build()).build()).call();
    } catch (UncheckedIOException e) {
      throw Payload.Unreadable.of(e);
    }
    Answer answer = new Answer(response.httpResponse(), body(response));
    boolean mayLackLength = request.method() == SdkHttpMethod.HEAD && !answer.isSuccess();
    if (!mayLackLength && !isWhole(answer)) {
      throw new EOFException("the answer broke off");
    }
    return answer;
  }

  private static byte[] body(HttpExecuteResponse response) throws IOException {
    if (response.responseBody().isEmpty()) {
      return NOTHING;
    }
    try (AbortableInputStream in = response.responseBody().get()) {
      boolean isEmpty =
          response
              .httpResponse()
              .firstMatchingHeader("Content-Length")
              .filter("0"::equals)
              .isPresent();
      // Most answers are empty, and reading one makes room for many bytes.
      return isEmpty ? NOTHING : in.readAllBytes();
    }
  }

  /** Java takes the end of a connection for the end of an answer's head. */
  private static boolean isWhole(Answer answer) {
    return answer.status() == NO_CONTENT
        || answer.header("Content-Length").isPresent()
        || answer.header("Transfer-Encoding").isPresent()
        || answer.header("Connection").filter("close"::equalsIgnoreCase).isPresent();
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
