package io.modelregistry.publish.s3;

import io.modelregistry.publish.Destination;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.zip.GZIPInputStream;
import org.gaul.s3proxy.S3Proxy;
import org.gaul.s3proxy.auth.AuthenticationType;
import org.gaul.s3proxy.blobstore.BlobStore;
import org.gaul.s3proxy.blobstore.ForwardingBlobStore;
import org.gaul.s3proxy.nio2blob.TransientNio2BlobStore;
import software.amazon.awssdk.awscore.exception.AwsErrorDetails;
import software.amazon.awssdk.core.ResponseInputStream;
import software.amazon.awssdk.services.s3.model.CopyObjectRequest;
import software.amazon.awssdk.services.s3.model.CopyObjectResponse;
import software.amazon.awssdk.services.s3.model.DeleteObjectRequest;
import software.amazon.awssdk.services.s3.model.DeleteObjectResponse;
import software.amazon.awssdk.services.s3.model.GetObjectRequest;
import software.amazon.awssdk.services.s3.model.GetObjectResponse;
import software.amazon.awssdk.services.s3.model.HeadObjectRequest;
import software.amazon.awssdk.services.s3.model.HeadObjectResponse;
import software.amazon.awssdk.services.s3.model.ListObjectsV2Request;
import software.amazon.awssdk.services.s3.model.ListObjectsV2Response;
import software.amazon.awssdk.services.s3.model.PutObjectRequest;
import software.amazon.awssdk.services.s3.model.PutObjectResponse;
import software.amazon.awssdk.services.s3.model.S3Exception;
import software.amazon.awssdk.services.s3.model.S3Object;

/** A real S3 server in this process, with authentication, that remembers what it was asked. */
public final class S3Server implements AutoCloseable {
  public static final String ACCESS_KEY = "AKIDTESTTESTTESTTEST";
  public static final String SECRET = "a-secret-that-is-never-printed";
  public static final String BUCKET = "registry-test";

  private final RecordingStore store = new RecordingStore(new TransientNio2BlobStore());
  private final S3Proxy proxy;

  public S3Server() throws Exception {
    store.createContainer(BUCKET);
    proxy =
        S3Proxy.builder()
            .endpoint(URI.create("http://127.0.0.1:0"))
            .awsAuthentication(AuthenticationType.AWS_V4, ACCESS_KEY, SECRET)
            .stopTimeout(0)
            .blobStore(store)
            .build();
    proxy.start();
    credentials(ACCESS_KEY, SECRET);
  }

  public static void credentials(String accessKey, String secret) {
    System.setProperty("aws.accessKeyId", accessKey);
    System.setProperty("aws.secretAccessKey", secret);
  }

  public URI endpoint() {
    return URI.create("http://127.0.0.1:" + proxy.getPort());
  }

  S3Target target(String prefix) {
    return new S3Target(
        new Destination.Bucket(BUCKET, prefix),
        new S3Options(endpoint(), "us-east-1", null, null, 16));
  }

  /** What it was asked to do since the last call, sorted: {@code PUT index.html}. */
  public List<String> requests() {
    List<String> requests = store.take();
    Collections.sort(requests);
    return requests;
  }

  /** The same in the order of arrival. */
  public List<String> requestsInOrder() {
    return store.take();
  }

  /** Answers 403 to whatever concerns this key from now on. */
  public void deny(String key) {
    store.denied = key;
  }

  public void remove(String key) {
    store.removeBlob(DeleteObjectRequest.builder().bucket(BUCKET).key(key).build());
  }

