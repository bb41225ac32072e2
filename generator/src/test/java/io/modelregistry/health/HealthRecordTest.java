package io.modelregistry.health;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.modelregistry.health.Outcome.Status;
import io.modelregistry.json.JsonText;
import io.modelregistry.render.ApiSchemas;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

class HealthRecordTest {
  private static final Instant NOON = Instant.parse("2026-11-22T12:00:00Z");
  private static final Duration HALF_AN_HOUR = Duration.ofMinutes(30);
  private static final ProbePlan PLAN = ProbePlan.of(SampleHealth.registry(), KeyRing.EMPTY);
  private static final Map<String, String> LINKS =
      Map.of("self", "/s", "index", "/i", "html", "/h");

  private static Outcome up() {
    return new Outcome(Status.UP, "answered 200", 120);
  }

  private static Outcome down() {
    return new Outcome(Status.DOWN, "no connection", 3);
  }

  private static Map<String, Outcome> all(Outcome outcome) {
    Map<String, Outcome> outcomes = new HashMap<>();
    PLAN.probes().keySet().forEach(address -> outcomes.put(address, outcome));
    return outcomes;
  }

  private static Map<String, Outcome> allUpBut(String address, Outcome outcome) {
    Map<String, Outcome> outcomes = all(up());
    outcomes.put(address, outcome);
    return outcomes;
  }

  private static ObjectNode json(HealthRecord record) {
    return HealthJson.of(record, PLAN, LINKS);
  }

  private static byte[] bytes(HealthRecord record) {
    return JsonText.compact(json(record)).getBytes(StandardCharsets.UTF_8);
  }

  private static HealthWindow window(HealthRecord record, String address) {
    return there(record.windows().get(address));
  }

  private static <T> T there(@Nullable T value) {
    return Objects.requireNonNull(value);
  }

  private static HealthReport report(HealthRecord record) {
    return HealthJson.report(bytes(record));
  }

  @Test
  void remembers_a_day_in_detail_and_a_month_by_day() {
    HealthRecord record = HealthRecord.EMPTY;
    Instant now = NOON;
    for (int i = 0; i < 40 * 48; i++) {
      record = record.after(PLAN, i % 48 == 0 ? all(down()) : all(up()), now);
      now = now.plus(HALF_AN_HOUR);
    }
    HealthWindow window = window(record, SampleHealth.FAST_API);
    assertThat(record.checks()).hasSize(48);
    assertThat(window.recent()).hasSize(48);
    assertThat(window.lastDay()).isEqualTo(new Uptime(48, 47));
    assertThat(window.lastDay().share())
        .hasValueSatisfying(share -> assertThat(share).isEqualByComparingTo("0.9791"));
    assertThat(window.days()).hasSize(HealthWindow.DAYS);
    assertThat(window.days().lastKey()).isEqualTo(LocalDate.parse("2027-01-01"));
    assertThat(window.lastDays()).isEqualTo(new Uptime(29 * 48 + 24, 29 * 47 + 24));
    assertThat(bytes(record).length).isLessThan(20_000);
  }

  @Test
  void says_since_when_something_is_as_it_is() {
    HealthRecord record =
        HealthRecord.EMPTY
            .after(PLAN, all(up()), NOON)
            .after(PLAN, allUpBut(SampleHealth.FAST_API, down()), NOON.plusSeconds(300))
            .after(PLAN, allUpBut(SampleHealth.FAST_API, down()), NOON.plusSeconds(600));
    assertThat(window(record, SampleHealth.FAST_API).recent()).isEqualTo("udd");
    HealthReport report = report(record);
    assertThat(there(report.routes().get("small--fast")).status()).isEqualTo(Status.DOWN);
    assertThat(there(report.routes().get("small--fast")).since()).contains(NOON.plusSeconds(300));
    assertThat(there(report.routes().get("large--fast")).since()).contains(NOON);
    assertThat(there(report.platforms().get("hub")).status()).isEqualTo(Status.UP);
    assertThat(report.downRoutes()).containsExactly("small--fast");
  }

  @Test
  void is_stale_when_three_checks_have_not_come() {
    HealthReport report = report(HealthRecord.EMPTY.after(PLAN, all(up()), NOON));
    assertThat(report.isStale(NOON.plusSeconds(900))).isFalse();
    assertThat(report.isStale(NOON.plusSeconds(901))).isTrue();
    assertThat(report(HealthRecord.EMPTY).isStale(NOON)).isTrue();
  }

