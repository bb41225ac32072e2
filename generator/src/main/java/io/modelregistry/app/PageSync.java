package io.modelregistry.app;

import io.modelregistry.edit.EditPlan;
import io.modelregistry.edit.FileEdit;
import io.modelregistry.source.Snapshot;
import io.modelregistry.source.Source;
import io.modelregistry.sync.FetchRequest;
import io.modelregistry.sync.Fetcher;
import io.modelregistry.sync.ImportException;
import io.modelregistry.sync.ImportReport;
import io.modelregistry.sync.SyncOptions;
import io.modelregistry.sync.SyncReport;
import io.modelregistry.sync.SyncResult;
import io.modelregistry.sync.offer.OfferSync;
import io.modelregistry.sync.page.DeprecationPage;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * Reads what providers say of the end of their models on pages for people. A page that cannot be
 * had or read is reported, and does not keep others from being read.
 */
public final class PageSync {
  private final Fetcher fetcher;

  /**
   * @param fetcher gets the pages
   */
  public PageSync(Fetcher fetcher) {
    this.fetcher = fetcher;
  }

  /**
   * Works out what pages would change. Nothing is written.
   *
   * @param data what to compare them with
   * @param pages the address of each provider's page
   * @throws ImportException when none of them can be had
   * @throws io.modelregistry.source.SourceException when the data cannot be read
   */
  public Sync.Proposal propose(Source data, Map<String, String> pages, SyncOptions options) {
    Snapshot before = data.read();
    Snapshot after = before;
    Map<String, FileEdit> edits = new TreeMap<>();
    List<SyncReport> reports = new ArrayList<>();
    List<ImportReport.Line> unread = new ArrayList<>();
    for (Map.Entry<String, String> page : pages.entrySet()) {
      try {
        SyncResult result =
            OfferSync.of(
                after,
                DeprecationPage.of(page.getKey(), page.getValue()),
                fetcher.fetch(FetchRequest.page(page.getValue())),
                options);
        result.plan().edits().forEach(edit -> edits.put(edit.path(), edit));
        after = result.plan().over(after);
        reports.add(result.report());
      } catch (ImportException e) {
        unread.add(
            new ImportReport.Line("unread-page", page.getKey(), String.valueOf(e.getMessage())));
      }
    }
    if (reports.isEmpty() && !unread.isEmpty()) {
      throw new ImportException(
          unread.stream()
              .map(line -> line.subject() + ": " + line.message())
              .collect(Collectors.joining("\n  ", "no page can be read:\n  ", "")));
    }
    EditPlan plan = new EditPlan(List.copyOf(edits.values()));
    return Sync.Proposal.of(
        before, plan, report(pages, options.imports().today(), reports, unread), options);
  }

  private static SyncReport report(
      Map<String, String> pages,
      LocalDate day,
      List<SyncReport> reports,
      List<ImportReport.Line> unread) {
    List<SyncReport> all = new ArrayList<>(reports);
    all.add(
        new SyncReport(
            DeprecationPage.ID,
            "",
            day,
            new ImportReport(Map.of(), unread),
            List.of(),
            List.of(),
            List.of(),
            List.of(),
            0,
            false));
    return SyncReport.joined(DeprecationPage.ID, String.join(", ", pages.values()), day, all);
  }
}