  public void put(String key, String text) {
    store.putBlob(
        PutObjectRequest.builder()
            .bucket(BUCKET)
            .key(key)
            .contentLength((long) text.length())
            .build(),
        new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)));
    store.take();
  }

  /** All objects with type, caching and text, one a line. */
  public SortedMap<String, String> objects() throws IOException {
    return objects("");
  }

  /** Those below a prefix. */
  public SortedMap<String, String> objects(String prefix) throws IOException {
    SortedMap<String, String> objects = new TreeMap<>();
    String token = null;
    do {
      var page =
          store.list(
              ListObjectsV2Request.builder()
                  .bucket(BUCKET)
                  .prefix(prefix)
                  .maxKeys(1000)
                  .continuationToken(token)
                  .build());
      for (S3Object object : page.contents()) {
        try (var blob = store.open(RecordingStore.encoded(object.key()))) {
          objects.put(
              object.key(),
              blob.response().contentType()
                  + " | "
                  + blob.response().cacheControl()
                  + " | "
                  + new String(blob.readAllBytes(), StandardCharsets.UTF_8));
        }
      }
      token = page.nextContinuationToken();
    } while (token != null);
    store.take();
    return objects;
  }

  /** Makes what lies below one prefix lie below another too. */
  void copy(String from, String to) throws IOException {
    for (String key : objects(from + "/").keySet()) {
      store.copyBlob(
          CopyObjectRequest.builder()
              .sourceBucket(BUCKET)
              .sourceKey(key)
              .destinationBucket(BUCKET)
              .destinationKey(to + key.substring(from.length()))
              .build());
    }
    store.take();
  }

  /** An object that says it is compressed, as a reader sees it. */
  public String gunzipped(String key) throws IOException {
    try (var blob = store.open(RecordingStore.encoded(key));
        var in = new GZIPInputStream(blob)) {
      if (!"gzip".equals(blob.response().contentEncoding())) {
        throw new IOException(key + " has no Content-Encoding");
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    }
  }

  @Override
  public void close() throws IOException {
    System.clearProperty("aws.accessKeyId");
    System.clearProperty("aws.secretAccessKey");
    try {
      proxy.stop();
    } catch (Exception e) {
      throw new IOException("the S3 server did not stop", e);
    }
  }

  /**
   * Its store lies on a file system, where {@code models} and {@code models/x} cannot both be
   * files; so what separates is stored as another letter.
   */
  private static final class RecordingStore extends ForwardingBlobStore {
    private final List<String> requests = new ArrayList<>();
    private volatile String denied = "";

    RecordingStore(BlobStore delegate) {
      super(delegate);
    }

    private void record(String what, String key) {
      synchronized (requests) {
        requests.add(what + " " + key);
      }
      if (key.equals(denied)) {
        throw S3Exception.builder()
            .statusCode(403)
            .awsErrorDetails(
                AwsErrorDetails.builder()
                    .errorCode("AccessDenied")
                    .errorMessage("Denied to " + ACCESS_KEY)
                    .build())
            .build();
      }
    }

    static String encoded(String key) {
      return key.replace('/', '|');
    }

    static String decoded(String key) {
      return key.replace('|', '/');
    }

    ResponseInputStream<GetObjectResponse> open(String storedKey) {
      return super.getBlob(GetObjectRequest.builder().bucket(BUCKET).key(storedKey).build());
    }

    List<String> take() {
      synchronized (requests) {
        List<String> taken = new ArrayList<>(requests);
        requests.clear();
        return taken;
      }
    }

    @Override
    public PutObjectResponse putBlob(PutObjectRequest request, InputStream content) {
      record("PUT", request.key());
      return super.putBlob(request.toBuilder().key(encoded(request.key())).build(), content);
    }

    @Override
    public CopyObjectResponse copyBlob(CopyObjectRequest request) {
      record("COPY", request.destinationKey());
      return super.copyBlob(
          request.toBuilder()
              .sourceKey(encoded(request.sourceKey()))
              .destinationKey(encoded(request.destinationKey()))
              .build());
    }

    @Override
    public HeadObjectResponse blobMetadata(HeadObjectRequest request) {
      return super.blobMetadata(request.toBuilder().key(encoded(request.key())).build());
    }

    @Override
    public boolean blobExists(String container, String key) {
      return super.blobExists(container, encoded(key));
    }

    @Override
    public ListObjectsV2Response list(ListObjectsV2Request request) {
      String prefix = request.prefix();
      ListObjectsV2Response page =
          super.list(request.toBuilder().prefix(prefix == null ? null : encoded(prefix)).build());
      return page.toBuilder()
          .contents(
              page.contents().stream()
                  .map(object -> object.toBuilder().key(decoded(object.key())).build())
                  .toList())
          .build();
    }

    @Override
    public ResponseInputStream<GetObjectResponse> getBlob(GetObjectRequest request) {
      record("GET", request.key());
      return super.getBlob(request.toBuilder().key(encoded(request.key())).build());
    }

    @Override
    public DeleteObjectResponse removeBlob(DeleteObjectRequest request) {
      record("DELETE", request.key());
      return super.removeBlob(request.toBuilder().key(encoded(request.key())).build());
    }
  }
}
