package io.modelregistry.render.json;

import io.modelregistry.model.Capability;
import io.modelregistry.model.Settings;
import io.modelregistry.model.Tombstone;
import tools.jackson.databind.node.ObjectNode;

/** Writes what a registry holds beside its entities. */
public final class RegistryJson {
  private RegistryJson() {}

  /** What the registry is called, where it lies, and in which currency it compares prices. */
  public static ObjectNode settings(Settings settings) {
    return new ObjectBuilder()
        .text("title", settings.title())
        .text("description", settings.description())
        .text("base_url", settings.baseUrl())
        .text("repository_url", settings.repositoryUrl())
        .text("currency", settings.currency())
        .build();
  }

  /** A capability of the vocabulary, without the models that have it. */
  public static ObjectNode capability(Capability capability) {
    return new ObjectBuilder()
        .text("id", capability.key())
        .text("label", capability.label())
        .text("description", capability.description())
        .flag("derived", capability.derived().isPresent())
        .build();
  }

  /** An id that is gone, and what replaced it. */
  public static ObjectNode tombstone(Tombstone tombstone) {
    return new ObjectBuilder()
        .text("kind", tombstone.kind().word())
        .text("id", tombstone.id())
        .text("removed", tombstone.removed())
        .text("replaced_by", tombstone.replacedBy())
        .text("reason", tombstone.reason())
        .build();
  }
}
