package io.modelregistry.validate.secret;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Every secret here is made up; they are put together so that no scanner takes them for real. */
class SecretsTest {
  private static final String DIGITS = "0123456789".repeat(4);

  @ParameterizedTest
  @CsvSource({
    "sk-proj-, an API key",
    "sk-ant-api03-, an API key",
    "ghp_, a GitHub token",
    "github_pat_, a GitHub token",
    "glpat-, a GitLab token",
    "xoxb-, a Slack token",
    "AIza, a Google API key",
    "ya29., a Google access token",
    "hf_, a Hugging Face token",
    "gsk_, a Groq key",
    "xai-, an xAI key",
    "nvapi-, an NVIDIA key",
    "r8_, a Replicate token",
    "pplx-, a Perplexity key",
    "sk_live_, a Stripe key"
  })
  void knows_a_key_by_its_beginning_and_length(String beginning, String kind) {
    assertThat(Secrets.kindIn("before " + beginning + DIGITS + " after")).contains(kind);
    assertThat(Secrets.mask("before " + beginning + DIGITS + " after"))
        .isEqualTo("before ******** after");
  }

  @Test
  void knows_what_has_another_form() {
    assertThat(Secrets.kindIn("AKIA" + DIGITS.substring(0, 16))).contains("an AWS access key");
    assertThat(Secrets.kindIn("-----BEGIN RSA " + "PRIVATE KEY-----\nMIIE"))
        .contains("a private key");
    assertThat(Secrets.kindIn("eyJ" + DIGITS + ".eyJ" + DIGITS + "." + DIGITS))
        .contains("a JSON web token");
    assertThat(Secrets.kindIn("Authorization: Bearer " + DIGITS)).contains("a bearer token");
    assertThat(Secrets.kindIn("https://user:" + "pass@api.acme.example/"))
        .contains("a password in an address");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "OPENAI_API_KEY",
        "Authorization",
        "Bearer",
        "a bearer token in the header called authorization",
        "task-oriented-language-model-with-a-long-name",
        "risk-averse-and-disk-based-models-2025",
        "gpt-5-nano-2025-08-07",
        "us.anthropic.claude-sonnet-4-5-20250929-v1:0",
        "@cf/meta/llama-3.1-8b-instruct",
        "https://acme.example/models?at=2026-01-01#prices",
        "https://{resource}.openai.azure.com/openai/v1",
        "support@acme.example",
        "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855",
        "sk-",
        "hf_hub"
      })
  void leaves_names_prose_and_addresses_alone(String text) {
    assertThat(Secrets.kindIn(text)).isEmpty();
    assertThat(Secrets.mask(text)).isEqualTo(text);
  }

  /** At 300,000 characters each took minutes when every place of it looked to the end. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "sk-",
        "-eyJ",
        "-eyJaaaaaaaa",
        "bearer ",
        "bearer a",
        "://a:",
        "-----BEGIN ",
        "xoxa"
      })
  @Timeout(60)
  void is_quick_over_what_only_begins_like_a_secret(String beginning) {
    String text = beginning.repeat(300_000 / beginning.length()) + " _PRIVATE KEY----- @";
    assertThat(Secrets.kindIn(text)).isEmpty();
  }

  @Test
  void takes_a_name_of_any_length_for_one() {
    String name = "A" + "_KEY2".repeat(100_000);
    assertThat(Secrets.isSecretByName("api_key", name)).isFalse();
    assertThat(Secrets.isSecretByName("api_key", name + "-")).isFalse();
  }

  @Test
  void knows_an_opaque_word_by_the_name_of_its_field() {
    assertThat(Secrets.isSecretByName("api_key", "q8Zr2LmN0pXv7TyB")).isTrue();
    assertThat(Secrets.isSecretByName("clientSecret", "q8Zr2LmN0pXv7TyB")).isTrue();
    assertThat(Secrets.isSecretByName("model", "q8Zr2LmN0pXv7TyB")).isFalse();
    assertThat(Secrets.isSecretByName("api_key_env", "q8Zr2LmN0pXv7TyB")).isFalse();
    assertThat(Secrets.isSecretByName("api_key", "ACME_TEAM_API_KEY_2")).isFalse();
    assertThat(Secrets.isSecretByName("api_key", "${ACME_TEAM_API_KEY}")).isFalse();
    assertThat(Secrets.isSecretByName("api_key", "see the console of the platform")).isFalse();
    assertThat(Secrets.isSecretByName("api_key", "xxxxxxxxxxxxxxxxxxxxxxxx")).isFalse();
    assertThat(Secrets.isSecretByName("max_tokens", "a-word-of-many-letters")).isFalse();
  }

  @Test
  void blots_without_moving_columns() {
    String text = "a ghp_" + DIGITS + " b";
    assertThat(Secrets.blot(text)).hasSameSizeAs(text).startsWith("a *").endsWith("* b");
  }
}
