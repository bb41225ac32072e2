package io.modelregistry.publish.s3;

import io.modelregistry.publish.Destination;
import io.modelregistry.publish.PublishException;
import java.net.URI;
import java.util.Locale;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.regions.PartitionMetadata;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.regions.providers.AwsProfileRegionProvider;
import software.amazon.awssdk.regions.providers.AwsRegionProvider;
import software.amazon.awssdk.regions.providers.AwsRegionProviderChain;
import software.amazon.awssdk.regions.providers.DefaultAwsRegionProviderChain;
import software.amazon.awssdk.regions.providers.SystemSettingsRegionProvider;
import software.amazon.awssdk.utils.http.SdkHttpUtils;

/**
 * Where a bucket is.
 *
 * @param bucket the address that keys are added to, without a slash at the end
 */
record S3Endpoint(URI bucket, Region region) {
  /** What the person has said; other stores' machines have no metadata to ask, only time-outs. */
  private static final AwsRegionProvider SAID =
      new AwsRegionProviderChain(
          new SystemSettingsRegionProvider(), new AwsProfileRegionProvider());

  /**
   * Finds out.
   *
   * @throws PublishException when no region is known
   */
  static S3Endpoint of(Destination.Bucket destination, S3Options options) {
    Region region = region(options);
    String bucket = destination.bucket();
    URI service = options.endpoint();
    if (service == null) {
      service =
          URI.create("https://s3." + region.id() + "." + PartitionMetadata.of(region).dnsSuffix());
    }
    // A certificate for all buckets fits no name with a dot.
    boolean inPath =
        options.usesPathStyle()
            || (bucket.contains(".")
                && "https".equals(service.getScheme().toLowerCase(Locale.ROOT)));
    String path = service.getRawPath() == null ? "" : service.getRawPath().replaceAll("/+$", "");
    String authority = service.getRawAuthority();
    return new S3Endpoint(
        URI.create(
            service.getScheme()
                + "://"
                + (inPath ? authority + path + "/" + bucket : bucket + "." + authority + path)),
        region);
  }

  /** The address of an object. */
  URI object(String key) {
    return URI.create(bucket + "/" + SdkHttpUtils.urlEncodeIgnoreSlashes(key));
  }

  /** The address of the bucket itself. */
  URI root() {
    return URI.create(bucket + "/");
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
      throw new PublishException(
          "no region is known for S3; give --region, or set AWS_REGION or a profile's region", e);
    }
  }
}