  @Test
  void keeps_what_was_not_asked_this_time_and_forgets_what_is_gone() {
    HealthRecord first = HealthRecord.EMPTY.after(PLAN, all(up()), NOON);
    HealthRecord second =
        first.after(PLAN, Map.of(SampleHealth.FAST_API, down()), NOON.plusSeconds(300));
    assertThat(window(second, SampleHealth.HUB_HEALTH).recent()).isEqualTo("u-");
    assertThat(window(second, SampleHealth.HUB_HEALTH).askedAt()).isEqualTo(NOON);
    ProbePlan less =
        new ProbePlan(
            PLAN.probes().headMap(SampleHealth.HUB_HEALTH), PLAN.platforms(), PLAN.routes());
    assertThat(second.after(less, Map.of(), NOON.plusSeconds(600)).windows())
        .containsOnlyKeys(SampleHealth.ACME_API, SampleHealth.FAST_API);
  }

  @Test
  void does_not_count_what_could_not_be_asked() {
    Outcome forbidden = new Outcome(Status.UNKNOWN, "not https", 0);
    HealthRecord record =
        HealthRecord.EMPTY.after(PLAN, allUpBut(SampleHealth.ACME_API, forbidden), NOON);
    HealthWindow window = window(record, SampleHealth.ACME_API);
    assertThat(window.lastDay()).isEqualTo(Uptime.NONE);
    assertThat(window.lastDays()).isEqualTo(Uptime.NONE);
    HealthReport.Entry direct = there(report(record).platforms().get("direct"));
    assertThat(direct.status()).isEqualTo(Status.UNKNOWN);
    assertThat(direct.lastDay()).isEmpty();
  }

  @Test
  void survives_a_clock_that_went_back() {
    HealthRecord record =
        HealthRecord.EMPTY
            .after(PLAN, all(up()), NOON.plus(Duration.ofDays(3)))
            .after(PLAN, all(up()), NOON);
    assertThat(window(record, SampleHealth.FAST_API).days())
        .containsOnlyKeys(LocalDate.parse("2026-11-22"));
    assertThat(HealthJson.record(bytes(record))).isEqualTo(record);
  }

  @Property(tries = 40)
  void reads_what_it_wrote_and_follows_its_schema(
      @ForAll @Size(max = 40) List<@IntRange(min = 0, max = 3) Integer> steps) {
    HealthRecord record = HealthRecord.EMPTY;
    Instant now = NOON;
    for (int step : steps) {
      Outcome outcome =
          step == 0 ? down() : step == 1 ? new Outcome(Status.UNKNOWN, "not https", 0) : up();
      record =
          record.after(PLAN, step == 3 ? Map.of() : allUpBut(SampleHealth.FAST_API, outcome), now);
      now = now.plusSeconds(3_600L * (step + 1));
    }
    assertThat(HealthJson.record(bytes(record))).isEqualTo(record);
    assertThat(
            ApiSchemas.problems(
                "api/health.schema.json", new String(bytes(record), StandardCharsets.UTF_8)))
        .isEmpty();
    for (HealthWindow window : record.windows().values()) {
      assertThat(window.recent()).hasSameSizeAs(record.checks().toArray());
    }
  }

  @Test
  void refuses_what_is_no_record() {
    String good =
        new String(bytes(HealthRecord.EMPTY.after(PLAN, all(up()), NOON)), StandardCharsets.UTF_8);
    for (String wrong :
        List.of(
            "",
            "null",
            "<html>",
            "{\"kind\":\"health\",\"schema_version\":2,\"data\":{}}",
            good.replace("\"recent\":\"u\"", "\"recent\":\"uu\""),
            good.replace("\"checks\":[\"", "\"checks\":[\"x"),
            good.replace("\"up\":1", "\"up\":2"),
            good.replace("\"method\":\"connection\"", "\"method\":\"guess\""),
            good.replace("\"days\":", "\"dayz\":"),
            "[".repeat(100_000))) {
      assertThatIllegalArgumentException()
          .as(wrong.substring(0, Math.min(80, wrong.length())))
          .isThrownBy(() -> HealthJson.record(wrong.getBytes(StandardCharsets.UTF_8)));
    }
  }

  @Test
  void rounds_uptime_down_so_that_one_means_always() {
    assertThat(new Uptime(100_000, 99_999).share())
        .hasValueSatisfying(share -> assertThat(share).isEqualByComparingTo("0.9999"));
    assertThat(Uptime.NONE.share()).isEmpty();
    JsonNode probe =
        json(HealthRecord.EMPTY.after(PLAN, all(up()), NOON)).at("/data/probes/0/uptime_30d");
    assertThat(probe.decimalValue()).isEqualByComparingTo("1");
  }
}
