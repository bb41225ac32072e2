package io.modelregistry.publish;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ManifestTest {
  private static StoredObject object(String key, Encoding encoding, String tag) {
    return new StoredObject(key, "aa", 1, "text/html", "no-cache", encoding, tag);
  }

  @Test
  void is_sorted_json_on_one_line() {
    StoredObject a = object("a.html", Encoding.IDENTITY, "t1");
    StoredObject b = object("b.html", Encoding.GZIP, "");
    Instant now = Publishing.NOW;
    Manifest manifest =
        new Manifest(
            new Release(3, now, "c0ffee", 2, 2, 1),
            "ee",
            new TreeMap<>(Map.of("b.html", b, "a.html", a)),
            new TreeMap<>(
                Map.of(
                    "z.html", Retired.perhaps("zz", now),
                    "y.html", Retired.of(object("y.html", Encoding.IDENTITY, ""), 2, now))),
            new TreeMap<>(Map.of("aa.gz", new Kept(2))),
            List.of(new Release(2, now, "", 1, 1, 0)),
            new TreeSet<>(Set.of(".registry/objects/cc")),
            now,
            List.of("/a.html"));

    assertThat(manifest.bytes())
        .asString()
        .isEqualTo(
            """
            {"format":1,\
            "release":{"number":3,"published_at":"2026-11-24T12:00:00Z","commit":"c0ffee",\
            "objects":2,"bytes":2,"restores":1},\
            "previous":"ee",\
            "cached_until":"2026-11-24T12:00:00Z",\
            "objects":{\
            "a.html":{"sha256":"aa","size":1,"content_type":"text/html","cache_control":"no-cache",\
            "etag":"t1"},\
            "b.html":{"sha256":"aa","size":1,"content_type":"text/html","cache_control":"no-cache",\
            "encoding":"gzip"}},\
            "retired":{\
            "y.html":{"sha256":"aa","size":1,"content_type":"text/html","cache_control":"no-cache",\
            "last_release":2,"delete_after":"2026-11-24T12:00:00Z"},\
            "z.html":{"perhaps_sha256":"zz","delete_after":"2026-11-24T12:00:00Z"}},\
            "kept":{"aa.gz":2},\
            "releases":[{"number":2,"published_at":"2026-11-24T12:00:00Z","objects":1,"bytes":1}],\
            "garbage":[".registry/objects/cc"],\
            "stale":["/a.html"]}
            """);
    assertThat(Manifest.parse(manifest.bytes(), "here")).isEqualTo(manifest);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "{",
        "[]",
        "{}",
        "{\"format\":1}",
        "{\"format\":1,\"objects\":{\"a\":{}}}",
        "{\"format\":1,\"objects\":{\"a\":{\"sha256\":\"x\",\"size\":\"1\"}}}",
        "{\"format\":1,\"objects\":{\"../../etc/passwd\":{\"sha256\":\"x\",\"size\":1}}}",
        "{\"format\":1,\"objects\":{}}",
        "{\"format\":1,\"objects\":{},\"release\":{\"number\":1,\"published_at\":\"2026-11-24T12:00:00Z\"},\"retired\":{\"/etc/passwd\":{\"delete_after\":\"2026-11-24T12:00:00Z\"}}}",
        "{\"format\":1,\"objects\":{},\"release\":{\"number\":1,\"published_at\":\"2026-11-24T12:00:00Z\"},\"retired\":{\"a\":{}}}",
        "{\"format\":1,\"objects\":{},\"release\":{\"number\":1,\"published_at\":\"2026-11-24T12:00:00Z\"},\"kept\":{\"../a\":1}}",
        "{\"format\":1,\"objects\":{},\"release\":{\"number\":1,\"published_at\":\"2026-11-24T12:00:00Z\"},\"garbage\":[\"index.html\"]}",
        "{\"format\":1,\"objects\":{},\"release\":{\"number\":1,\"published_at\":\"2026-11-24T12:00:00Z\"},\"garbage\":[\".registry/../index.html\"]}",
        "{\"format\":1,\"objects\":{},\"release\":{\"number\":1,\"published_at\":\"2026-11-24T12:00:00Z\"},\"stale\":[\"/<a>\"]}"
      })
  void refuses_what_is_damaged(String text) {
    assertThatThrownBy(() -> Manifest.parse(text.getBytes(StandardCharsets.UTF_8), "s3://b/m"))
        .isInstanceOf(PublishException.class)
        .hasMessageStartingWith("s3://b/m is damaged")
        .hasMessageContaining("remove it to publish everything anew");
  }

  @Test
  void refuses_what_a_later_version_wrote() {
    byte[] later = "{\"format\":2,\"objects\":{}}".getBytes(StandardCharsets.UTF_8);
    assertThatThrownBy(() -> Manifest.parse(later, "s3://b/m"))
        .isInstanceOf(PublishException.class)
        .hasMessageContaining("later version");
  }
}
