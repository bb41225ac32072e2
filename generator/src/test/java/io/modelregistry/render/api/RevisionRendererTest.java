package io.modelregistry.render.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.modelregistry.render.ApiSchemas;
import io.modelregistry.render.Artifact;
import io.modelregistry.render.SiteBase;
import io.modelregistry.source.Provenance;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class RevisionRendererTest {
  private static final Artifact A = Artifact.text("a.txt", "one\n");
  private static final Artifact B = Artifact.text("b.txt", "two\n");

  @Test
  void hashes_as_sha256sum_does() {
    // printf 'one\n' >a.txt; printf 'two\n' >b.txt; sha256sum a.txt b.txt | sha256sum
    assertThat(siteHash(List.of(A, B)))
        .isEqualTo("0db5a34fdc1cd0fa4cc6932107dc0c6c50ef19fabc076ee97e12ebab3235c063");
  }

  @Test
  void hashes_the_same_in_any_order() {
    assertThat(siteHash(List.of(B, A))).isEqualTo(siteHash(List.of(A, B)));
  }

  @Test
  void hashes_differently_when_a_path_or_a_body_differs() {
    assertThat(
            List.of(
                siteHash(List.of(A)),
                siteHash(List.of(Artifact.text("a.txt", "two\n"))),
                siteHash(List.of(Artifact.text("c.txt", "one\n"))),
                siteHash(List.of())))
        .doesNotHaveDuplicates();
  }

  @Test
  void says_null_where_there_is_no_commit() {
    Artifact revision =
        new RevisionRenderer(SiteBase.ROOT)
            .render(
                FileList.of(List.of(A)),
                Provenance.unknown("not a Git repository"),
                Instant.parse("2026-11-22T00:00:00Z"));
    String text = new String(revision.bytes(), StandardCharsets.UTF_8);

    assertThat(text).contains("\"commit\": null", "\"timestamps_complete\": false");
    assertThat(ApiSchemas.problems("api/revision.schema.json", text)).isEmpty();
  }

  @Test
  void reads_the_list_that_it_hashes() {
    assertThat(FileList.parse(FileList.of(List.of(B, A)).bytes()))
        .extracting(FileList.Line::path)
        .containsExactly("a.txt", "b.txt");
    assertThatThrownBy(() -> FileList.parse("not a list\n".getBytes(StandardCharsets.UTF_8)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("line 1");
  }

  private static String siteHash(List<Artifact> artifacts) {
    return FileList.of(artifacts).sha256();
  }
}
