package io.modelregistry.cli;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;
import tools.jackson.databind.node.ObjectNode;

/** What search asks of a model itself. */
final class ModelFilterOptions implements QuestionPart {
  @Option(
      names = "--provider",
      paramLabel = "PROVIDER",
      split = ",",
      description = "Made by one of these providers.")
  private List<String> providers = new ArrayList<>();

  @Option(
      names = "--status",
      paramLabel = "STATUS",
      split = ",",
      description = "Any of active, beta and deprecated.")
  private List<String> status = new ArrayList<>();

  @Option(
      names = "--open-weights",
      arity = "0..1",
      fallbackValue = "true",
      paramLabel = "true|false",
      description = "Its weights are open; with =false, they are not.")
  private @Nullable Boolean openWeights;

  @Option(
      names = "--input-modality",
      paramLabel = "MODALITY",
      split = ",",
      description = "It reads all of these, such as text,image.")
  private List<String> inputs = new ArrayList<>();

  @Option(
      names = "--output-modality",
      paramLabel = "MODALITY",
      split = ",",
      description = "It writes all of these.")
  private List<String> outputs = new ArrayList<>();

  @Option(
      names = "--tag",
      paramLabel = "TAG",
      split = ",",
      description = "It has all of these tags.")
  private List<String> tags = new ArrayList<>();

  @Option(
      names = "--released-from",
      paramLabel = "DATE",
      description = "Released then or later: a day, a month or a year.")
  private @Nullable String releasedFrom;

  @Option(
      names = "--released-until",
      paramLabel = "DATE",
      description = "Released then or earlier.")
  private @Nullable String releasedUntil;

  @Override
  public void into(ObjectNode question) {
    Asking.put(question, "providers", providers);
    Asking.put(question, "status", status);
    if (openWeights != null) {
      question.put("open_weights", openWeights);
    }
    Asking.put(question, "input_modalities", inputs);
    Asking.put(question, "output_modalities", outputs);
    Asking.put(question, "tags", tags);
    Asking.put(question, "released_from", releasedFrom);
    Asking.put(question, "released_until", releasedUntil);
  }
}
