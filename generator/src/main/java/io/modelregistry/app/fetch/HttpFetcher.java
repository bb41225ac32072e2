package io.modelregistry.app.fetch;

import io.modelregistry.json.Quoted;
import io.modelregistry.sync.Credential;
import io.modelregistry.sync.FetchRequest;
import io.modelregistry.sync.Fetcher;
import io.modelregistry.sync.ImportException;
import java.io.IOException;
import java.net.ConnectException;
import java.net.http.HttpClient;
import java.net.http.HttpHeaders;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpTimeoutException;
import java.nio.channels.UnresolvedAddressException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import javax.net.ssl.SSLException;
import org.jspecify.annotations.Nullable;

/**
 * Fetches with the JDK's client. Follows a few redirects, never out of https and with a key only to
 * its own origin; asks again where that may help, as patiently as the server wants within bounds;
 * of lists that anybody may read it keeps the last answer and asks whether it still holds.
 */
public final class HttpFetcher implements Fetcher {
  private static final int MAX_REDIRECTS = 5;
  private static final int OK = 200;
  private static final int NOT_MODIFIED = 304;

  private final Patience patience;
  private final Pause pause;
  private final Clock clock;
  private final Optional<AnswerCache> cache;
  private final HttpClient client;

  /** Waits; tests do not. */
  @FunctionalInterface
  public interface Pause {
    /** Returns after that time. */
    void of(Duration time) throws InterruptedException;
  }

  /**
   * @param clock what time it is, for servers that name the time at which to come back
   * @param cache a folder for the last answers; it is made when first needed
   */
  public HttpFetcher(Patience patience, Pause pause, Clock clock, Optional<Path> cache) {
    this.patience = patience;
    this.pause = pause;
    this.clock = clock;
    this.cache = cache.map(AnswerCache::new);
    this.client =
        HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(patience.connect())
            .followRedirects(HttpClient.Redirect.NEVER)
            .build();
  }

  /** Something went wrong that may go well the next time. */
  private static final class PassingException extends Exception {
    private static final long serialVersionUID = 1L;

    private final Optional<Duration> asked;

    PassingException(String message, Optional<Duration> asked) {
      super(message);
      this.asked = asked;
    }
  }

  @Override
  public byte[] fetch(FetchRequest request) {
    Answer answer = answer(request);
    if (answer.status() != OK) {
      throw new ImportException(refused(answer.address(), answer.status(), request));
    }
    if (!answer.is(request.media())) {
      throw answer.insteadOf(request.media());
    }
    return answer.body();
  }

  /**
   * The answer behind an address, of whatever kind and with whatever status.
   *
   * @throws ImportException when there is none, or it is too large
   */
  public Answer answer(FetchRequest request) {
    Address address = Address.of(request.url());
    for (int made = 1; ; made++) {
      try {
        return attempt(request, address);
      } catch (PassingException e) {
        Duration wait = e.asked.orElse(patience.after(made));
        if (made >= patience.attempts()) {
          throw new ImportException(
              e.getMessage() + (made > 1 ? ", and so in " + made + " attempts" : ""));
        }
        if (wait.compareTo(patience.longest()) > 0) {
          throw new ImportException(
              e.getMessage() + ", and wants " + wait.toSeconds() + " s of peace: try again then");
        }
        waitFor(wait, address);
      }
    }
  }

  private void waitFor(Duration time, Address address) {
    try {
      pause.of(time);
    } catch (InterruptedException e) {
      throw interrupted(address);
    }
  }

  private static ImportException interrupted(Address address) {
    Thread.currentThread().interrupt();
    return new ImportException("interrupted while fetching " + address.shown());
  }

  private Answer attempt(FetchRequest request, Address address) throws PassingException {
    Optional<AnswerCache> kept = request.credential().isEmpty() ? cache : Optional.empty();
    Optional<AnswerCache.Entry> before = kept.flatMap(answers -> answers.find(request));
    Address at = address;
    for (int redirects = 0; redirects <= MAX_REDIRECTS; redirects++) {
      Optional<Credential> credential =
          at.isSameOrigin(address) ? request.credential() : Optional.empty();
      HttpResponse<byte[]> response = send(request, at, credential, before);
      int status = response.statusCode();
      Optional<String> location = response.headers().firstValue("Location");
      if (status == NOT_MODIFIED && before.isPresent()) {
        // It was of the right kind when it was kept.
        return new Answer(at.shown(), OK, request.media().accept(), before.get().body());
      }
      if (status != NOT_MODIFIED && status >= 300 && status < 400 && location.isPresent()) {
        at = at.redirect(location.get());
        continue;
      }
      Answer answer = read(request, at, response);
      if (status == OK && answer.is(request.media())) {
        String etag = response.headers().firstValue("ETag").orElse("");
        String modified = response.headers().firstValue("Last-Modified").orElse("");
        kept.ifPresent(
            answers -> answers.keep(request, new AnswerCache.Entry(etag, modified, answer.body())));
      }
      return answer;
    }
    throw new ImportException(
        address.shown() + " redirects more than " + MAX_REDIRECTS + " times, perhaps in a circle");
  }

