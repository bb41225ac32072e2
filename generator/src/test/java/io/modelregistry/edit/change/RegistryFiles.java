package io.modelregistry.edit.change;

import io.modelregistry.finding.Finding;
import io.modelregistry.finding.Severity;
import io.modelregistry.json.DocumentReader;
import io.modelregistry.model.Entities;
import io.modelregistry.source.Provenance;
import io.modelregistry.source.Snapshot;
import io.modelregistry.source.SourceFile;
import io.modelregistry.validate.CanonicalForm;
import io.modelregistry.validate.Place;
import io.modelregistry.validate.Validation;
import io.modelregistry.validate.ValidationOptions;
import io.modelregistry.validate.Validator;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** A small registry in memory, in canonical form, and what changes make of it. */
final class RegistryFiles {
  static final LocalDate TODAY = LocalDate.of(2026, 11, 22);

  private final Map<String, SourceFile> files;

  private RegistryFiles(Map<String, SourceFile> files) {
    this.files = files;
  }

  /** One provider, two platforms, the models one and two, each direct, and two on cloudy. */
  static RegistryFiles sample() {
    String sources = "'sources': [{'url': 'https://acme.example/', 'verified_at': '2026-10-01'}]";
    String active = "'status': 'active', " + sources;
    return new RegistryFiles(new TreeMap<>())
        .with("registry.json", "{'title': 'Test', 'currency': 'USD'}")
        .with("platforms/direct.json", "{'name': 'Direct', 'auth_type': 'api_key', " + active + "}")
        .with(
            "platforms/cloudy.json",
            "{'name': 'Cloudy', 'auth_type': 'api_key', 'base_url': 'https://cloudy.example/v1', "
                + active
                + "}")
        .with(
            "providers/acme.json",
            "{'name': 'Acme', 'direct_api_url': 'https://acme.example/v1', " + active + "}")
        .with(
            "models/acme/one.json",
            "{'name': 'One', 'context_window': 400000, 'pricing': {'input_cost': 1, 'output_cost':"
                + " 4}, "
                + active
                + "}")
        .with(
            "models/acme/two.json",
            "{'name': 'Two', 'model_string': 'two-latest', 'context_window': 400000,"
                + " 'platform_configs': {'cloudy': {'tier': 'x'}}, 'pricing': {'input_cost': 2,"
                + " 'output_cost': 8}, "
                + active
                + "}")
        .with("routes/one/direct.json", "{'priority': 1, " + active + "}")
        .with("routes/two/direct.json", "{'priority': 1, " + active + "}")
        .with(
            "routes/two/cloudy.json",
            "{'priority': 2, 'pricing': {'input_cost': 3, 'output_cost': 9}, " + active + "}");
  }

  /** With another file; its text has ' for ". */
  RegistryFiles with(String path, String text) {
    var root =
        DocumentReader.read(path, text.replace('\'', '"').getBytes(StandardCharsets.UTF_8))
            .document()
            .orElseThrow()
            .root();
    return withBytes(
        path,
        CanonicalForm.write(Place.of(path).orElseThrow().kind(), root)
            .getBytes(StandardCharsets.UTF_8));
  }

  RegistryFiles withBytes(String path, byte[] bytes) {
    Map<String, SourceFile> more = new TreeMap<>(files);
    more.put(path, new SourceFile(path, bytes));
    return new RegistryFiles(more);
  }

  RegistryFiles without(String path) {
    Map<String, SourceFile> fewer = new TreeMap<>(files);
    fewer.remove(path);
    return new RegistryFiles(fewer);
  }

  Snapshot snapshot() {
    return new Snapshot(files, List.of(), Provenance.unknown("a test made it"));
  }

  PlannedChange plan(Change change) {
    return change.plan(new AuthoredFiles(snapshot()));
  }

  RegistryFiles after(Change change) {
    return new RegistryFiles(plan(change).plan().over(snapshot()).files());
  }

  String text(String path) {
    SourceFile file = files.get(path);
    return file == null ? "" : new String(file.bytes(), StandardCharsets.UTF_8);
  }

  /** The text without line breaks and indentation. */
  String flat(String path) {
    return text(path).replaceAll("\\s*\\n\\s*", " ").strip();
  }

  List<String> paths() {
    return List.copyOf(files.keySet());
  }

  Map<String, String> texts() {
    Map<String, String> texts = new TreeMap<>();
    files.keySet().forEach(path -> texts.put(path, text(path)));
    return texts;
  }

  private Validation validation() {
    return new Validator(new ValidationOptions(TODAY, Optional.empty())).validate(snapshot());
  }

  /** The rules that errors break. */
  List<String> errors() {
    return validation().findings().stream()
        .filter(finding -> finding.severity() == Severity.ERROR)
        .map(Finding::rule)
        .toList();
  }

  List<String> warnings() {
    return validation().findings().stream()
        .filter(finding -> finding.severity() == Severity.WARNING)
        .map(Finding::rule)
        .toList();
  }

  Entities entities() {
    return validation().entities().orElseThrow(() -> new AssertionError(validation().findings()));
  }
}
