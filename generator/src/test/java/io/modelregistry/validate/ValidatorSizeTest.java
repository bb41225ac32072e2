package io.modelregistry.validate;

import static org.assertj.core.api.Assertions.assertThat;

import io.modelregistry.finding.Finding;
import org.junit.jupiter.api.Test;

final class ValidatorSizeTest {
  @Test
  void finds_nothing_wrong_in_three_thousand_lawful_files() {
    SnapshotFixture registry = SnapshotFixture.registry();
    for (int i = 0; i < 3_000; i++) {
      registry.with("models/lab-" + i % 50 + "/model-" + i + ".json", model(i));
    }

    Validation validation = registry.validate();

    assertThat(validation.findings())
        .extracting(Finding::rule)
        .doesNotContainAnyElementsOf(FileRules.ALL.stream().map(Rule::code).toList());
  }

  private static String model(int i) {
    String benchmarks =
        """
            {
              "name": "Benchmark %d",
              "score": 74.3,
              "metric": "accuracy, percent of the questions",
              "date": "2026-04-22",
              "source": "https://example.org/benchmarks/%d"
            },
        """
            .repeat(5)
            .replace("%d", Integer.toString(i));
    return """
        {
          "$schema": "../../../schemas/model.schema.json",
          "name": "Model %d",
          "description": "A small model for short answers, which stands here only so that the file has a usual length.",
          "family": "example-2",
          "capabilities": {
            "function_calling": true,
            "streaming": true,
            "vision": false
          },
          "modalities": {
            "input": ["text", "image"],
            "output": ["text"]
          },
          "context_window": 400000,
          "max_output_tokens": 128000,
          "pricing": {
            "input_cost": 0.05,
            "output_cost": 0.4,
            "cache_read_cost": 0.005,
            "overrides": [
              {
                "when": {
                  "input_tokens_over": 200000
                },
                "input_cost": 0.1,
                "output_cost": 0.8
              },
              {
                "when": {
                  "service_tier": "batch"
                },
                "multiplier": 0.5
              }
            ]
          },
          "release_date": "2026-04-22",
          "knowledge_cutoff": "2025-10",
          "status": "active",
          "open_weights": false,
          "benchmarks": [
        %s    {
              "name": "Last",
              "score": 1
            }
          ],
          "sources": [
            {
              "url": "https://example.org/models",
              "verified_at": "2026-04-22"
            }
          ]
        }
        """
        .formatted(i, benchmarks.indent(0).replace("    {\n", "    {\n"));
  }
}