  private HttpResponse<byte[]> send(
      FetchRequest request,
      Address at,
      Optional<Credential> credential,
      Optional<AnswerCache.Entry> before)
      throws PassingException {
    HttpRequest.Builder builder =
        HttpRequest.newBuilder(at.uri())
            .timeout(patience.answer())
            .header("Accept", request.media().accept())
            .header("Accept-Encoding", "gzip")
            .header("User-Agent", "model-registry");
    credential.ifPresent(key -> builder.header(key.header(), key.value()));
    before.ifPresent(
        entry -> {
          if (!entry.etag().isEmpty()) {
            builder.header("If-None-Match", entry.etag());
          } else {
            builder.header("If-Modified-Since", entry.modified());
          }
        });
    CompletableFuture<HttpResponse<byte[]>> answer =
        client.sendAsync(builder.build(), info -> new BoundedBody(request.maxBytes()));
    try {
      // The request's own timeout ends with the headers; a body may drip for ever.
      return answer.get(patience.answer().toMillis(), TimeUnit.MILLISECONDS);
    } catch (TimeoutException e) {
      answer.cancel(true);
      throw late(at);
    } catch (InterruptedException e) {
      answer.cancel(true);
      throw interrupted(at);
    } catch (ExecutionException e) {
      throw failure(at, e.getCause());
    }
  }

  private PassingException late(Address at) {
    return new PassingException(
        at.shown() + " gave no whole answer within " + patience.answer().toSeconds() + " s",
        Optional.empty());
  }

  /** What may pass is returned, what will not is thrown. */
  private PassingException failure(Address at, @Nullable Throwable cause) {
    if (cause instanceof TooLargeException) {
      throw new ImportException(at.shown() + ": " + reason(cause));
    }
    if (cause instanceof HttpTimeoutException) {
      return late(at);
    }
    if (cause instanceof SSLException) {
      throw new ImportException(
          "no safe connection to " + at.shown() + " can be made: " + reason(cause));
    }
    if (cause instanceof ConnectException && isUnresolved(cause)) {
      throw new ImportException("there is no host for " + at.shown() + ": is the address right?");
    }
    if (cause instanceof IOException) {
      return new PassingException(
          "cannot fetch " + at.shown() + ": " + reason(cause), Optional.empty());
    }
    throw new IllegalStateException("fetching " + at.shown() + " failed", cause);
  }

  private static boolean isUnresolved(Throwable error) {
    for (Throwable at = error; at != null; at = at.getCause()) {
      if (at instanceof UnresolvedAddressException) {
        return true;
      }
    }
    return false;
  }

  private Answer read(FetchRequest request, Address at, HttpResponse<byte[]> response)
      throws PassingException {
    int status = response.statusCode();
    HttpHeaders headers = response.headers();
    if (Patience.mayPass(status)) {
      throw new PassingException(
          refused(at.shown(), status, request),
          headers.firstValue("Retry-After").flatMap(text -> Patience.asked(text, clock)));
    }
    byte[] body;
    try {
      body =
          ContentCoding.decode(
              headers.firstValue("Content-Encoding").orElse(""),
              response.body(),
              request.maxBytes());
    } catch (TooLargeException e) {
      throw new ImportException(at.shown() + ": " + reason(e));
    } catch (IOException e) {
      throw new PassingException(
          "what " + at.shown() + " sent cannot be unpacked: " + reason(e), Optional.empty());
    }
    return new Answer(at.shown(), status, headers.firstValue("Content-Type").orElse(""), body);
  }

  private static String refused(String address, int status, FetchRequest request) {
    return address + " answered with status " + status + hint(status, request);
  }

  private static String hint(int status, FetchRequest request) {
    return switch (status) {
      case 401, 403 ->
          request.credential().isEmpty() ? ": does it want a key?" : ": is the key right?";
      case 404, 410 -> ": is the address right?";
      default -> "";
    };
  }

  private static String reason(Throwable e) {
    String message = e.getMessage();
    if (message == null && e instanceof ConnectException) {
      return "nothing answers there";
    }
    return message != null ? Quoted.shortened(message) : e.getClass().getSimpleName();
  }
}
