package io.modelregistry.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.modelregistry.health.HealthJson;
import io.modelregistry.health.HealthRecord;
import io.modelregistry.health.KeyRing;
import io.modelregistry.health.Outcome;
import io.modelregistry.health.Outcome.Status;
import io.modelregistry.health.Probe;
import io.modelregistry.health.ProbePlan;
import io.modelregistry.health.SampleHealth;
import io.modelregistry.publish.Destination;
import io.modelregistry.publish.Target;
import io.modelregistry.publish.s3.S3Options;
import io.modelregistry.publish.s3.S3Server;
import io.modelregistry.render.SiteBase;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class HealthCheckTest {
  private static final Instant NOON = Instant.parse("2026-11-22T12:00:00Z");
  private static final ProbePlan PLAN = ProbePlan.of(SampleHealth.registry(), KeyRing.EMPTY);

  @TempDir private Path folder;

  private static Map<String, Outcome> up(Collection<Probe> probes) {
    Map<String, Outcome> outcomes = new TreeMap<>();
    probes.forEach(
        probe -> outcomes.put(probe.address(), new Outcome(Status.UP, "answered 200", 5)));
    return outcomes;
  }

  private static HealthCheck check(Instant now) {
    return new HealthCheck(
        PLAN,
        HealthCheckTest::up,
        SiteBase.of("https://example.org/registry/"),
        Clock.fixed(now, ZoneOffset.UTC));
  }

  private Target folderTarget() {
    return HealthCheck.target(
        new Destination.Folder(Path.of("public")),
        new S3Options(null, null, null, null, 1),
        folder,
        Clock.systemUTC());
  }

  @Test
  void rolls_on_from_what_is_published() throws IOException {
    List<String> notes = new ArrayList<>();
    try (Target target = folderTarget()) {
      for (int i = 0; i < 3; i++) {
        check(NOON.plusSeconds(300L * i)).run(List.of(), target, true, notes::add);
      }
      HealthCheck.Result looked =
          check(NOON.plusSeconds(900)).run(List.of("fast"), target, false, notes::add);
      assertThat(
              Objects.requireNonNull(looked.record().windows().get(SampleHealth.FAST_API)).recent())
          .isEqualTo("uuuu");
      assertThat(
              Objects.requireNonNull(looked.record().windows().get(SampleHealth.ACME_API)).recent())
          .isEqualTo("uuu-");
    }
    byte[] published = Files.readAllBytes(folder.resolve("public/api/registry/health.json"));
    assertThat(HealthJson.record(published).checks()).hasSize(3);
    assertThat(new String(published, java.nio.charset.StandardCharsets.UTF_8))
        .contains("\"self\":\"/registry/api/registry/health.json\"");
    assertThat(notes).isEmpty();
  }

  @Test
  void starts_anew_where_somebody_has_put_something_else() throws IOException {
    Path file = folder.resolve("public/api/registry/health.json");
    Files.createDirectories(file.getParent());
    Files.writeString(file, "<html>not found</html>");
    List<String> notes = new ArrayList<>();
    try (Target target = folderTarget()) {
      check(NOON).run(List.of(), target, true, notes::add);
    }
    assertThat(notes).hasSize(1);
    assertThat(HealthJson.record(Files.readAllBytes(file)).checks()).containsExactly(NOON);
  }

  @Test
  void concludes_nothing_when_the_machine_itself_is_cut_off() {
    HealthCheck check =
        new HealthCheck(
            PLAN,
            probes -> {
              Map<String, Outcome> outcomes = new TreeMap<>();
              probes.forEach(
                  probe ->
                      outcomes.put(probe.address(), new Outcome(Status.DOWN, "no such host", 5)));
              return outcomes;
            },
            SiteBase.ROOT,
            Clock.fixed(NOON, ZoneOffset.UTC));
    assertThatThrownBy(() -> check.run(List.of()))
        .isInstanceOf(HealthException.class)
        .hasMessageContaining("cut off");
  }

  @Test
  void writes_one_object_to_a_bucket_and_loses_no_other_check() throws Exception {
    try (S3Server server = new S3Server();
        Target target =
            HealthCheck.target(
                new Destination.Bucket(S3Server.BUCKET, "site"),
                new S3Options(server.endpoint(), "us-east-1", null, null, 4),
                folder,
                Clock.systemUTC())) {
      check(NOON).run(List.of(), target, true, note -> {});
      server.requests();
      // Another check is published while this one asks.
      HealthCheck slow =
          new HealthCheck(
              PLAN,
              probes -> {
                check(NOON.plusSeconds(200)).run(List.of(), target, true, note -> {});
                return up(probes);
              },
              SiteBase.ROOT,
              Clock.fixed(NOON.plusSeconds(300), ZoneOffset.UTC));
      HealthRecord record = slow.run(List.of(), target, true, note -> {}).record();
      assertThat(record.checks()).hasSize(3);
      assertThat(server.requests())
          .allMatch(request -> request.endsWith("site/api/registry/health.json"));
      assertThat(server.objects().get("site/api/registry/health.json"))
          .contains("application/json", "max-age=60");
    }
  }
}
