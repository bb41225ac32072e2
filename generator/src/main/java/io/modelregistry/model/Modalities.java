package io.modelregistry.model;

import java.util.List;

/**
 * What a model reads and writes, such as {@code text}, {@code image}, {@code audio}, {@code video},
 * {@code pdf}; empty means unknown.
 */
public record Modalities(List<String> input, List<String> output) {
  /** Nothing known. */
  public static final Modalities UNKNOWN = new Modalities(List.of(), List.of());

  public Modalities {
    input = List.copyOf(input);
    output = List.copyOf(output);
  }
}
