package io.modelregistry.publish;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DestinationTest {
  @Test
  void reads_buckets() {
    assertThat(Destination.parse("s3://bucket")).isEqualTo(new Destination.Bucket("bucket", ""));
    assertThat(Destination.parse("s3://bucket/")).isEqualTo(new Destination.Bucket("bucket", ""));
    assertThat(Destination.parse("s3://my.bucket-1/a/b_c/"))
        .isEqualTo(new Destination.Bucket("my.bucket-1", "a/b_c"))
        .hasToString("s3://my.bucket-1/a/b_c");
  }

  @Test
  void puts_keys_below_the_prefix() {
    assertThat(new Destination.Bucket("bucket", "").key("a.html")).isEqualTo("a.html");
    assertThat(new Destination.Bucket("bucket", "site").key("a.html")).isEqualTo("site/a.html");
  }

  @Test
  void reads_folders() {
    assertThat(Destination.parse("file:out")).isEqualTo(new Destination.Folder(Path.of("out")));
    assertThat(Destination.parse("file:/srv/www"))
        .isEqualTo(new Destination.Folder(Path.of("/srv/www")));
    assertThat(Destination.parse("file:///srv/www"))
        .isEqualTo(new Destination.Folder(Path.of("/srv/www")));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "bucket",
        "s3:bucket",
        "s3://",
        "s3://ab",
        "s3://Bucket",
        "s3://-bucket",
        "s3://bu..cket",
        "s3://192.168.0.1",
        "s3://bucket//a",
        "s3://bucket/../a",
        "s3://bucket/./a",
        "s3://bucket/a b",
        "s3://bucket/a?b",
        "s3://key:secret@bucket",
        "file:",
        "file://host/dir",
        "gs://bucket",
        "https://bucket.s3.amazonaws.com"
      })
  void refuses_what_is_no_place(String text) {
    assertThatThrownBy(() -> Destination.parse(text))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("write s3://BUCKET[/PREFIX] or file:DIR");
  }
}
