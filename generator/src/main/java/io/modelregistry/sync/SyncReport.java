package io.modelregistry.sync;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.function.Function;

/**
 * What a sync found and did: the same for a person, a program and a pull request.
 *
 * @param source its word: {@code openrouter}
 * @param list where the list is
 * @param day the day as of which the list holds
 * @param entries what became of every entry of the list
 * @param applied what changes
 * @param held what would change but looks wrong, with the reason
 * @param disagreements where the list says something else than who is believed
 * @param missing routes that the list should have and has not
 * @param known how many routes it should have
 * @param shrunk whether so many are missing that nothing is believed
 */
public record SyncReport(
    String source,
    String list,
    LocalDate day,
    ImportReport entries,
    List<Move> applied,
    List<Held> held,
    List<Disagreement> disagreements,
    List<String> missing,
    int known,
    boolean shrunk) {

  private static final Comparator<Move> BY_ENTITY =
      Comparator.comparing(Move::kind).thenComparing(Move::id).thenComparing(Move::what);

  /**
   * One value that becomes another.
   *
   * @param kind {@code model} or {@code route}
   * @param id the entity's
   * @param field its field: {@code pricing}
   * @param what which part of the field, in words: {@code input_cost above 200000 input tokens}
   * @param before the value as it is written; {@code none} when there is none
   * @param after likewise
   */
  public record Move(
      String kind, String id, String field, String what, String before, String after) {
    /** What stands for no value. */
    public static final String NONE = "none";
  }

  /** A change that waits for a person, and why. */
  public record Held(Move move, String reason) {}

  /**
   * Who says what.
   *
   * @param move from what is believed to what the list says
   * @param vouchers who vouches for what is believed
   */
  public record Disagreement(Move move, List<Voucher> vouchers) {
    public Disagreement {
      vouchers = List.copyOf(vouchers);
    }
  }

  /** A source, and the day on which it was last looked at. */
  public record Voucher(String name, String verifiedAt) {}

  public SyncReport {
    applied = sorted(applied, BY_ENTITY);
    held = sorted(held, Comparator.comparing(Held::move, BY_ENTITY));
    disagreements = sorted(disagreements, Comparator.comparing(Disagreement::move, BY_ENTITY));
    missing = sorted(missing, Comparator.naturalOrder());
  }

  /**
   * Several reports as one.
   *
   * @param list where the lists are, in words
   */
  public static SyncReport joined(
      String source, String list, LocalDate day, List<SyncReport> reports) {
    return new SyncReport(
        source,
        list,
        day,
        ImportReport.joined(reports.stream().map(SyncReport::entries).toList()),
        all(reports, SyncReport::applied),
        all(reports, SyncReport::held),
        all(reports, SyncReport::disagreements),
        all(reports, SyncReport::missing),
        reports.stream().mapToInt(SyncReport::known).sum(),
        reports.stream().anyMatch(SyncReport::shrunk));
  }

  private static <T> List<T> all(List<SyncReport> reports, Function<SyncReport, List<T>> part) {
    return reports.stream().flatMap(report -> part.apply(report).stream()).toList();
  }

  private static <T> List<T> sorted(List<T> list, Comparator<T> order) {
    List<T> sorted = new ArrayList<>(list);
    sorted.sort(order);
    return Collections.unmodifiableList(sorted);
  }

  /** How many entities change. */
  public long changedEntities() {
    return applied.stream().map(move -> move.kind() + " " + move.id()).distinct().count();
  }
}
