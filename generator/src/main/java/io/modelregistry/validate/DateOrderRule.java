package io.modelregistry.validate;

import io.modelregistry.finding.Finding;
import io.modelregistry.finding.Location;
import io.modelregistry.json.Pointers;
import io.modelregistry.model.EntityKind;
import io.modelregistry.model.Model;
import io.modelregistry.model.PartialDate;
import io.modelregistry.model.Route;
import io.modelregistry.model.SourceReference;
import io.modelregistry.model.Tombstone;
import java.time.LocalDate;
import java.util.List;
import java.util.function.Consumer;

/** A model learns, then appears, then goes; and nobody has read tomorrow's page. */
final class DateOrderRule implements CrossFileRule {
  static final Rule ORDER =
      Rule.warning(
          "date-order",
          "Dates in an impossible order",
          "knowledge_cutoff lies after release_date, release_date after "
              + "deprecation_date, the deprecation_date of a route after its model's, or a "
              + "date of something that has happened lies in the future.",
          "A model learns before it is released and is released before it goes; one "
              + "of the dates is likely mistyped. Dates without a day are compared "
              + "leniently.",
          """
          "release_date": "2026-03-01",
          "deprecation_date": "2025-03-01\"""",
          """
          "release_date": "2025-03-01",
          "deprecation_date": "2026-03-01\"""");

  private static final String LAST_DAY = "deprecation_date";

  /** Somewhere it is tomorrow already. */
  private static final int GRACE_DAYS = 1;

  @Override
  public List<Rule> rules() {
    return List.of(ORDER);
  }

  @Override
  public void check(RuleContext context, Consumer<Finding> findings) {
    context.models().values().forEach(model -> model(context, findings, model));
    context.routes().values().forEach(route -> route(context, findings, route));
    LocalDate latest = context.today().plusDays(GRACE_DAYS);
    SourcedEntity.all(context).forEach(entity -> sources(context, findings, entity, latest));
    List<Tombstone> tombstones = context.tombstones();
    for (int i = 0; i < tombstones.size(); i++) {
      String pointer = Pointers.child(Pointers.child("/tombstones", i), "removed");
      if (tombstones.get(i).removed().isAfter(latest)) {
        future(
            findings,
            context.locate("tombstones.json", pointer),
            "removed",
            tombstones.get(i).removed());
      }
    }
  }

  private static void model(RuleContext context, Consumer<Finding> findings, Model model) {
    PartialDate release = model.releaseDate();
    PartialDate cutoff = model.knowledgeCutoff();
    LocalDate last = model.deprecationDate();
    if (release == null) {
      return;
    }
    if (cutoff != null && cutoff.firstDay().isAfter(release.lastDay())) {
      tell(
          context,
          findings,
          EntityKind.MODEL,
          model.id(),
          "knowledge_cutoff",
          cutoff + " is after release_date " + release);
    }
    if (last != null && release.firstDay().isAfter(last)) {
      tell(
          context,
          findings,
          EntityKind.MODEL,
          model.id(),
          LAST_DAY,
          last + " is before release_date " + release);
    }
  }

  /** A route goes after its model has come, and before its model goes. */
  private static void route(RuleContext context, Consumer<Finding> findings, Route route) {
    LocalDate last = route.deprecationDate();
    Model model = context.models().get(route.modelId());
    if (last == null || model == null) {
      return;
    }
    PartialDate release = model.releaseDate();
    LocalDate models = model.deprecationDate();
    String problem =
        release != null && release.firstDay().isAfter(last)
            ? last + " is before its model's release_date " + release
            : models != null && last.isAfter(models)
                ? last + " is after its model's " + models
                : "";
    if (!problem.isEmpty()) {
      tell(context, findings, EntityKind.ROUTE, route.id(), LAST_DAY, problem);
    }
  }

  private static void tell(
      RuleContext context,
      Consumer<Finding> findings,
      EntityKind kind,
      String id,
      String field,
      String what) {
    findings.accept(
        ORDER.at(
            context.locate(kind, id, "/" + field),
            field + " " + what,
            "correct whichever of the two is wrong"));
  }

  private static void sources(
      RuleContext context, Consumer<Finding> findings, SourcedEntity entity, LocalDate latest) {
    List<SourceReference> sources = entity.sources();
    for (int i = 0; i < sources.size(); i++) {
      LocalDate verified = sources.get(i).verifiedAt();
      if (verified.isAfter(latest)) {
        String pointer = Pointers.child(Pointers.child("/sources", i), "verified_at");
        future(
            findings, context.locate(entity.kind(), entity.id(), pointer), "verified_at", verified);
      }
    }
  }

  private static void future(
      Consumer<Finding> findings, Location location, String field, LocalDate date) {
    findings.accept(
        ORDER.at(location, field + " " + date + " is in the future", "correct the date"));
  }
}
