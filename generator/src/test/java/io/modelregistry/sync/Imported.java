package io.modelregistry.sync;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.modelregistry.derive.price.EffectiveRates;
import io.modelregistry.derive.price.PriceContext;
import io.modelregistry.edit.EditPlan;
import io.modelregistry.edit.FileEdit;
import io.modelregistry.finding.Severity;
import io.modelregistry.model.Entities;
import io.modelregistry.model.Model;
import io.modelregistry.model.Pricing;
import io.modelregistry.model.Route;
import io.modelregistry.model.Unit;
import io.modelregistry.source.Provenance;
import io.modelregistry.source.Snapshot;
import io.modelregistry.validate.Validation;
import io.modelregistry.validate.ValidationOptions;
import io.modelregistry.validate.Validator;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/** What tests of imports start from, and how they look at what came of it. */
public final class Imported {
  public static final LocalDate TODAY = LocalDate.of(2026, 11, 22);

  public static final Snapshot EMPTY =
      new Snapshot(Map.of(), List.of(), Provenance.unknown("A test."));

  public static final ImportOptions CREATE =
      new ImportOptions(true, Set.of(), Optional.empty(), TODAY);

  public static final ImportOptions MATCH =
      new ImportOptions(false, Set.of(), Optional.empty(), TODAY);

  private Imported() {}

  /** The registry in a snapshot without errors. */
  public static Entities valid(Snapshot snapshot) {
    Validation validation = validation(snapshot);
    assertThat(validation.findings())
        .filteredOn(finding -> finding.severity() == Severity.ERROR)
        .isEmpty();
    return validation.entities().orElseThrow();
  }

  public static Validation validation(Snapshot snapshot) {
    return new Validator(new ValidationOptions(TODAY, Optional.empty())).validate(snapshot);
  }

  public static Route route(Entities entities, String id) {
    return Objects.requireNonNull(entities.routes().get(id), id);
  }

  public static Model model(Entities entities, String id) {
    return Objects.requireNonNull(entities.models().get(id), id);
  }

  public static Pricing pricing(Entities entities, String routeId) {
    return Objects.requireNonNull(route(entities, routeId).pricing(), routeId);
  }

  /** What a route charges on a day, below every size and at the base tier. */
  public static Map<Unit, BigDecimal> rates(Entities entities, String routeId, LocalDate day) {
    return EffectiveRates.of(
        pricing(entities, routeId),
        PriceContext.onDayOf(day.atStartOfDay(ZoneOffset.UTC).toInstant()));
  }

  public static List<String> kinds(ImportReport report) {
    return report.lines().stream().map(ImportReport.Line::kind).distinct().toList();
  }

  /** Every file that a plan writes, path and content. */
  public static List<String> texts(EditPlan plan) {
    return plan.edits().stream()
        .map(edit -> edit.path() + "\n" + new String(edit.content().orElseThrow(), UTF_8))
        .toList();
  }

  /** A snapshot with something in one file replaced. */
  public static Snapshot edited(Snapshot snapshot, String path, String from, String to) {
    String text = new String(Objects.requireNonNull(snapshot.files().get(path)).bytes(), UTF_8);
    assertThat(text).contains(from);
    return with(snapshot, path, text.replace(from, to));
  }

  /** A snapshot with one more file, or another one. */
  public static Snapshot with(Snapshot snapshot, String path, String text) {
    return new EditPlan(List.of(FileEdit.write(path, text.getBytes(UTF_8)))).over(snapshot);
  }
}
