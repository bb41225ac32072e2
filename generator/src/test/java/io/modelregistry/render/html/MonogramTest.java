package io.modelregistry.render.html;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MonogramTest {
  @ParameterizedTest
  @CsvSource({
    "Mistral AI,MA",
    "OpenAI,OA",
    "xAI,XA",
    "Anthropic,An",
    "ibm,Ib",
    "AI21 Labs,AL",
    "Z,Z",
    "Microsoft Foundry (Azure),MF",
    "01.AI,0A",
    "Яндекс,Ян",
    "'–?!',–"
  })
  void letters_come_from_the_name(String name, String letters) {
    assertThat(Monogram.of("id", name).letters()).isEqualTo(letters);
  }

  @Test
  void the_colour_comes_from_the_id_alone() {
    assertThat(Monogram.of("openai", "One").hue()).isEqualTo(Monogram.of("openai", "Two").hue());
  }

  @Test
  void ids_that_differ_little_have_many_colours() {
    Set<String> hues = new HashSet<>();
    for (String id : List.of("a", "b", "c", "d", "e", "f", "g", "h", "i", "j", "k", "l", "m")) {
      hues.add(Monogram.of(id, id).hue());
    }
    assertThat(hues).hasSizeGreaterThan(6).allMatch(hue -> hue.matches("hue([0-9]|1[01])"));
  }
}
