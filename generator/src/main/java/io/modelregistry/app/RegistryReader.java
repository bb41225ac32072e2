package io.modelregistry.app;

import io.modelregistry.finding.Severity;
import io.modelregistry.model.Entities;
import io.modelregistry.model.EntityKind;
import io.modelregistry.model.Model;
import io.modelregistry.model.Route;
import io.modelregistry.model.Settings;
import io.modelregistry.registry.Registry;
import io.modelregistry.registry.Stamps;
import io.modelregistry.source.DataFolder;
import io.modelregistry.source.Provenance;
import io.modelregistry.source.Snapshot;
import io.modelregistry.source.Source;
import io.modelregistry.source.SourceException;
import io.modelregistry.source.SourceFile;
import io.modelregistry.validate.Place;
import io.modelregistry.validate.Validation;
import io.modelregistry.validate.ValidationOptions;
import io.modelregistry.validate.Validator;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** Reads a source, validates it, and resolves the registry if it may be used. */
public final class RegistryReader {
  private final Clock clock;

  public RegistryReader(Clock clock) {
    this.clock = clock;
  }

  /**
   * What to read it for.
   *
   * @param at the instant whose prices and dates are current; empty is the commit's time
   * @param base an earlier state to compare with
   */
  public record Options(Optional<Instant> at, Optional<Source> base) {
    /** The commit's time, compared with nothing. */
    public static final Options DEFAULT = new Options(Optional.empty(), Optional.empty());
  }

  /**
   * Reads all, in memory.
   *
   * @throws SourceException when the source cannot be read
   */
  public Reading read(Source source, Options options, StageClock stages) {
    Snapshot snapshot = stages.time("read", source::read);
    return read(snapshot, options, stages);
  }

  private Reading read(Snapshot snapshot, Options options, StageClock stages) {
    Optional<Snapshot> base =
        options.base().map(earlier -> stages.time("read base", earlier::read));
    AsOf asOf = AsOf.of(options.at(), snapshot.provenance(), clock);
    Validation validation = stages.time("validate", () -> validator(base).validate(snapshot));
    Optional<Registry> registry =
        validation
            .entities()
            .map(
                entities ->
                    stages.time("resolve", () -> resolve(entities, asOf, snapshot.provenance())));
    return new Reading(snapshot, validation.findings(), asOf, registry);
  }

  /**
   * What can be used of data that may have errors.
   *
   * @param whole all of it
   * @param leftAside files with errors, and those that need them
   * @param registry of the rest; empty when that makes none
   */
  public record SoundPart(Reading whole, Set<String> leftAside, Optional<Registry> registry) {
    public SoundPart {
      leftAside = Set.copyOf(leftAside);
    }
  }

  /**
   * Reads all, and leaves aside what has errors.
   *
   * @param at the instant whose prices and dates are current; empty is the commit's time
   * @throws SourceException when the source cannot be read
   */
  public SoundPart soundPart(Source source, Optional<Instant> at, StageClock stages) {
    Reading whole = read(source, new Options(at, Optional.empty()), stages);
    Set<String> leftAside = new TreeSet<>();
    Reading part = whole;
    while (part.registry().isEmpty()) {
      Snapshot now = part.snapshot();
      Map<String, SourceFile> files = new TreeMap<>(now.files());
      part.findings().stream()
          .filter(finding -> finding.severity() == Severity.ERROR)
          .forEach(finding -> files.remove(finding.location().file()));
      // Without its settings, or with errors of no file, there is none.
      if ((files.size() == now.files().size() && now.findings().isEmpty())
          || !files.containsKey(DataFolder.MARKER)) {
        break;
      }
      leftAside.addAll(now.files().keySet());
      leftAside.removeAll(files.keySet());
      Snapshot rest = new Snapshot(files, List.of(), now.provenance());
      part = read(rest, new Options(at, Optional.empty()), stages);
    }
    return new SoundPart(whole, leftAside, part.registry());
  }

  /**
   * What {@code registry.json} says, whatever the state of other files.
   *
   * @throws SourceException when the source cannot be read or that file is wrong
   */
  public Settings settings(Source source) {
    return validator(Optional.empty())
        .validate(source.read(DataFolder.MARKER))
        .entities()
        .map(Entities::settings)
        .orElseThrow(
            () ->
                new SourceException(
                    DataFolder.MARKER + " has errors; 'registry validate' lists them."));
  }

  private Validator validator(Optional<Snapshot> base) {
    LocalDate today = LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
    return new Validator(new ValidationOptions(today, base));
  }

  private static Registry resolve(Entities entities, AsOf asOf, Provenance provenance) {
    return Registry.of(
        entities,
        asOf.instant(),
        (kind, id) -> {
          Provenance.Times times = provenance.times().get(path(entities, kind, id));
          return times == null ? Stamps.UNKNOWN : new Stamps(times.createdAt(), times.updatedAt());
        });
  }

  private static String path(Entities entities, EntityKind kind, String id) {
    Place place =
        switch (kind) {
          case PLATFORM -> new Place.OfPlatform(id);
          case PROVIDER -> new Place.OfProvider(id);
          case MODEL -> {
            Model model = Objects.requireNonNull(entities.models().get(id), id);
            yield new Place.OfModel(model.providerId(), id);
          }
          case ROUTE -> {
            Route route = Objects.requireNonNull(entities.routes().get(id), id);
            yield new Place.OfRoute(route.modelId(), route.platformId(), route.variant());
          }
        };
    return place.path();
  }
}
