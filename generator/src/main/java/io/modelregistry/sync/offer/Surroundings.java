package io.modelregistry.sync.offer;

import io.modelregistry.sync.ImportOptions;
import io.modelregistry.sync.ImportReport.Count;
import io.modelregistry.validate.DefaultVocabulary;
import io.modelregistry.validate.DocumentKind;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import tools.jackson.databind.node.ObjectNode;

/** The platforms and providers that models and routes refer to, where they are missing. */
final class Surroundings {
  private final Authored authored;
  private final Matching matching;
  private final List<Serving> servings;
  private final Makers makers;
  private final Citation citation;
  private final ImportOptions options;
  private final Remarks remarks;
  private final Edits edits;
  private final Map<String, Serving> servingByPlatform = new TreeMap<>();
  private final TreeSet<String> platforms = new TreeSet<>();
  private final TreeSet<String> providers = new TreeSet<>();

  Surroundings(
      Authored authored,
      Matching matching,
      PlatformIds platformIds,
      List<Serving> servings,
      Makers makers,
      Citation citation,
      ImportOptions options,
      Remarks remarks,
      Edits edits) {
    this.authored = authored;
    this.matching = matching;
    this.servings = List.copyOf(servings);
    this.makers = makers;
    this.citation = citation;
    this.options = options;
    this.remarks = remarks;
    this.edits = edits;
    servings.forEach(serving -> servingByPlatform.put(platformIds.of(serving.id()), serving));
  }

  void needPlatform(String id) {
    platforms.add(id);
  }

  void needProvider(String id) {
    providers.add(id);
  }

  /** What models and routes refer to, and what every registry has. */
  void write() {
    PlatformDraft drafts = new PlatformDraft(makers, citation);
    for (String id : platforms) {
      if (!authored.platforms().containsKey(id)) {
        Serving serving = servingByPlatform.get(id);
        remarks.count(Count.PLATFORMS_CREATED);
        edits.write(
            "platforms/" + id + ".json",
            DocumentKind.PLATFORM,
            PlatformDraft.isDirect(id) || serving == null
                ? PlatformDraft.direct()
                : drafts.platform(serving));
      }
    }
    for (String id : providers) {
      if (!authored.providers().containsKey(id)) {
        Optional<Serving> own =
            servings.stream()
                .filter(
                    serving -> matching.makerServing(serving.id()).filter(id::equals).isPresent())
                .findFirst();
        remarks.count(Count.PROVIDERS_CREATED);
        edits.write("providers/" + id + ".json", DocumentKind.PROVIDER, drafts.provider(id, own));
      }
    }
    if (options.create() && !authored.hasSettings()) {
      ObjectNode settings = Json.NODES.objectNode();
      settings.put("$schema", "../schemas/registry.schema.json").put("title", "Model Registry");
      edits.write("registry.json", DocumentKind.REGISTRY, settings);
    }
    if (options.create() && !authored.hasVocabulary()) {
      String path = "capabilities.json";
      edits.write(path, DefaultVocabulary.bytes());
    }
  }
}
