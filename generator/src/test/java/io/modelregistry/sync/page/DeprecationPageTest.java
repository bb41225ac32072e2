package io.modelregistry.sync.page;

import static io.modelregistry.sync.Imported.CREATE;
import static io.modelregistry.sync.Imported.EMPTY;
import static io.modelregistry.sync.Imported.MATCH;
import static io.modelregistry.sync.Imported.edited;
import static io.modelregistry.sync.Imported.model;
import static io.modelregistry.sync.Imported.valid;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.modelregistry.model.Entities;
import io.modelregistry.model.Lifecycle;
import io.modelregistry.model.Model;
import io.modelregistry.source.Snapshot;
import io.modelregistry.sync.SyncOptions;
import io.modelregistry.sync.SyncReport;
import io.modelregistry.sync.SyncResult;
import io.modelregistry.sync.offer.OfferSync;
import io.modelregistry.sync.openai.OpenAiList;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Pages as providers write them, and a registry that knows three of OpenAI's models. */
class DeprecationPageTest {
  private static final SyncOptions USUAL = new SyncOptions(MATCH, Set.of(), false);

  private static final Snapshot REGISTRY =
      OfferSync.of(
              EMPTY,
              OpenAiList.ofProvider("openai", "https://api.openai.com/v1/models"),
              """
              [{"id": "gpt-7"}, {"id": "gpt-7-0613"}, {"id": "gpt-9"}, {"id": "gpt-8-2026-02-01"}]
              """
                  .getBytes(UTF_8),
              new SyncOptions(CREATE, Set.of(), false))
          .plan()
          .over(EMPTY);

  private static SyncResult sync(Snapshot before, String body) {
    return OfferSync.of(
        before,
        DeprecationPage.of("openai", "https://platform.openai.com/docs/deprecations"),
        ("<!doctype html><html><body><nav><ul><li>gpt-7 retired 2026-01-01</li></ul></nav>"
                + body
                + "</body></html>")
            .getBytes(UTF_8),
        USUAL);
  }

  private static Model after(String body, String id) {
    Entities entities = valid(sync(REGISTRY, body).plan().over(REGISTRY));
    return model(entities, id);
  }

  private static String table(String head, String... rows) {
    return "<table><thead><tr>"
        + cells("th", head)
        + "</tr></thead><tbody>"
        + Stream.of(rows).map(row -> "<tr>" + cells("td", row) + "</tr>").toList()
        + "</tbody></table>";
  }

