package io.modelregistry.cli;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** A small lawful registry on disk, written by hand as a contributor would. */
final class DataFolderFixture {
  /** Stands in until a test has its folder. */
  static final DataFolderFixture NONE = new DataFolderFixture(Path.of("none"));

  private final Path root;

  private DataFolderFixture(Path root) {
    this.root = root;
  }

  /** Writes {@code registry-data} below a folder. */
  static DataFolderFixture in(Path folder) {
    DataFolderFixture data = new DataFolderFixture(folder.resolve("registry-data"));
    data.write(
        "registry.json",
        """
        {
          "title": "Sample registry",
          "description": "Two models for tests.",
          "base_url": "https://registry.example.com/",
          "repository_url": "https://git.example.com/registry",
          "currency": "USD"
        }
        """);
    data.write(
        "platforms/direct.json",
        """
        {
          "name": "Direct",
          "description": "The provider's own API.",
          "auth_type": "api_key",
          "status": "active",
          "sources": [
            {
              "url": "https://docs.example.com/direct",
              "verified_at": "2026-10-01"
            }
          ]
        }
        """);
    data.write(
        "platforms/cloudy.json",
        """
        {
          "name": "Cloudy",
          "description": "Serves models of others.",
          "base_url": "https://api.cloudy.example.com/v1",
          "auth_type": "api_key",
          "status": "active",
          "sources": [
            {
              "url": "https://docs.cloudy.example.com/",
              "verified_at": "2026-10-01"
            }
          ]
        }
        """);
    data.write(
        "providers/acme.json",
        """
        {
          "name": "Acme",
          "description": "Makes the models of this sample.",
          "direct_api_url": "https://api.acme.example.com/v1",
          "auth_required": true,
          "auth_type": "api_key",
          "status": "active",
          "sources": [
            {
              "url": "https://docs.acme.example.com/",
              "verified_at": "2026-10-01"
            }
          ]
        }
        """);
    data.model("acme-small", "Acme Small", "0.25");
    data.model("acme-large", "Acme Large", "2.5");
    data.route("acme-small", "direct", 1, "");
    data.route("acme-large", "direct", 1, "");
    data.route(
        "acme-large",
        "cloudy",
        2,
        """
          "pricing": {
            "input_cost": 3,
            "output_cost": 12
          },
        """);
    return data;
  }

  Path root() {
    return root;
  }

  void model(String id, String name, String inputCost) {
    write(
        "models/acme/" + id + ".json",
        """
        {
          "name": "%s",
          "description": "A model of this sample.",
          "capabilities": {
            "function_calling": true,
            "vision": false
          },
          "modalities": {
            "input": ["text"],
            "output": ["text"]
          },
          "context_window": 200000,
          "max_output_tokens": 16000,
          "pricing": {
            "input_cost": %s,
            "output_cost": 10
          },
          "release_date": "2026-05-01",
          "status": "active",
          "sources": [
            {
              "url": "https://docs.acme.example.com/models",
              "verified_at": "2026-10-01"
            }
          ]
        }
        """
            .formatted(name, inputCost));
  }

  void route(String model, String platform, int priority, String more) {
    write(
        "routes/" + model + "/" + platform + ".json",
        """
        {
          "priority": %d,
          "status": "active",
        %s  "sources": [
            {
              "url": "https://docs.acme.example.com/models",
              "verified_at": "2026-10-01"
            }
          ]
        }
        """
            .formatted(priority, more));
  }

  void write(String path, String text) {
    try {
      Path file = root.resolve(path);
      Files.createDirectories(file.getParent());
      Files.writeString(file, text);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  void delete(String path) {
    try {
      Files.delete(root.resolve(path));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
