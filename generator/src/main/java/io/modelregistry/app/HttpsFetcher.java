package io.modelregistry.app;

import io.modelregistry.sync.Fetcher;
import io.modelregistry.sync.ImportException;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** Fetches over https with the JDK's client; follows redirects to https only. */
public final class HttpsFetcher implements Fetcher {
  private static final Duration CONNECT = Duration.ofSeconds(10);
  private static final Duration ANSWER = Duration.ofSeconds(60);
  private static final int OK = 200;

  @Override
  public byte[] fetch(String url, int maxBytes) {
    URI uri = URI.create(url);
    if (!"https".equals(uri.getScheme())) {
      throw new ImportException("only https addresses are fetched, not " + url);
    }
    HttpClient client =
        HttpClient.newBuilder()
            .connectTimeout(CONNECT)
            .followRedirects(HttpClient.Redirect.NORMAL)
            .build();
    HttpRequest request =
        HttpRequest.newBuilder(uri).timeout(ANSWER).header("Accept", "application/json").build();
    try {
      HttpResponse<InputStream> response =
          client.send(request, HttpResponse.BodyHandlers.ofInputStream());
      try (InputStream body = response.body()) {
        if (response.statusCode() != OK) {
          throw new ImportException(url + " answered with status " + response.statusCode());
        }
        byte[] bytes = body.readNBytes(maxBytes + 1);
        if (bytes.length > maxBytes) {
          throw new ImportException(url + " has more than " + maxBytes + " bytes");
        }
        return bytes;
      }
    } catch (IOException e) {
      throw new ImportException("cannot fetch " + url + ": " + reason(e));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new ImportException("interrupted while fetching " + url);
    }
  }

  private static String reason(IOException e) {
    @Nullable String message = e.getMessage();
    return message != null ? message : e.getClass().getSimpleName();
  }
}
