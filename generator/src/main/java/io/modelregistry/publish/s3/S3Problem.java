package io.modelregistry.publish.s3;

import io.modelregistry.publish.PublishException;
import java.io.IOException;
import java.net.ConnectException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import javax.net.ssl.SSLException;

/**
 * What a failed request means for the person who publishes. Only codes of the protocol and names
 * that the person gave go into the message: the store's own words may repeat an access key.
 */
final class S3Problem {
  private static final int FORBIDDEN = 403;
  private static final int NOT_FOUND = 404;
  private static final int MOVED = 301;
  private static final int BAD_REQUEST = 400;

  private S3Problem() {}

  /**
   * @param place what was tried and where: {@code cannot write x.json at s3://bucket}
   */
  static PublishException refused(String place, SignedHttp.Answer answer) {
    return new PublishException(place + ": " + refusal(S3Xml.code(answer), answer.status()));
  }

  /**
   * @param place what was tried and where
   */
  static PublishException unanswered(String place, IOException e) {
    return new PublishException(place + ": " + why(e), e);
  }

  /**
   * @param place what was tried and where
   */
  static PublishException withoutCredentials(String place, RuntimeException e) {
    return new PublishException(
        place
            + ": no credentials are known; set AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY,"
            + " AWS_PROFILE, or a web identity",
        e);
  }

  private static String why(IOException e) {
    if (e instanceof Payload.Unreadable) {
      return e.getMessage() + "; build the site and publish again";
    }
    for (Throwable cause = e; cause != null; cause = cause.getCause()) {
      if (cause instanceof UnknownHostException) {
        return "there is no such host, or no network";
      }
      if (cause instanceof SSLException) {
        return "no secure connection can be made; check the endpoint and its certificate";
      }
      if (cause instanceof SocketTimeoutException) {
        return "the store does not answer in time";
      }
      if (cause instanceof ConnectException) {
        return "nothing answers there; check the endpoint and the network";
      }
    }
    return "the connection broke; try again";
  }

  private static String refusal(String code, int status) {
    return switch (code) {
      case "NoSuchBucket" -> "there is no such bucket; create it, or check its name and the region";
      case "InvalidAccessKeyId" ->
          "the store does not know the access key; check AWS_ACCESS_KEY_ID";
      case "SignatureDoesNotMatch" ->
          "the secret does not fit the access key; check AWS_SECRET_ACCESS_KEY";
      case "ExpiredToken", "TokenRefreshRequired", "ExpiredTokenException" ->
          "the credentials have expired; get new ones";
      case "InvalidToken" -> "the session token is not valid; get new credentials";
      case "RequestTimeTooSkewed" -> "this machine's clock is wrong; set it";
      case "AccessDenied", "AllAccessDisabled", "Forbidden" ->
          "access is denied; the credentials need s3:GetObject, s3:PutObject and s3:DeleteObject on"
              + " its objects and s3:ListBucket on the bucket";
      case "PermanentRedirect",
          "AuthorizationHeaderMalformed",
          "IllegalLocationConstraintException" ->
          "the bucket lies in another region; give it with --region";
      case "SlowDown", "ServiceUnavailable", "InternalError" ->
          "the store is overloaded (" + code + "); try again later";
      case "NotImplemented" ->
          "the store does not know conditional requests, and publishing is not safe without them";
      default -> unnamed(code, status);
    };
  }

  /** Answers to HEAD have no body, and so no code. */
  private static String unnamed(String code, int status) {
    return switch (status) {
      case FORBIDDEN -> refusal("AccessDenied", status);
      case NOT_FOUND -> refusal("NoSuchBucket", status);
      case MOVED -> refusal("PermanentRedirect", status);
      case BAD_REQUEST ->
          "the store refuses the request"
              + (code.matches("[A-Za-z]+") ? " (" + code + ")" : "")
              + "; check the region and the credentials";
      default -> "the store answers " + status + (code.matches("[A-Za-z]+") ? " " + code : "");
    };
  }
}
