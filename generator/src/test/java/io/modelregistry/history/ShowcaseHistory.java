package io.modelregistry.history;

import io.modelregistry.source.CommitLog;
import io.modelregistry.source.CommitLog.Commit;
import io.modelregistry.source.Past;
import java.util.List;

/** How the showcase registry came to be: every kind of change, once at least. */
public final class ShowcaseHistory {
  private ShowcaseHistory() {}

  /** The history; its commits have real hashes. */
  public static History history() {
    Past past =
        new Commits()
            .write("platforms/hub.json", "{'status': 'beta', 'base_url': 'https://hub.example'}")
            .write("platforms/gone.json", "{'status': 'active'}")
            .write("models/acme/scribe-one.json", "{'pricing': {'input_cost': 4}}")
            .on("2026-01-02")
            .delete("models/acme/scribe-one.json")
            .write("models/acme/scribe-1.json", "{'pricing': {'input_cost': 3}}")
            .write(
                "tombstones.json",
                "{'tombstones': [{'kind': 'model', 'id': 'scribe-one', 'removed': '2026-04-04',"
                    + " 'replaced_by': 'scribe-1'}]}")
            .on("2026-04-04")
            .write("platforms/hub.json", "{'status': 'beta', 'base_url': 'https://hub.example/v1'}")
            .delete("platforms/gone.json")
            .write(
                "models/acme/scribe-2.json",
                "{'status': 'beta', 'context_window': 100000, 'capabilities': {'vision': false},"
                    + " 'modalities': {'input': ['text']}, 'pricing': {'input_cost': 1.25}}")
            .write("routes/scribe-2/hub.json", "{'priority': 3, 'pricing': {'kind': 'free'}}")
            .on("2026-11-01")
            .write(
                "models/acme/scribe-1.json",
                "{'pricing': {'input_cost': 3}, 'deprecation_date': '2026-11-21',"
                    + " 'replaced_by': 'scribe-2', 'status': 'deprecated'}")
            .write(
                "models/acme/scribe-2.json",
                "{'name': 'Scribe <2>', 'status': 'active', 'context_window': 200000,"
                    + " 'capabilities': {'vision': true},"
                    + " 'modalities': {'input': ['text', 'image']},"
                    + " 'pricing': {'input_cost': 1.25, 'overrides': ["
                    + "{'when': {'from': '2026-11-20'}, 'input_cost': 1},"
                    + "{'when': {'input_tokens_over': 200000, 'utc_time':"
                    + " {'start': '22:00', 'end': '06:00', 'days': ['mon']}}, 'input_cost': 2.5},"
                    + "{'when': {'service_tier': 'batch', 'until': '2027-01-01'},"
                    + " 'multiplier': 0.5}]}}")
            .write(
                "routes/scribe-2/hub.json",
                "{'priority': 2, 'pricing': {'input_cost': 2, 'currency': 'EUR'}}")
            .on("2026-11-20")
            .past();
    return History.of(new Past(named(past.log()), past.digests()));
  }

  private static CommitLog named(CommitLog log) {
    List<Commit> commits =
        log.commits().stream()
            .map(
                commit ->
                    new Commit(
                        commit.id().repeat(20),
                        commit.committedAt(),
                        "Ada <Lovelace>",
                        commit.changes()))
            .toList();
    return new CommitLog(commits, log.complete());
  }
}
