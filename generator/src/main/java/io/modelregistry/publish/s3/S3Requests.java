package io.modelregistry.publish.s3;

import io.modelregistry.publish.Body;
import io.modelregistry.publish.PublishException;
import java.io.IOException;
import java.net.URI;
import java.util.Collections;
import java.util.SortedMap;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.http.SdkHttpMethod;

/**
 * Requests to one bucket; what goes wrong is said for people.
 *
 * @param place where that is, as messages name it
 * @param permission asked before each attempt; null for what is done one after the other, which
 *     need not wait for the many
 */
record S3Requests(
    String place, S3Endpoint endpoint, SignedHttp http, @Nullable Runnable permission) {
  private static final SortedMap<String, String> NOTHING = Collections.emptySortedMap();

  /** The same, each with permission. */
  S3Requests guardedBy(Runnable permission) {
    return new S3Requests(place, endpoint, http, permission);
  }

  /**
   * Sends a request without a query.
   *
   * @param what it does, for messages: {@code read models.json}
   * @throws PublishException when no answer is to be had
   */
  SignedHttp.Answer send(
      String what,
      SdkHttpMethod method,
      URI uri,
      SortedMap<String, String> headers,
      @Nullable Body body) {
    return send(what, new SignedHttp.Request(method, uri, NOTHING, headers, body));
  }

  /**
   * Sends a request.
   *
   * @throws PublishException when no answer is to be had
   */
  SignedHttp.Answer send(String what, SignedHttp.Request request) {
    try {
      return http.send(request, permission);
    } catch (IOException e) {
      throw S3Problem.unanswered(cannot(what), e);
    } catch (SdkException e) {
      throw S3Problem.withoutCredentials(cannot(what), e);
    }
  }

  /**
   * The answer again.
   *
   * @throws PublishException when it is a refusal
   */
  SignedHttp.Answer checked(String what, SignedHttp.Answer answer) {
    if (!answer.isSuccess()) {
      throw S3Problem.refused(cannot(what), answer);
    }
    return answer;
  }

  /** The beginning of a message. */
  String cannot(String what) {
    return "cannot " + what + " at " + place;
  }
}
