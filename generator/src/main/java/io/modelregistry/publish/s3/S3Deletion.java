package io.modelregistry.publish.s3;

import io.modelregistry.publish.Body;
import io.modelregistry.publish.Destination;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import software.amazon.awssdk.http.SdkHttpMethod;

/** Deletes many objects with few requests, and those again that a busy store could not. */
final class S3Deletion {
  /** How many keys one request may delete. */
  private static final int DELETE_BATCH = 1000;

  /** How often the keys of a batch that could not be deleted right now are tried again. */
  private static final int MORE_DELETIONS = 3;

  private final S3Requests requests;
  private final Destination.Bucket destination;

  S3Deletion(S3Requests requests, Destination.Bucket destination) {
    this.requests = requests;
    this.destination = destination;
  }

  /** What could not be deleted, with the code that the store gave. */
  SortedMap<String, String> delete(List<String> keys) {
    SortedMap<String, String> failures = new TreeMap<>();
    for (int from = 0; from < keys.size(); from += DELETE_BATCH) {
      delete(keys.subList(from, Math.min(keys.size(), from + DELETE_BATCH)), failures);
    }
    return failures;
  }

  private void delete(List<String> batch, SortedMap<String, String> failures) {
    SortedMap<String, String> refused = refused(batch);
    for (int again = 0; again < MORE_DELETIONS; again++) {
      List<String> transients =
          refused.entrySet().stream()
              .filter(entry -> S3Xml.isTransient(entry.getValue()))
              .map(Map.Entry::getKey)
              .toList();
      if (transients.isEmpty()) {
        break;
      }
      refused.keySet().removeAll(transients);
      refused.putAll(refused(transients));
    }
    failures.putAll(refused);
  }

  /** What was not deleted, with the code that the store gave. */
  private SortedMap<String, String> refused(List<String> batch) {
    String what = "delete " + batch.get(0);
    byte[] body = S3Xml.deletion(batch.stream().map(destination::key).toList());
    SortedMap<String, String> headers = new TreeMap<>();
    headers.put("Content-Type", "application/xml");
    headers.put("Content-MD5", md5(body));
    SignedHttp.Request request =
        new SignedHttp.Request(
            SdkHttpMethod.POST,
            requests.endpoint().root(),
            new TreeMap<>(Map.of("delete", "")),
            headers,
            Body.of(body));
    SignedHttp.Answer answer = requests.checked(what, requests.send(what, request));
    SortedMap<String, String> refused = new TreeMap<>();
    int ownPart = destination.key("").length();
    for (Map<String, String> error : S3Xml.elements(answer.body(), "Error")) {
      String code = error.getOrDefault("Code", "");
      String key = error.getOrDefault("Key", "");
      if (!code.equals("NoSuchKey") && key.length() > ownPart) {
        refused.put(key.substring(ownPart), code.matches("[A-Za-z]+") ? code : "refused");
      }
    }
    return refused;
  }

  /** The protocol wants it for what deletes; it protects from broken lines, not from people. */
  private static String md5(byte[] body) {
    try {
      return Base64.getEncoder().encodeToString(MessageDigest.getInstance("MD5").digest(body));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has MD5", e);
    }
  }
}
