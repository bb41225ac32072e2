package io.modelregistry.health.http;

import io.modelregistry.health.Method;
import io.modelregistry.health.Outcome;
import io.modelregistry.health.Outcome.Status;
import io.modelregistry.health.Probe;
import java.io.IOException;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.UnknownHostException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpTimeoutException;
import java.nio.channels.UnresolvedAddressException;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.SSLSocketFactory;

/**
 * Asks over the network. Addresses are authored by anybody: only https is asked, only hosts all of
 * whose addresses are public, and redirects are checked again one by one. A host is looked up once
 * here; the connection finds that answer in Java's own cache, so that a name server cannot give
 * another one in between.
 */
public final class NetworkProber {
  /** What is said of an address that is only asked where private ones are. */
  public static final String NOT_HTTPS = "not https";

  /** Likewise. */
  public static final String NOT_PUBLIC = "not an address of the public internet";

  private static final int MAX_REDIRECTS = 3;
  private static final int HTTPS_PORT = 443;
  private static final int HTTP_PORT = 80;
  private static final int FIRST_SUCCESS = 200;
  private static final int FIRST_REDIRECT = 300;
  private static final int FIRST_REFUSAL = 400;
  private static final int TOO_MANY = 429;
  private static final int FIRST_ERROR = 500;

  private final HttpClient client;
  private final Duration timeout;
  private final boolean allowPrivate;
  private final PublicAddresses.Resolver resolver;

  /**
   * @param timeout for each step: to connect, and to get an answer
   * @param allowPrivate whether addresses inside one's own network are asked too, and http
   */
  public NetworkProber(Duration timeout, boolean allowPrivate) {
    this(timeout, allowPrivate, InetAddress::getAllByName);
  }

  NetworkProber(Duration timeout, boolean allowPrivate, PublicAddresses.Resolver resolver) {
    this.timeout = timeout;
    this.allowPrivate = allowPrivate;
    this.resolver = resolver;
    this.client =
        HttpClient.newBuilder()
            .connectTimeout(timeout)
            .followRedirects(HttpClient.Redirect.NEVER)
            .version(HttpClient.Version.HTTP_1_1)
            .build();
  }

  /** An address that must not be asked. */
  private static final class ForbiddenException extends IOException {
    private static final long serialVersionUID = 1L;

    ForbiddenException(String message) {
      super(message);
    }
  }

  /** Asks once. Never throws. */
  Outcome probe(Probe probe) {
    long start = System.nanoTime();
    try {
      Checked target = checked(probe.url());
      Answer answer =
          probe.method() == Method.CONNECTION ? connect(target) : request(probe, target);
      return outcome(answer, start);
    } catch (ForbiddenException e) {
      return outcome(new Answer(Status.UNKNOWN, words(e)), start);
    } catch (IOException e) {
      return outcome(new Answer(Status.DOWN, words(e)), start);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return outcome(new Answer(Status.UNKNOWN, "interrupted"), start);
    }
  }

  private record Answer(Status status, String words) {}

  private static Outcome outcome(Answer answer, long start) {
    long took = Duration.ofNanos(System.nanoTime() - start).toMillis();
    return new Outcome(answer.status(), answer.words(), took);
  }

  private record Checked(URI uri, List<InetAddress> addresses) {
    boolean isTls() {
      return "https".equalsIgnoreCase(uri.getScheme());
    }

    int port() {
      return uri.getPort() >= 0 ? uri.getPort() : isTls() ? HTTPS_PORT : HTTP_PORT;
    }

    /** Without the brackets of an IPv6 address. */
    String host() {
      return uri.getHost().replaceAll("[\\[\\]]", "");
    }
  }

  private Checked checked(String url) throws IOException {
    try {
      return checked(new URI(url));
    } catch (URISyntaxException e) {
      throw new ForbiddenException("no address");
    }
  }

