package io.modelregistry.sync.offer;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ModelNameTest {
  private static final Makers MAKERS = Makers.read();

  private static ModelName name(String nativeId) {
    return ModelName.of("somewhere", nativeId, MAKERS);
  }

  @ParameterizedTest
  @CsvSource({
    "us.anthropic.claude-opus-4-8-v1:0, claude-opus-4-8, anthropic",
    "anthropic/claude-opus-4.8, claude-opus-4-8, anthropic",
    "accounts/fireworks/models/kimi-k2p6, kimi-k2-6, ''",
    "@cf/meta/llama-3.1-8b-instruct-fp8, llama-3-1-8b-instruct, meta",
    "hf:zai-org/GLM-5.2, glm-5-2, zhipuai",
    "openai/gpt-oss-120b:free, gpt-oss-120b, openai",
    "claude-sonnet-4-5@20250929, claude-sonnet-4-5, ''",
    "deepseek.r1-v1:0, deepseek-r1, deepseek",
    "anthropic-claude-3-haiku, claude-3-haiku, ''",
    "qwen3-coder:480b, qwen3-coder-480b, ''",
    "ft:gpt-4o, ft-gpt-4o, ''",
    "regional.anthropic.claude-opus-5, claude-opus-5, anthropic",
    "flux.1-dev, flux-1-dev, ''"
  })
  void finds_the_name_and_the_maker(String nativeId, String key, String maker) {
    assertThat(name(nativeId).key()).isEqualTo(key);
    assertThat(name(nativeId).maker().orElse("")).isEqualTo(maker);
  }

  @Test
  void knows_region_and_number_format() {
    assertThat(name("eu.anthropic.claude-sonnet-5").region()).contains("eu");
    assertThat(name("regional.anthropic.claude-sonnet-5").region()).isEmpty();
    assertThat(name("Qwen/Qwen3-Coder-Next-FP8").quantization()).contains("fp8");
  }

  @Test
  void knows_the_name_without_its_date() {
    assertThat(name("gpt-4o-2024-11-20").undatedKey()).isEqualTo("gpt-4o");
    assertThat(name("claude-opus-4-20250514").undatedKey()).isEqualTo("claude-opus-4");
  }
}
