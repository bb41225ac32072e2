package io.modelregistry.validate;

import io.modelregistry.finding.Finding;
import io.modelregistry.finding.Location;
import io.modelregistry.json.Quoted;
import io.modelregistry.model.Ids;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/** Reads paths: what a file is by where it lies, or why it may not lie there. */
final class Places {
  private static final String SUFFIX = ".json";
  private static final Pattern MONTH = Pattern.compile("[0-9]{4}-(0[1-9]|1[0-2])");

  private static final Map<String, DocumentKind> SINGLES =
      Map.of(
          "registry.json", DocumentKind.REGISTRY,
          "capabilities.json", DocumentKind.CAPABILITIES,
          "tombstones.json", DocumentKind.TOMBSTONES);

  /**
   * What lies in a folder.
   *
   * @param form how a path there looks
   */
  private record Folder(DocumentKind kind, String form) {
    /** How many names a path there has. */
    int depth() {
      return form.split("/", -1).length;
    }
  }

  private static final Map<String, Folder> FOLDERS =
      Map.of(
          "platforms", new Folder(DocumentKind.PLATFORM, "platforms/{platform_id}.json"),
          "providers", new Folder(DocumentKind.PROVIDER, "providers/{provider_id}.json"),
          "models", new Folder(DocumentKind.MODEL, "models/{provider_id}/{model_id}.json"),
          "routes",
              new Folder(DocumentKind.ROUTE, "routes/{model_id}/{platform_id}[--{variant}].json"),
          "observations",
              new Folder(
                  DocumentKind.OBSERVATIONS,
                  "observations/{model_id}/{platform_id}[--{variant}]/{yyyy-mm}.json"));

  private final String path;
  private final List<Finding> findings = new ArrayList<>();

  private Places(String path) {
    this.path = path;
  }

  /**
   * What a path says.
   *
   * @param kind which schema the file has to fit; empty when its folder says nothing
   * @param place where it lies, lawfully; empty when there are findings
   */
  record Reading(Optional<DocumentKind> kind, Optional<Place> place, List<Finding> findings) {}

  static Reading read(String path) {
    DocumentKind single = SINGLES.get(path);
    if (single != null) {
      return new Reading(
          Optional.of(single), Optional.of(new Place.Single(single, path)), List.of());
    }
    return new Places(path).read();
  }

  private Reading read() {
    List<String> parts = List.of(path.split("/", -1));
    Folder folder = FOLDERS.get(parts.get(0));
    if (parts.size() == 1) {
      return misplaced(
          "no file of the name '" + Quoted.shortened(path) + "' belongs here",
          Suggestion.hint(
              path,
              SINGLES.keySet(),
              "beside folders only registry.json, capabilities.json and tombstones.json lie here"));
    }
    if (folder == null) {
      return misplaced(
          "no folder of the name '" + Quoted.shortened(parts.get(0)) + "' belongs here",
          Suggestion.hint(
              parts.get(0),
              FOLDERS.keySet(),
              "folders are platforms, providers, models, routes and observations"));
    }
    if (parts.size() != folder.depth()) {
      return misplaced(
          "the file lies too "
              + (parts.size() < folder.depth() ? "high" : "deep")
              + " in '"
              + parts.get(0)
              + "'",
          "it belongs at " + folder.form());
    }
    String file = parts.get(parts.size() - 1);
    if (!file.endsWith(SUFFIX)) {
      return misplaced(
          "'" + Quoted.shortened(file) + "' does not end in .json",
          "it belongs at " + folder.form());
    }
    Optional<Place> place =
        place(folder.kind(), parts, file.substring(0, file.length() - SUFFIX.length()));
    return new Reading(
        Optional.of(folder.kind()), findings.isEmpty() ? place : Optional.empty(), findings);
  }

  private Optional<Place> place(DocumentKind kind, List<String> parts, String stem) {
    return switch (kind) {
      case PLATFORM -> Optional.of(new Place.OfPlatform(lawful(stem, "a platform")));
      case PROVIDER -> Optional.of(new Place.OfProvider(lawful(stem, "a provider")));
      case MODEL ->
          Optional.of(
              new Place.OfModel(lawful(parts.get(1), "a provider"), lawful(stem, "a model")));
      case ROUTE -> Optional.of(route(parts.get(1), stem));
      case OBSERVATIONS -> observations(route(parts.get(1), parts.get(2)), stem);
      case REGISTRY, CAPABILITIES, TOMBSTONES ->
          throw new IllegalStateException(kind + " lies in no folder");
    };
  }

  private Place.OfRoute route(String model, String onPlatform) {
    String modelId = lawful(model, "a model");
    String[] parts = onPlatform.split(Ids.ROUTE_SEPARATOR, 2);
    String platformId = lawful(parts[0], "a platform");
    Optional<String> variant =
        parts.length == 1 ? Optional.empty() : Optional.of(lawful(parts[1], "a variant"));
    Place.OfRoute route = new Place.OfRoute(modelId, platformId, variant);
    if (findings.isEmpty() && route.id().length() > Ids.MAX_LENGTH) {
      findings.add(
          FileRules.UNLAWFUL_ID.at(
              Location.ofFile(path),
              "the route's id would have " + route.id().length() + " characters",
              "model, platform and variant together have at most "
                  + Ids.MAX_LENGTH
                  + "; shorten the variant"));
    }
    return route;
  }

  private Optional<Place> observations(Place.OfRoute route, String month) {
    if (!MONTH.matcher(month).matches()) {
      findings.add(
          FileRules.MISPLACED_FILE.at(
              Location.ofFile(path),
              "'" + Quoted.shortened(month) + "' is no month",
              "name the file as in 2026-04.json"));
      return Optional.empty();
    }
    return Optional.of(new Place.OfObservations(route, YearMonth.parse(month)));
  }

  private String lawful(String id, String of) {
    Ids.problem(id)
        .ifPresent(
            problem ->
                findings.add(
                    FileRules.UNLAWFUL_ID.at(
                        Location.ofFile(path),
                        "'" + Quoted.shortened(id) + "' cannot be the id of " + of + ": " + problem,
                        Ids.nearest(id)
                            .map(near -> "rename it, say to '" + near + "'")
                            .orElse("choose another id"))));
    return id;
  }

  private Reading misplaced(String message, String hint) {
    findings.add(FileRules.MISPLACED_FILE.at(Location.ofFile(path), message, hint));
    return new Reading(Optional.empty(), Optional.empty(), findings);
  }
}
