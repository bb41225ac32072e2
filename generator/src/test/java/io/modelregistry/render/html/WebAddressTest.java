package io.modelregistry.render.html;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class WebAddressTest {
  @Test
  void an_https_address_is_a_link_without_its_scheme() {
    WebAddress address = WebAddress.of("https://www.acme.example/models/");
    assertThat(address.text()).isEqualTo("acme.example/models");
    assertThat(address.href()).contains("https://www.acme.example/models/");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "javascript:alert(1)",
        "http://acme.example/",
        "//acme.example/",
        "https://user:secret@acme.example/",
        "https:acme",
        "https://acme.example/a b",
        "data:text/html,x",
        ""
      })
  void anything_else_is_text(String address) {
    assertThat(WebAddress.of(address).href()).isEmpty();
  }

  @Test
  void a_label_does_not_hide_an_address_that_is_no_link() {
    assertThat(WebAddress.labelled("Card", "javascript:x").text()).isEqualTo("Card (javascript:x)");
  }
}