  private static String cells(String tag, String row) {
    StringBuilder cells = new StringBuilder();
    for (String cell : row.split("\\|", -1)) {
      cells.append('<').append(tag).append('>').append(cell.strip()).append("</").append(tag);
      cells.append('>');
    }
    return cells.toString();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        "Shutdown date | Model / system | Recommended replacement; 2027-03-26 | <code>gpt-7</code> |"
            + " <code>gpt-9</code>",
        "API Model Name | Current State | Deprecated | Tentative Retirement Date | Substitute;"
            + " gpt-7 | Deprecated | September 5, 2026 | March 26, 2027 | gpt-9",
        "Model | Deprecation date | Retirement date | Alternative model;"
            + " <b>GPT Seven</b> <code>gpt-7</code> | 2026/09/05 | 2027/03/26 | <code>gpt-9</code>",
        "Model ID | Release date | Shutdown date | Recommended replacement;"
            + " <a href='#x'>gpt-7</a> | May 1, 2025 | 26 March 2027 | gpt-9",
        "Deprecated model | EOL | Migrate to; gpt‑7, gpt‑7‑0613 | Mar. 26th, 2027 | gpt‑9"
      })
  void reads_a_last_day_and_a_replacement_from_tables_of_many_kinds(String head, String row) {
    Model model = after(table(head, row), "gpt-7");
    assertThat(model.deprecationDate()).isEqualTo(LocalDate.parse("2027-03-26"));
    assertThat(model.replacedBy()).isEqualTo("gpt-9");
    assertThat(model.status()).isEqualTo(Lifecycle.ACTIVE);
    assertThat(model.sources().get(1).url())
        .isEqualTo("https://platform.openai.com/docs/deprecations");
  }

  @Test
  void reads_sentences_in_lists_and_cells_that_reach_down() {
    String items =
        """
        <ul><li>On March 26, 2027 <code>gpt-7</code> and <code>gpt-7-0613</code> will be shut down.
          Use <code>gpt-9</code> instead.</li><li>We shipped gpt-9 on May 1, 2026.</li></ul>
        """;
    assertThat(after(items, "gpt-7-0613").deprecationDate()).isEqualTo("2027-03-26");
    assertThat(after(items, "gpt-7").replacedBy()).isEqualTo("gpt-9");
    assertThat(after(items, "gpt-9").deprecationDate()).isNull();
    String spanned =
        """
        <table><tr><th>Shutdown</th><th>Model</th></tr>
          <tr><td rowspan="2">2027-03-26</td><td>gpt-7</td></tr><tr><td>gpt-7-0613</td></tr>
          <tr><td>2027-04-01</td><td>gpt-8-2026-02-01</td></tr></table>
        """;
    assertThat(after(spanned, "gpt-7-0613").deprecationDate()).isEqualTo("2027-03-26");
    assertThat(after(spanned, "gpt-8-2026-02-01").deprecationDate()).isEqualTo("2027-04-01");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        "Model | Retirement date; gpt-7 | Not sooner than March 26, 2027",
        "Model | Retirement date; gpt-7 | 03/04/2027",
        "Model | Retirement date; gpt-7 | March 2027",
        "Model | Retirement date; gpt-7 | February 30, 2027",
        "Model | Retirement date; gpt-7 | 2027-03-26 or 2027-04-26",
        "Model | Deprecation date; gpt-7 | 2027-03-26",
        "Model | Release date; gpt-7 | 2027-03-26",
        "Model | Retirement date; <del>gpt-7</del> | 2027-03-26"
      })
  void what_is_open_or_can_be_read_in_two_ways_is_no_notice(String head, String row) {
    assertThat(sync(REGISTRY, table(head, row)).plan().isEmpty()).isTrue();
  }

  @Test
  void two_rows_that_contradict_each_other_are_reported() {
    SyncReport report =
        sync(REGISTRY, table("Model | Shutdown", "gpt-7 | 2027-03-26", "gpt-7 | 2027-04-26"))
            .report();
    assertThat(report.applied()).isEmpty();
    assertThat(report.entries().lines())
        .anyMatch(line -> line.message().contains("ends on 2027-03-26 and on 2027-04-26"));
  }

  @Test
  void a_day_that_is_past_makes_the_model_deprecated() {
    Model model = after(table("Model | Retirement date", "gpt-7 | 2026-06-30"), "gpt-7");
    assertThat(model.deprecationDate()).isEqualTo("2026-06-30");
    assertThat(model.status()).isEqualTo(Lifecycle.DEPRECATED);
  }

  @Test
  void proposes_the_same_once_and_leaves_pinned_and_unknown_models_alone() {
    String page = table("Model | Shutdown", "gpt-7 | 2027-03-26", "gpt-1 | 2027-03-26");
    SyncResult first = sync(REGISTRY, page);
    assertThat(first.plan().edits()).hasSize(1);
    assertThat(first.report().shrunk()).isFalse();
    assertThat(first.report().entries().lines())
        .anyMatch(line -> line.subject().equals("openai/gpt-1"));
    assertThat(sync(first.plan().over(REGISTRY), page).plan().isEmpty()).isTrue();
    String path =
        Objects.requireNonNull(
            REGISTRY.files().keySet().stream()
                .filter(file -> file.endsWith("/gpt-7.json"))
                .findFirst()
                .orElse(null));
    Snapshot pinned =
        edited(
            REGISTRY,
            path,
            "\"status\": \"active\"",
            "\"status\": \"active\", \"pinned\": {\"deprecation_date\": \"by contract\"}");
    assertThat(sync(pinned, page).plan().isEmpty()).isTrue();
  }

  @Test
  void reads_days_as_people_write_them() {
    assertThat(
            List.of(
                "2027-03-26",
                "2027/3/26",
                "March 26, 2027",
                "Mar 26 2027",
                "26th of March 2027",
                "on 26 Mar 2027."))
        .allSatisfy(
            text -> assertThat(WrittenDay.in(text)).containsExactly(LocalDate.parse("2027-03-26")));
    assertThat(WrittenDay.in("gpt-8-2026-02-01 and Marching 3, 2027 and 2027-13-01")).isEmpty();
  }
}
