package io.modelregistry.source;

import static org.assertj.core.api.Assertions.assertThat;

import io.modelregistry.finding.Finding;
import org.junit.jupiter.api.Test;

class IntakeTest {
  @Test
  void stops_at_too_many_entries_and_says_so_once() {
    Intake intake = new Intake(2);

    assertThat(intake.admitsEntry("a")).isTrue();
    assertThat(intake.admitsEntry("b")).isTrue();
    assertThat(intake.admitsEntry("c")).isFalse();
    assertThat(intake.admitsEntry("d")).isFalse();
    assertThat(intake.isFull()).isTrue();
    assertThat(intake.finish(Provenance.unknown("test")).findings())
        .extracting(Finding::rule)
        .containsExactly("registry-too-large");
  }

  @Test
  void stops_at_too_many_bytes_in_all() {
    Intake intake = new Intake();
    byte[] megabyte = new byte[Intake.MAX_FILE_BYTES];
    int taken = 0;
    while (intake.admitsFile("f" + taken, megabyte.length)) {
      intake.take("f" + taken, megabyte);
      taken++;
    }

    assertThat((long) taken * megabyte.length).isEqualTo(Intake.MAX_TOTAL_BYTES);
    assertThat(intake.isFull()).isTrue();
    assertThat(intake.admitsFile("small", 1)).isFalse();
    assertThat(intake.finish(Provenance.unknown("test")).findings()).hasSize(1);
  }
}
