package io.modelregistry.render.html;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

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

  /** WCAG 2.2, 1.4.3; the letters are small. */
  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void letters_can_be_read_on_each_colour(boolean dark) {
    String css = Assets.text("site.css");
    int themes = css.indexOf("(prefers-color-scheme: dark)");
    String theme = dark ? css.substring(themes) : css.substring(0, themes);
    double[] back = percentages(theme, "--hue-back");
    double[] text = percentages(theme, "--hue-text");
    Matcher hues = Pattern.compile("\\.hue[0-9]+ \\{\\s+--hue: ([0-9]+);").matcher(css);
    int count = 0;
    while (hues.find()) {
      double hue = Double.parseDouble(hues.group(1));
      assertThat(contrast(luminance(hue, back), luminance(hue, text)))
          .as("hue %s", hue)
          .isGreaterThanOrEqualTo(4.5);
      count++;
    }
    assertThat(count).isEqualTo(Monogram.HUES);
  }

  private static double[] percentages(String css, String name) {
    Matcher matcher = Pattern.compile(name + ": ([0-9]+)% ([0-9]+)%;").matcher(css);
    assertThat(matcher.find()).as(name).isTrue();
    return new double[] {
      Double.parseDouble(matcher.group(1)) / 100, Double.parseDouble(matcher.group(2)) / 100
    };
  }

  private static double contrast(double one, double other) {
    return (Math.max(one, other) + 0.05) / (Math.min(one, other) + 0.05);
  }

  /** Relative luminance, as WCAG defines it, of a colour in HSL. */
  private static double luminance(double hue, double[] saturationAndLightness) {
    double lightness = saturationAndLightness[1];
    double chroma = saturationAndLightness[0] * Math.min(lightness, 1 - lightness);
    double[] weights = {0.2126, 0.7152, 0.0722};
    double[] offsets = {0, 8, 4};
    double luminance = 0;
    for (int i = 0; i < weights.length; i++) {
      double k = (offsets[i] + hue / 30) % 12;
      double part = lightness - chroma * Math.max(-1, Math.min(Math.min(k - 3, 9 - k), 1));
      luminance +=
          weights[i] * (part <= 0.04045 ? part / 12.92 : Math.pow((part + 0.055) / 1.055, 2.4));
    }
    return luminance;
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
