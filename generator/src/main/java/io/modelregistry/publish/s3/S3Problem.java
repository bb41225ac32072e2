package io.modelregistry.publish.s3;

import io.modelregistry.publish.PublishException;
import java.net.ConnectException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import javax.net.ssl.SSLException;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.awscore.exception.AwsErrorDetails;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.s3.model.S3Exception;

/**
 * What a failed request means for the person who publishes. Only codes of the protocol and names
 * that the person gave go into the message: the store's own words may repeat an access key.
 */
final class S3Problem {
  private static final int FORBIDDEN = 403;
  private static final int MOVED = 301;

  private S3Problem() {}

  static PublishException noRegion(SdkException e) {
    return new PublishException(
        "no region is known for S3; give --region, or set AWS_REGION or a profile's region", e);
  }

  /**
   * @param what was tried, such as {@code write api/x.json}
   * @param bucket as a person writes it
   * @param endpoint null for AWS
   */
  static PublishException of(
      String what, String bucket, @Nullable String endpoint, SdkException e) {
    String start =
        "cannot " + what + " at " + bucket + (endpoint == null ? "" : " (" + endpoint + ")");
    return new PublishException(start + ": " + why(e), e);
  }

  private static String why(SdkException e) {
    if (e instanceof S3Exception refused) {
      AwsErrorDetails details = refused.awsErrorDetails();
      String code = details == null ? null : details.errorCode();
      return refusal(code == null ? "" : code, refused.statusCode());
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
    String message = String.valueOf(e.getMessage());
    if (message.contains("Unable to load credentials")) {
      return "no credentials are known; set AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY,"
          + " AWS_PROFILE, or a web identity";
    }
    if (message.contains("changed while it was being published")) {
      return "the site changed while it was being published; build it and publish again";
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
      default -> unnamed(code, status);
    };
  }

  private static String unnamed(String code, int status) {
    if (status == FORBIDDEN) {
      return refusal("AccessDenied", status);
    }
    if (status == MOVED) {
      return refusal("PermanentRedirect", status);
    }
    return "the store answers " + status + (code.matches("[A-Za-z]+") ? " " + code : "");
  }
}
