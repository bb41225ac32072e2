package io.modelregistry.sync.litellm;

import io.modelregistry.model.PartialDate;
import io.modelregistry.sync.offer.Facts;
import io.modelregistry.sync.offer.Fields;
import io.modelregistry.sync.offer.Modality;
import io.modelregistry.sync.offer.Remarks;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Reads what an entry says of a model: flags, modalities, limits, its last day. */
final class FactsReader {
  private static final Map<String, String> FLAGS =
      Map.ofEntries(
          Map.entry("supports_function_calling", "function_calling"),
          Map.entry("supports_parallel_function_calling", "parallel_function_calling"),
          Map.entry("supports_response_schema", "structured_output"),
          Map.entry("supports_reasoning", "reasoning"),
          Map.entry("supports_vision", "vision"),
          Map.entry("supports_pdf_input", "pdf_input"),
          Map.entry("supports_audio_input", "audio_input"),
          Map.entry("supports_audio_output", "audio_output"),
          Map.entry("supports_video_input", "video_input"),
          Map.entry("supports_prompt_caching", "prompt_caching"),
          Map.entry("supports_system_messages", "system_messages"),
          Map.entry("supports_web_search", "web_search"),
          Map.entry("supports_computer_use", "computer_use"));

  private static final String EMBEDDING = "embedding";

  private final Remarks remarks;

  FactsReader(Remarks remarks) {
    this.remarks = remarks;
  }

  Facts read(Fields entry, String mode, String subject) {
    Map<String, Boolean> capabilities = new TreeMap<>();
    FLAGS.forEach(
        (flag, capability) -> {
          Boolean value = entry.flag(flag);
          if (value != null) {
            capabilities.put(capability, value);
          }
        });
    List<String> input =
        Modality.lawful(entry.texts("supported_modalities", 100), subject, remarks);
    List<String> output = new ArrayList<>();
    if (mode.equals(EMBEDDING)) {
      output.add(EMBEDDING);
      capabilities.put("embeddings", true);
    } else {
      output.addAll(
          Modality.lawful(entry.texts("supported_output_modalities", 100), subject, remarks));
    }
    return new Facts(
        null,
        null,
        capabilities,
        input,
        output,
        limits(entry, mode, subject),
        null,
        null,
        null,
        null,
        null,
        lastDay(entry),
        null);
  }

  private Map<String, Long> limits(Fields entry, String mode, String subject) {
    Map<String, Long> limits = new TreeMap<>();
    put(limits, Facts.INPUT, entry, "max_input_tokens", subject);
    if (!mode.equals(EMBEDDING)) {
      put(limits, Facts.OUTPUT, entry, "max_output_tokens", subject);
    }
    return limits;
  }

  private void put(
      Map<String, Long> limits, String field, Fields entry, String name, String subject) {
    Long value = entry.tokens(name);
    if (value != null && value > 0) {
      limits.put(field, value);
    } else if (value != null) {
      remarks.say(Remarks.IMPOSSIBLE_LIMIT, subject, name + " is 0, left out");
    }
  }

  private static @Nullable String lastDay(Fields entry) {
    String date = entry.date("deprecation_date");
    return date == null ? null : new PartialDate(date).lastDay().toString();
  }
}
