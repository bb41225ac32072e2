package io.modelregistry.publish.s3;

import io.modelregistry.publish.Destination;
import io.modelregistry.publish.PublishException;
import io.modelregistry.publish.SiteFile;
import io.modelregistry.publish.StoredObject;
import io.modelregistry.publish.Target;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.DeleteObjectsResponse;
import software.amazon.awssdk.services.s3.model.MetadataDirective;
import software.amazon.awssdk.services.s3.model.NoSuchKeyException;
import software.amazon.awssdk.services.s3.model.ObjectIdentifier;
import software.amazon.awssdk.services.s3.model.PutObjectRequest;
import software.amazon.awssdk.services.s3.model.S3Error;

/** A bucket of S3 or of a store that speaks its protocol, or what lies below a prefix in one. */
public final class S3Target implements Target {
  /** Up to so many bytes are held in memory while they are sent; more are streamed. */
  private static final int SMALL = 1 << 20;

  /** How many keys one request may delete. */
  private static final int DELETE_BATCH = 1000;

  private final Destination.Bucket destination;
  private final S3Options options;
  private final S3Client client;

  /**
   * Makes no request yet.
   *
   * @throws PublishException when no region is known
   */
  public S3Target(Destination.Bucket destination, S3Options options) {
    this.destination = destination;
    this.options = options;
    this.client = S3Clients.of(options);
  }

  @Override
  public String name() {
    return destination.toString();
  }

  @Override
  public int concurrency() {
    return options.concurrency();
  }

  @Override
  public boolean takesNamesOfFolders() {
    return true;
  }

  @Override
  public Optional<byte[]> read(String key) {
    try {
      return Optional.of(
          client
              .getObjectAsBytes(get -> get.bucket(destination.bucket()).key(destination.key(key)))
              .asByteArrayUnsafe());
    } catch (NoSuchKeyException e) {
      return Optional.empty();
    } catch (SdkException e) {
      throw problem("read " + key, e);
    }
  }

  @Override
  public void put(StoredObject object, SiteFile.Content content) {
    PutObjectRequest request =
        PutObjectRequest.builder()
            .bucket(destination.bucket())
            .key(destination.key(object.key()))
            .contentType(object.contentType())
            .cacheControl(object.cacheControl())
            .build();
    try {
      client.putObject(request, body(object, content));
    } catch (SdkException e) {
      throw problem("write " + object.key(), e);
    } catch (IOException e) {
      throw unreadable(object, e);
    } catch (UncheckedIOException e) {
      throw unreadable(object, e);
    }
  }

  private static RequestBody body(StoredObject object, SiteFile.Content content)
      throws IOException {
    if (object.size() <= SMALL) {
      try (InputStream in = content.open()) {
        return RequestBody.fromBytes(in.readAllBytes());
      }
    }
    return RequestBody.fromContentProvider(
        () -> {
          try {
            return content.open();
          } catch (IOException e) {
            throw new UncheckedIOException(e);
          }
        },
        object.size(),
        object.contentType());
  }

  private static PublishException unreadable(StoredObject object, Exception e) {
    return new PublishException(
        "cannot publish "
            + object.key()
            + ": "
            + e.getMessage()
            + "; build the site and publish again",
        e);
  }

  @Override
  public boolean changeHeaders(StoredObject object) {
    String key = destination.key(object.key());
    try {
      client.copyObject(
          copy ->
              copy.sourceBucket(destination.bucket())
                  .sourceKey(key)
                  .destinationBucket(destination.bucket())
                  .destinationKey(key)
                  .metadataDirective(MetadataDirective.REPLACE)
                  .contentType(object.contentType())
                  .cacheControl(object.cacheControl()));
      return true;
    } catch (NoSuchKeyException e) {
      return false;
    } catch (SdkException e) {
      throw problem("change the headers of " + object.key(), e);
    }
  }

  @Override
  public SortedMap<String, String> delete(List<String> keys) {
    SortedMap<String, String> failures = new TreeMap<>();
    for (int from = 0; from < keys.size(); from += DELETE_BATCH) {
      List<String> batch = keys.subList(from, Math.min(keys.size(), from + DELETE_BATCH));
      try {
        delete(batch, failures);
      } catch (SdkException e) {
        throw problem("delete " + batch.get(0), e);
      }
    }
    return failures;
  }

  private void delete(List<String> batch, SortedMap<String, String> failures) {
    List<ObjectIdentifier> objects =
        batch.stream()
            .map(key -> ObjectIdentifier.builder().key(destination.key(key)).build())
            .toList();
    DeleteObjectsResponse response =
        client.deleteObjects(
            request ->
                request
                    .bucket(destination.bucket())
                    .delete(delete -> delete.objects(objects).quiet(true)));
    int ownPart = destination.key("").length();
    for (S3Error error : response.errors()) {
      if (!"NoSuchKey".equals(error.code())) {
        failures.put(error.key().substring(ownPart), String.valueOf(error.code()));
      }
    }
  }

  private PublishException problem(String what, SdkException e) {
    return S3Problem.of(
        what, name(), options.endpoint() == null ? null : options.endpoint().toString(), e);
  }

  @Override
  public void close() {
    client.close();
  }
}