  private Checked checked(URI uri) throws IOException {
    String scheme = String.valueOf(uri.getScheme()).toLowerCase(Locale.ROOT);
    if (uri.getHost() == null || uri.getRawUserInfo() != null) {
      throw new ForbiddenException("no address of a host");
    }
    if (!scheme.equals("https") && !(allowPrivate && scheme.equals("http"))) {
      throw new ForbiddenException(NOT_HTTPS);
    }
    Checked found =
        new Checked(uri, List.of(resolver.resolve(uri.getHost().replaceAll("[\\[\\]]", ""))));
    for (InetAddress address : found.addresses()) {
      if (!allowPrivate && !PublicAddresses.contains(address)) {
        throw new ForbiddenException(NOT_PUBLIC);
      }
    }
    return found;
  }

  /** The first of its addresses that takes a connection. */
  private Answer connect(Checked target) throws IOException {
    IOException failure = new UnknownHostException(target.host());
    for (InetAddress address : target.addresses()) {
      try {
        connect(target, address);
        return new Answer(Status.UP, "connected");
      } catch (SSLException e) {
        throw e;
      } catch (IOException e) {
        failure = e;
      }
    }
    throw failure;
  }

  private void connect(Checked target, InetAddress address) throws IOException {
    int millis = Math.toIntExact(timeout.toMillis());
    try (Socket socket = new Socket()) {
      socket.connect(new InetSocketAddress(address, target.port()), millis);
      if (target.isTls()) {
        socket.setSoTimeout(millis);
        SSLSocketFactory factory = (SSLSocketFactory) SSLSocketFactory.getDefault();
        try (SSLSocket tls =
            (SSLSocket) factory.createSocket(socket, target.host(), target.port(), true)) {
          SSLParameters parameters = tls.getSSLParameters();
          parameters.setEndpointIdentificationAlgorithm("HTTPS");
          tls.setSSLParameters(parameters);
          tls.startHandshake();
        }
      }
    }
  }

  private Answer request(Probe probe, Checked first) throws IOException, InterruptedException {
    Checked target = first;
    for (int redirects = 0; ; redirects++) {
      HttpResponse<Void> response = send(probe, target);
      int status = response.statusCode();
      Optional<String> location =
          status >= FIRST_REDIRECT && status < FIRST_REFUSAL
              ? response.headers().firstValue("Location")
              : Optional.empty();
      // A key is for the host that it was allowed for, whatever that host says.
      boolean follows = location.isPresent() && probe.key().isEmpty();
      if (!follows) {
        return new Answer(
            isUp(probe.method(), status) ? Status.UP : Status.DOWN, Outcome.ANSWERED + status);
      }
      if (redirects == MAX_REDIRECTS) {
        return new Answer(Status.DOWN, "too many redirects");
      }
      target = redirected(target, location.orElseThrow());
    }
  }

  private Checked redirected(Checked from, String location) throws IOException {
    try {
      return checked(from.uri().resolve(new URI(location)));
    } catch (URISyntaxException e) {
      throw new IOException("redirected to no address", e);
    } catch (ForbiddenException e) {
      throw new ForbiddenException("redirected: " + e.getMessage());
    }
  }

  private HttpResponse<Void> send(Probe probe, Checked target)
      throws IOException, InterruptedException {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(target.uri())
            .timeout(timeout)
            .header("User-Agent", "model-registry-health")
            .header("Accept", "application/json, */*;q=0.1");
    probe.key().ifPresent(key -> request.header(key.header(), key.value()));
    return client.send(request.build(), info -> HttpResponse.BodySubscribers.replacing(null));
  }

  /** Who refuses a key or asks for patience is there; a health address says it by success only. */
  private static boolean isUp(Method method, int status) {
    return method == Method.HEALTH_URL
        ? (status >= FIRST_SUCCESS && status < FIRST_REFUSAL) || status == TOO_MANY
        : status < FIRST_ERROR;
  }

  /** In our own words: those of exceptions may hold addresses and headers. */
  private static String words(IOException e) {
    if (e instanceof ForbiddenException) {
      return String.valueOf(e.getMessage());
    }
    if (e instanceof UnknownHostException || e.getCause() instanceof UnresolvedAddressException) {
      return "no such host";
    }
    if (e instanceof HttpTimeoutException || e instanceof SocketTimeoutException) {
      return "no answer in time";
    }
    if (e instanceof SSLException) {
      return "no secure connection";
    }
    return e instanceof ConnectException ? "no connection" : "the connection broke";
  }
}
