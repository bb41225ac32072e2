package io.modelregistry.app;

import io.modelregistry.app.edit.FreshFindings;
import io.modelregistry.edit.EditPlan;
import io.modelregistry.finding.Finding;
import io.modelregistry.source.Snapshot;
import io.modelregistry.source.Source;
import io.modelregistry.sync.Credential;
import io.modelregistry.sync.Fetcher;
import io.modelregistry.sync.SyncOptions;
import io.modelregistry.sync.SyncReport;
import io.modelregistry.sync.SyncResult;
import io.modelregistry.sync.offer.OfferSource;
import io.modelregistry.sync.offer.OfferSync;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * The one runner of all syncs with lists: gets the list, compares it with the registry, and
 * validates the whole result before anybody writes it.
 */
public final class Sync {
  private final Fetcher fetcher;

  /**
   * @param fetcher gets what is given by address
   */
  public Sync(Fetcher fetcher) {
    this.fetcher = fetcher;
  }

  /**
   * What to sync with.
   *
   * @param place where the list is: a file or a web address
   * @param credential who asks for it, where that matters
   */
  public record Request(
      OfferSource source, String place, Optional<Credential> credential, SyncOptions options) {}

  /**
   * What it would come to. Nothing is written.
   *
   * @param before what the plan was made for
   * @param errors that the plan would bring in, so that it must not be carried out; empty when all
   *     is well
   * @param knownErrors how many errors are there before and stay
   */
  public record Proposal(
      Snapshot before, EditPlan plan, SyncReport report, List<Finding> errors, long knownErrors) {
    public Proposal {
      errors = List.copyOf(errors);
    }

    static Proposal of(Snapshot before, EditPlan plan, SyncReport report, SyncOptions options) {
      FreshFindings fresh = FreshFindings.errorsOf(before, plan, options.imports().today());
      return new Proposal(before, plan, report, fresh.findings(), fresh.knownErrors());
    }
  }

  /**
   * Works out what a list would change.
   *
   * @param data what to compare it with
   * @throws io.modelregistry.sync.ImportException when the list cannot be had or read
   * @throws io.modelregistry.source.SourceException when the data cannot be read
   */
  public Proposal propose(Source data, Request request) {
    return propose(data, request, (source, before, list, fetch) -> source);
  }

  /** Completes a list by what has to be asked for one by one. */
  @FunctionalInterface
  public interface Completion {
    /**
     * The source to go on with.
     *
     * @param before what the list is compared with
     * @param list the list
     * @param fetch gets what is behind an address
     */
    OfferSource complete(
        OfferSource source, Snapshot before, byte[] list, Function<String, byte[]> fetch);
  }

  /**
   * Works out what a list would change, completed by what else the source has to say.
   *
   * @throws io.modelregistry.sync.ImportException as {@link #propose(Source, Request)}
   * @throws io.modelregistry.source.SourceException likewise
   */
  public Proposal propose(Source data, Request request, Completion completion) {
    Snapshot before = data.read();
    ListReader reader = new ListReader(fetcher);
    byte[] list = reader.read(request.place(), request.credential());
    OfferSource source =
        completion.complete(
            request.source(), before, list, url -> reader.read(url, request.credential()));
    SyncResult result = OfferSync.of(before, source, list, request.options());
    return Proposal.of(before, result.plan(), result.report(), request.options());
  }
}
