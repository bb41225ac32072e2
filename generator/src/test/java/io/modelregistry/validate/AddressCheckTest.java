package io.modelregistry.validate;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AddressCheckTest {
  @ParameterizedTest
  @ValueSource(
      strings = {
        "https://api.acme.example/v1",
        "https://api.acme.example:8443/v1?x=1#y",
        "https://{resource}.openai.azure.com/openai/v1",
        "https://bedrock-runtime.${AWS_REGION}.amazonaws.com",
        "https://{host}/v1",
        "https://xn--bcher-kva.example/",
        "https://api.under_score.example/"
      })
  void takes_public_https(String address) {
    assertThat(AddressCheck.problem(address, false)).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "http://api.acme.example/, not https",
    "ftp://api.acme.example/, not https",
    "https://localhost:8000/v1, nobody outside",
    "https://api.localhost/, nobody outside",
    "https://127.0.0.1/, nobody outside",
    "https://[::1]/, nobody outside",
    "https://10.0.0.7/, IP address",
    "https://169.254.169.254/latest, IP address",
    "https://[fd00::1]/, IP address",
    "https://0x7f.1/, IP address",
    "https://vault.corp/, nobody outside",
    "https://gateway.internal./, nobody outside",
    "https://intranet/, nobody outside",
    "https://user@api.acme.example/, user name",
    "https:///v1, no address",
    "//api.acme.example/, no address",
    "javascript:alert(1), no address",
    "https://a b.example/, no address",
    "not an address, no address"
  })
  void asks_about_everything_else(String address, String words) {
    assertThat(AddressCheck.problem(address, false))
        .hasValueSatisfying(problem -> assertThat(problem).contains(words));
  }

  @ParameterizedTest
  @ValueSource(strings = {"http://localhost:8000/v1", "http://127.0.0.1:11434", "http://[::1]/"})
  void takes_ones_own_machine_on_the_local_platform(String address) {
    assertThat(AddressCheck.problem(address, true)).isEmpty();
  }

  @Test
  void reads_a_host_of_any_length() {
    assertThat(AddressCheck.problem("https://0x0" + ".0".repeat(100_000) + "/", false))
        .hasValueSatisfying(problem -> assertThat(problem).contains("IP address"));
  }
}
