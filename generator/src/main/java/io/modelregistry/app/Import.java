package io.modelregistry.app;

import io.modelregistry.app.edit.FreshFindings;
import io.modelregistry.edit.EditLock;
import io.modelregistry.edit.EditPlan;
import io.modelregistry.edit.EditWriter;
import io.modelregistry.finding.Finding;
import io.modelregistry.source.DataFolder;
import io.modelregistry.source.Provenance;
import io.modelregistry.source.Snapshot;
import io.modelregistry.source.WorkingTree;
import io.modelregistry.sync.Fetcher;
import io.modelregistry.sync.ImportException;
import io.modelregistry.sync.ImportOptions;
import io.modelregistry.sync.ImportReport;
import io.modelregistry.sync.ImportResult;
import io.modelregistry.sync.modelsdev.ModelsDevImport;
import io.modelregistry.sync.offer.OfferSource;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Imports offers into a data folder. The whole result is validated first: with an error in it
 * nothing is written.
 */
public final class Import {
  private final Fetcher fetcher;

  /**
   * @param fetcher gets lists that are given by address
   */
  public Import(Fetcher fetcher) {
    this.fetcher = fetcher;
  }

  /**
   * What to import.
   *
   * @param dataFolder where to; made when it is missing and {@code options} say create
   * @param list a file or an https address
   * @param dryRun whether to write nothing
   */
  public record Request(Path dataFolder, String list, ImportOptions options, boolean dryRun) {}

  /**
   * What came of it.
   *
   * @param plan what was or, on a dry run, would be written
   * @param errors that it would have brought in, so that nothing was written; empty when all is
   *     well
   * @param knownErrors how many errors were there before and stay
   */
  public record Outcome(
      ImportReport report, EditPlan plan, List<Finding> errors, long knownErrors, boolean written) {
    public Outcome {
      errors = List.copyOf(errors);
    }
  }

  /**
   * Imports from a list.
   *
   * @throws ImportException when the list cannot be had or read
   * @throws io.modelregistry.source.SourceException when the data folder cannot be read
   * @throws io.modelregistry.edit.EditException when it cannot be written
   */
  public Outcome from(OfferSource source, Request request) {
    byte[] list = read(request.list());
    // Taken after the list has come, and held until all is written.
    Optional<EditLock> lock = lock(request);
    try {
      Snapshot before = snapshot(request);
      return carryOut(request, before, source.imported(before, list, request.options()));
    } finally {
      lock.ifPresent(EditLock::close);
    }
  }

  /** A folder that is new has nothing that somebody else could be editing. */
  private static Optional<EditLock> lock(Request request) {
    return request.dryRun() || !Files.exists(request.dataFolder().resolve(DataFolder.MARKER))
        ? Optional.empty()
        : Optional.of(EditLock.take(request.dataFolder(), EditLock.PATIENCE));
  }

  /**
   * Imports from models.dev.
   *
   * @param models the list of lab models, a file or an https address
   * @param baseModels which offer is which of them; likewise
   * @throws ImportException when a list cannot be had or read
   * @throws io.modelregistry.source.SourceException when the data folder cannot be read
   * @throws io.modelregistry.edit.EditException when it cannot be written
   */
  public Outcome modelsDev(Request request, Optional<String> models, Optional<String> baseModels) {
    return from(
        ModelsDevImport.source(models.map(this::read), baseModels.map(this::read)), request);
  }

  private Outcome carryOut(Request request, Snapshot before, ImportResult result) {
    FreshFindings fresh = FreshFindings.errorsOf(before, result.plan(), request.options().today());
    boolean writes = !request.dryRun() && fresh.findings().isEmpty() && !result.plan().isEmpty();
    if (writes) {
      new EditWriter(request.dataFolder()).apply(result.plan(), before, () -> {});
    }
    return new Outcome(
        result.report(), result.plan(), fresh.findings(), fresh.knownErrors(), writes);
  }

  private static Snapshot snapshot(Request request) {
    if (request.options().create() && !Files.exists(request.dataFolder())) {
      return new Snapshot(Map.of(), List.of(), Provenance.unknown("The data folder is new."));
    }
    return new WorkingTree(request.dataFolder()).read();
  }

  private byte[] read(String place) {
    return new ListReader(fetcher).read(place, Optional.empty());
  }
}
