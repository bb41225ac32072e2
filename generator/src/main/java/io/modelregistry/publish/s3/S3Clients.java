package io.modelregistry.publish.s3;

import java.time.Duration;
import software.amazon.awssdk.core.checksums.RequestChecksumCalculation;
import software.amazon.awssdk.core.checksums.ResponseChecksumValidation;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.core.retry.RetryMode;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.regions.providers.AwsProfileRegionProvider;
import software.amazon.awssdk.regions.providers.AwsRegionProvider;
import software.amazon.awssdk.regions.providers.AwsRegionProviderChain;
import software.amazon.awssdk.regions.providers.DefaultAwsRegionProviderChain;
import software.amazon.awssdk.regions.providers.SystemSettingsRegionProvider;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.S3ClientBuilder;
import software.amazon.awssdk.services.s3.S3Configuration;

/** Makes the client of the one HTTP stack that starts without delay. */
final class S3Clients {
  private static final Duration CONNECT = Duration.ofSeconds(10);
  private static final Duration SILENCE = Duration.ofSeconds(60);

  /** What the person has said; other stores' machines have no metadata to ask, only time-outs. */
  private static final AwsRegionProvider SAID =
      new AwsRegionProviderChain(
          new SystemSettingsRegionProvider(), new AwsProfileRegionProvider());

  private S3Clients() {}

  static S3Client of(S3Options options) {
    // Java keeps 5 idle connections to a host otherwise, and opens all others anew each time.
    if (System.getProperty("http.maxConnections") == null) {
      System.setProperty("http.maxConnections", Integer.toString(options.concurrency()));
    }
    S3ClientBuilder builder =
        S3Client.builder()
            .httpClientBuilder(
                UrlConnectionHttpClient.builder().connectionTimeout(CONNECT).socketTimeout(SILENCE))
            .overrideConfiguration(settings -> settings.retryStrategy(RetryMode.STANDARD))
            .forcePathStyle(options.usesPathStyle())
            .serviceConfiguration(
                S3Configuration.builder()
                    // Objects are small: waiting for a "continue" costs a round trip each.
                    .expectContinueEnabled(false)
                    .chunkedEncodingEnabled(false)
                    .build())
            .region(region(options));
    if (options.endpoint() != null) {
      // The newer checksums break some stores that only speak S3's protocol.
      builder
          .endpointOverride(options.endpoint())
          .requestChecksumCalculation(RequestChecksumCalculation.WHEN_REQUIRED)
          .responseChecksumValidation(ResponseChecksumValidation.WHEN_REQUIRED);
    }
    return builder.build();
  }

  private static Region region(S3Options options) {
    if (options.region() != null) {
      return Region.of(options.region());
    }
    try {
      return (options.endpoint() == null ? DefaultAwsRegionProviderChain.builder().build() : SAID)
          .getRegion();
    } catch (SdkClientException e) {
      if (options.endpoint() != null) {
        return Region.US_EAST_1;
      }
      throw S3Problem.noRegion(e);
    }
  }
}
