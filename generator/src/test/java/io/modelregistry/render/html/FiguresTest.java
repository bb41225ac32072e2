package io.modelregistry.render.html;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FiguresTest {
  @ParameterizedTest
  @CsvSource({
    "1, 1",
    "999, 999",
    "1000, 1K",
    "8192, 8.2K",
    "131072, 131K",
    "200000, 200K",
    "999999, 1M",
    "1048576, 1.05M",
    "2000000, 2M"
  })
  void limits_are_rounded_to_be_scanned(long tokens, String text) {
    assertThat(Figures.compact(tokens)).isEqualTo(text);
  }

  @ParameterizedTest
  @CsvSource({
    "1.25, USD, $1.25",
    "10, USD, $10.00",
    "0.0375, USD, $0.0375",
    "1E+2, USD, $100.00",
    "1.250, EUR, 1.25 EUR",
    "0.000000123456789, USD, $0.000000123456789"
  })
  void money_is_exact_and_has_at_least_two_decimals(String amount, String currency, String text) {
    assertThat(Figures.money(new BigDecimal(amount), currency)).isEqualTo(text);
  }

  @ParameterizedTest
  @CsvSource({"1.5, 1.25, +20%", "0.5, 1, −50%", "1.001, 1, +<1%", "0.999, 1, −<1%"})
  void differences_are_signed_percentages(String value, String base, String text) {
    assertThat(Figures.difference(new BigDecimal(value), new BigDecimal(base))).isEqualTo(text);
  }

  @Test
  void whole_numbers_are_grouped() {
    assertThat(Figures.grouped(1_048_576)).isEqualTo("1,048,576");
  }
}
