package io.modelregistry.publish.s3;

import io.modelregistry.publish.Body;
import io.modelregistry.publish.Cdn;
import io.modelregistry.publish.PublishException;
import java.io.IOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import java.util.regex.Pattern;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.http.SdkHttpMethod;

/**
 * A distribution of Amazon CloudFront, spoken to by the one request that publishing needs:
 * CreateInvalidation of its API of 2020-05-31.
 *
 * @param id as CloudFront gave it: {@code E2EXAMPLE123}
 * @param endpoint where CloudFront's API is
 */
public record CloudFront(String id, URI endpoint) implements Cdn {
  private static final String KIND = "cloudfront:";
  private static final Pattern ID = Pattern.compile("[A-Z0-9]{6,32}");
  private static final String NAMESPACE = "http://cloudfront.amazonaws.com/doc/2020-05-31/";
  private static final URI PUBLIC = URI.create("https://cloudfront.amazonaws.com");

  /** CloudFront has one region for all. */
  private static final String REGION = "us-east-1";

  private static final int FORBIDDEN = 403;

  /**
   * Reads {@code cloudfront:ID}.
   *
   * @param variables of the process: {@code AWS_ENDPOINT_URL_CLOUDFRONT} sets the API's address, as
   *     for all AWS tools
   * @throws IllegalArgumentException when it is not that, in words for the person who gave it
   */
  public static CloudFront parse(String text, Map<String, String> variables) {
    String id = text.startsWith(KIND) ? text.substring(KIND.length()) : "";
    if (!ID.matcher(id).matches()) {
      throw new IllegalArgumentException(
          "write cloudfront: and a distribution's id, such as cloudfront:E2EXAMPLE123");
    }
    return new CloudFront(
        id,
        Optional.ofNullable(variables.get("AWS_ENDPOINT_URL_CLOUDFRONT"))
            .map(CloudFront::endpoint)
            .orElse(PUBLIC));
  }

  private static URI endpoint(String text) {
    try {
      return new URI(text);
    } catch (URISyntaxException e) {
      throw new IllegalArgumentException("AWS_ENDPOINT_URL_CLOUDFRONT is no address");
    }
  }

  @Override
  public void invalidate(List<String> paths) {
    if (paths.isEmpty()) {
      return;
    }
    SignedHttp.Request request =
        new SignedHttp.Request(
            SdkHttpMethod.POST,
            endpoint.resolve("/2020-05-31/distribution/" + id + "/invalidation"),
            new TreeMap<>(),
            new TreeMap<>(Map.of("Content-Type", "application/xml")),
            Body.of(batch(paths)));
    try (SignedHttp http =
        new SignedHttp("cloudfront", REGION, endpoint, new Traffic(1), Patience.DEFAULT)) {
      SignedHttp.Answer answer = http.send(request);
      if (!answer.isSuccess()) {
        throw failure(refusal(S3Xml.code(answer), answer.status()));
      }
    } catch (IOException e) {
      throw failure("it cannot be reached");
    } catch (SdkException e) {
      throw failure("no credentials are known");
    }
  }

  /** Its errors are the same XML as those of S3. */
  private static String refusal(String code, int status) {
    return switch (code) {
      case "NoSuchDistribution" -> "there is no such distribution; check its id";
      case "TooManyInvalidationsInProgress" -> "it is busy with earlier ones";
      case "InvalidClientTokenId", "SignatureDoesNotMatch" ->
          "it does not know the access key or its secret";
      default ->
          status == FORBIDDEN
              ? "access is denied; it needs cloudfront:CreateInvalidation"
              : "it answers " + status + (code.matches("[A-Za-z]+") ? " " + code : "");
    };
  }

  /**
   * Paths are escaped for URLs already; of what XML gives a meaning they can hold only {@code &}.
   * With its own reference, a request that got through unnoticed is not done twice.
   */
  private static byte[] batch(List<String> paths) {
    StringBuilder xml =
        new StringBuilder("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<InvalidationBatch xmlns=\"")
            .append(NAMESPACE)
            .append("\"><Paths><Quantity>")
            .append(paths.size())
            .append("</Quantity><Items>");
    for (String path : paths) {
      xml.append("<Path>").append(path.replace("&", "&amp;")).append("</Path>");
    }
    return xml.append("</Items></Paths><CallerReference>")
        .append(UUID.randomUUID())
        .append("</CallerReference></InvalidationBatch>")
        .toString()
        .getBytes(StandardCharsets.UTF_8);
  }

  /** Publishing is done by then, and caches forget by themselves in time. */
  private PublishException failure(String why) {
    return new PublishException(
        "the site is published, but the CloudFront distribution "
            + id
            + " was not told: "
            + why
            + ". The next publish with --invalidate tells it again; its caches forget by"
            + " themselves, or now with: aws cloudfront create-invalidation --distribution-id "
            + id
            + " --paths '/*'");
  }
}
