package io.modelregistry.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PartialDateTest {
  @Test
  void knows_the_first_and_last_day_it_can_mean() {
    assertThat(new PartialDate("2024").firstDay()).isEqualTo(LocalDate.of(2024, 1, 1));
    assertThat(new PartialDate("2024").lastDay()).isEqualTo(LocalDate.of(2024, 12, 31));
    assertThat(new PartialDate("2024-02").lastDay()).isEqualTo(LocalDate.of(2024, 2, 29));
    assertThat(new PartialDate("2024-02-03").lastDay()).isEqualTo(LocalDate.of(2024, 2, 3));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "24", "2024-13", "2024-02-30", "2024-2", "soon", "2024-02-03T00:00"})
  void refuses_what_is_no_date(String text) {
    assertThatThrownBy(() -> new PartialDate(text)).isInstanceOf(DateTimeParseException.class);
  }
}
