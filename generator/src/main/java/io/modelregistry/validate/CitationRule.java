package io.modelregistry.validate;

import io.modelregistry.finding.Finding;
import io.modelregistry.json.Pointers;
import io.modelregistry.model.SourceReference;
import java.time.LocalDate;
import java.util.List;
import java.util.function.Consumer;

/** Facts without a source cannot be checked, and prices a year old are seldom right. */
final class CitationRule implements CrossFileRule {
  static final Rule MISSING =
      Rule.warning(
          "sources-missing",
          "No source",
          "A platform, provider, model or route names no source. The platforms direct "
              + "and local, and routes on local, need none.",
          "Whoever reviews or updates the entry has to know where its facts come "
              + "from. Add the address of the price list or model page, and the day you "
              + "read it.",
          "\"sources\": []",
          "\"sources\": [ { \"url\": \"https://acme.example/pricing\", \"verified_at\": "
              + "\"2026-11-02\" } ]");

  static final Rule STALE =
      Rule.warning(
          "sources-stale",
          "Sources a year old",
          "The newest source of something that is in use was verified more than 365 " + "days ago.",
          "Prices and limits change several times a year. Compare the entry with its "
              + "source and set verified_at to the day you did.",
          "\"verified_at\": \"2023-05-01\"",
          "\"verified_at\": \"2026-11-02\"");

  private static final int FRESH_DAYS = 365;

  @Override
  public List<Rule> rules() {
    return List.of(MISSING, STALE);
  }

  @Override
  public void check(RuleContext context, Consumer<Finding> findings) {
    LocalDate oldest = context.today().minusDays(FRESH_DAYS);
    SourcedEntity.all(context)
        .filter(entity -> !entity.ownConcept())
        .forEach(
            entity -> {
              if (entity.sources().isEmpty()) {
                missing(context, findings, entity);
              } else if (entity.current()) {
                stale(context, findings, entity, oldest);
              }
            });
  }

  private static void missing(
      RuleContext context, Consumer<Finding> findings, SourcedEntity entity) {
    findings.accept(
        MISSING.at(
            context.locate(entity.kind(), entity.id(), "/sources"),
            "this " + entity.kind().word() + " does not say where its facts come from",
            "add \"sources\": [{\"url\": …, \"verified_at\": …}]"));
  }

  private static void stale(
      RuleContext context, Consumer<Finding> findings, SourcedEntity entity, LocalDate oldest) {
    List<SourceReference> sources = entity.sources();
    int newest = 0;
    for (int i = 1; i < sources.size(); i++) {
      if (sources.get(i).verifiedAt().isAfter(sources.get(newest).verifiedAt())) {
        newest = i;
      }
    }
    LocalDate verified = sources.get(newest).verifiedAt();
    if (verified.isBefore(oldest)) {
      String pointer = Pointers.child(Pointers.child("/sources", newest), "verified_at");
      findings.accept(
          STALE.at(
              context.locate(entity.kind(), entity.id(), pointer),
              "nobody compared this " + entity.kind().word() + " with its source since " + verified,
              "compare them and set verified_at to that day"));
    }
  }
}
