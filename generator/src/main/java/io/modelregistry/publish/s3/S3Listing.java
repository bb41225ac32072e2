package io.modelregistry.publish.s3;

import io.modelregistry.publish.Destination;
import io.modelregistry.publish.PublishException;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.http.SdkHttpMethod;
import software.amazon.awssdk.utils.http.SdkHttpUtils;

/** Lists a bucket, or what lies below a prefix in one: one request for a thousand objects. */
final class S3Listing {
  private static final String WHAT = "list objects";

  private S3Listing() {}

  /** Tags by key; keys of others too. */
  static SortedMap<String, String> of(S3Requests requests, Destination.Bucket destination) {
    SortedMap<String, String> tags = new TreeMap<>();
    SortedMap<String, String> query = new TreeMap<>();
    query.put("list-type", "2");
    // XML cannot hold all letters that keys of others may have.
    query.put("encoding-type", "url");
    query.put("prefix", destination.key(""));
    int ownPart = destination.key("").length();
    for (@Nullable String token = ""; token != null; ) {
      SignedHttp.Request request =
          new SignedHttp.Request(
              SdkHttpMethod.GET,
              requests.endpoint().root(),
              query,
              Collections.emptySortedMap(),
              null);
      SignedHttp.Answer page = requests.checked(WHAT, requests.send(WHAT, request));
      for (Map<String, String> object : S3Xml.elements(page.body(), "Contents")) {
        String key = SdkHttpUtils.urlDecode(object.getOrDefault("Key", ""));
        if (key.length() > ownPart) {
          tags.put(key.substring(ownPart), S3Target.unquoted(object.getOrDefault("ETag", "")));
        }
      }
      List<Map<String, String>> result = S3Xml.elements(page.body(), "ListBucketResult");
      if (result.isEmpty()) {
        throw new PublishException(requests.cannot(WHAT) + ": the store's answer is no list");
      }
      token = result.get(0).get("NextContinuationToken");
      if (token != null) {
        query.put("continuation-token", token);
      }
    }
    return tags;
  }
}
