package io.modelregistry.sync.offer;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The words of modalities, and the capabilities that they mean. */
public final class Modality {
  private static final String FILE = "file";
  private static final String PDF = "pdf";

  private static final Set<String> WORDS =
      Set.of("text", "image", "audio", "video", PDF, FILE, "embedding", "score");

  private static final Map<String, String> READS =
      Map.of("image", "vision", "audio", "audio_input", "video", "video_input", PDF, "pdf_input");

  private static final Map<String, String> WRITES =
      Map.of("image", "image_output", "audio", "audio_output", "video", "video_output");

  private Modality() {}

  /** Those words that a file may hold; others are reported. */
  public static List<String> lawful(List<String> words, String subject, Remarks remarks) {
    List<String> lawful = new ArrayList<>();
    for (String word : words) {
      if (WORDS.contains(word)) {
        lawful.add(word);
      } else {
        remarks.say(Remarks.ODD_VALUE, subject, "an unknown modality was left out");
      }
    }
    return lawful;
  }

  /** Adds what modalities say of capabilities; a side without any says nothing. */
  public static void capabilities(
      List<String> input, List<String> output, Map<String, Boolean> capabilities) {
    if (!input.isEmpty()) {
      READS.forEach(
          (word, capability) -> {
            // Files of which kind, nobody says.
            boolean unknown = word.equals(PDF) && input.contains(FILE) && !input.contains(PDF);
            if (!unknown) {
              capabilities.put(capability, input.contains(word));
            }
          });
    }
    if (!output.isEmpty()) {
      WRITES.forEach((word, capability) -> capabilities.put(capability, output.contains(word)));
    }
  }
}
