package io.modelregistry.sync.offer;

import io.modelregistry.edit.EditPlan;
import io.modelregistry.source.Snapshot;
import io.modelregistry.sync.SyncOptions;
import io.modelregistry.sync.SyncReport;
import io.modelregistry.sync.SyncReport.Held;
import io.modelregistry.sync.SyncResult;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * Compares a list with the registry, and proposes what the list may change: like an import, but
 * nothing odd is applied, nobody who is believed more is overruled, and nothing is made unless it
 * is asked for.
 */
public final class OfferSync {
  private OfferSync() {}

  /**
   * Works out what a list would change in {@code snapshot}.
   *
   * @throws io.modelregistry.sync.ImportException when the list as a whole cannot be read
   */
  public static SyncResult of(
      Snapshot snapshot, OfferSource source, byte[] list, SyncOptions options) {
    Remarks remarks = new Remarks();
    Offers offers = source.reader().read(list, options.imports(), remarks);
    Set<Conventions.Trait> traits = new TreeSet<>(source.conventions().traits());
    traits.remove(Conventions.Trait.ADDS_ROUTES);
    Conventions conventions =
        new Conventions(source.conventions().listUrl(), traits, source.conventions().firstHand());
    OfferImport run = OfferImport.sync(snapshot, offers, conventions, options, remarks);
    EditPlan plan = run.plan();
    Judgement judgement = run.judgement();
    Set<String> known = run.known();
    Set<String> missing = new TreeSet<>(known);
    missing.removeAll(run.matched());
    boolean shrunk =
        !options.acceptAll() && !missing.isEmpty() && missing.size() * 3 >= known.size();
    if (shrunk) {
      String why = "the list has shrunk";
      judgement.applied().forEach(move -> judgement.held().add(new Held(move, why)));
    }
    return new SyncResult(
        shrunk ? EditPlan.NONE : plan,
        new SyncReport(
            source.id(),
            source.url(),
            run.day(),
            remarks.report(),
            shrunk ? List.of() : judgement.applied(),
            judgement.held(),
            judgement.disagreements(),
            List.copyOf(missing),
            known.size(),
            shrunk));
  }
}
