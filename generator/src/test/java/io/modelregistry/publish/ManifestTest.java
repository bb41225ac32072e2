package io.modelregistry.publish;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ManifestTest {
  @Test
  void is_sorted_json_on_one_line() {
    Manifest manifest =
        Manifest.of(
            List.of(
                new StoredObject("b.html", "bb", 2, "text/html", "no-cache"),
                new StoredObject("a.html", "aa", 1, "text/html", "no-cache")),
            List.of("z", "y"));

    assertThat(manifest.bytes())
        .asString()
        .isEqualTo(
            """
            {"format":1,"objects":{\
            "a.html":{"sha256":"aa","size":1,"content_type":"text/html","cache_control":"no-cache"},\
            "b.html":{"sha256":"bb","size":2,"content_type":"text/html","cache_control":"no-cache"}},\
            "retired":["y","z"]}
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
        "{\"format\":1,\"objects\":{},\"retired\":[\"/etc/passwd\"]}",
        "{\"format\":1,\"objects\":{},\"retired\":[\".registry/manifest.json\"]}",
        "{\"format\":1,\"objects\":{},\"retired\":[7]}"
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
