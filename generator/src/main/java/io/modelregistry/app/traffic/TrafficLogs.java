package io.modelregistry.app.traffic;

import io.modelregistry.edit.EditPlan;
import io.modelregistry.model.Observation;
import io.modelregistry.registry.EffectiveRoute;
import io.modelregistry.registry.Registry;
import io.modelregistry.source.Snapshot;
import io.modelregistry.usage.CallNames;
import io.modelregistry.usage.duckdb.CallTable;
import io.modelregistry.usage.log.LogFormat;
import io.modelregistry.usage.match.RouteMatcher;
import io.modelregistry.usage.performance.ObservationFiles;
import io.modelregistry.usage.spend.By;
import io.modelregistry.usage.spend.SpendReport;
import io.modelregistry.usage.spend.Spending;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Answers questions from logs. */
public final class TrafficLogs {
  private static final long MICROS = 1_000_000;

  private final Registry registry;
  private final Request request;

  public TrafficLogs(Registry registry, Request request) {
    this.registry = registry;
    this.request = request;
  }

  /**
   * Which logs, and how they are read.
   *
   * @param format of all of them; empty finds it by their fields
   * @param platform where calls went that do not say
   * @param from the first day, in UTC
   * @param until the day after the last
   */
  public record Request(
      List<Path> logs,
      Optional<LogFormat> format,
      Optional<String> platform,
      Optional<LocalDate> from,
      Optional<LocalDate> until,
      CallTable.Options options) {
    public Request {
      logs = List.copyOf(logs);
    }
  }

  /** Words of the log without a route. */
  public record Unmatched(CallNames names, String reason, long calls) {}

  /**
   * What the logs show of routes.
   *
   * @param lines how many lines there are, by what they are
   * @param days by route, in order of ids
   */
  public record Performance(
      Map<String, Long> lines,
      Map<EffectiveRoute, List<Observation>> days,
      List<Unmatched> unmatched) {
    /** The edits that add it to what is there. */
    public EditPlan plan(Snapshot before) {
      return ObservationFiles.plan(before, days);
    }
  }

  /** Names of calls, resolved. */
  private record Matched(
      List<EffectiveRoute> routes,
      List<Spending.Called> called,
      List<CallTable.Name> names,
      List<Unmatched> unmatched) {}

  /**
   * How well routes did.
   *
   * @throws io.modelregistry.usage.UsageException when a log cannot be read
   */
  public Performance performance() {
    try (CallTable table = open(Optional.empty())) {
      Matched matched = match(table, steps());
      table.match(matched.names(), List.of(List.of(0L)));
      Map<EffectiveRoute, List<Observation>> days =
          new TreeMap<>(Comparator.comparing(EffectiveRoute::id));
      for (CallTable.Day day : table.performance()) {
        days.computeIfAbsent(matched.routes().get(day.target()), route -> new ArrayList<>())
            .add(observation(day));
      }
      return new Performance(table.kinds(), days, matched.unmatched());
    }
  }

  private static Observation observation(CallTable.Day day) {
    return new Observation(
        day(day.dayMicros()),
        day.requests(),
        day.successes(),
        day.latencyCount() == 0
            ? null
            : ratio(day.latencySum(), BigDecimal.valueOf(day.latencyCount()), -3),
        milliseconds(day.p50()),
        milliseconds(day.p95()),
        day.tokensTime() == 0
            ? null
            : ratio(day.tokens(), BigDecimal.valueOf(day.tokensTime()), 6));
  }

  private static @Nullable BigDecimal milliseconds(@Nullable Long micros) {
    return micros == null ? null : ratio(micros, BigDecimal.ONE, -3);
  }

  /** With one decimal, times a power of ten. */
  private static BigDecimal ratio(long amount, BigDecimal by, int power) {
    return BigDecimal.valueOf(amount)
        .scaleByPowerOfTen(power)
        .divide(by, 1, RoundingMode.HALF_EVEN);
  }

  private static LocalDate day(long micros) {
    return LocalDate.ofInstant(
        Instant.ofEpochSecond(Math.floorDiv(micros, MICROS)), ZoneOffset.UTC);
  }

  /**
   * What was spent.
   *
   * @param by what to tell apart, without the key
   * @param key a place in the logs to tell apart by too
   * @throws io.modelregistry.usage.UsageException when a log cannot be read
   */
  public SpendReport spend(List<By> by, Optional<String> key) {
    try (CallTable table = open(key)) {
      Optional<long[]> span = table.span();
      List<By> all = new ArrayList<>(by);
      key.ifPresent(name -> all.add(By.KEY));
      Matched matched = match(table, steps());
      Spending spending =
          new Spending(
              registry,
              matched.called(),
              all,
              span.map(ends -> day(ends[0])),
              span.map(ends -> day(ends[1])));
      List<List<Long>> bands = new ArrayList<>();
      matched.called().forEach(each -> bands.add(spending.bands(each.route())));
      table.match(matched.names(), bands);
      for (Unmatched each : matched.unmatched()) {
        spending.addUnmatched(each.reason(), each.calls(), words(each.names()));
      }
      Map<String, Long> kinds = table.kinds();
      long untimed = kinds.getOrDefault("untimed", 0L);
      if (untimed > 0) {
        spending.addUnmatched("not_a_time", untimed, "");
      }
      table.traffic(spending::add);
      table.oddCalls(odd -> spending.add(odd.call(), odd.counts()));
      return spending.report(kinds, key.orElse(""));
    }
  }

  /** Knows where prices change, and nothing else yet. */
  private Spending steps() {
    return new Spending(registry, List.of(), List.of(), Optional.empty(), Optional.empty());
  }

  private static String words(CallNames names) {
    return String.join(" ", List.of(names.platform(), names.route() + names.model())).strip();
  }

  private CallTable open(Optional<String> key) {
    CallTable table = CallTable.open(request.options());
    try {
      for (Path log : request.logs()) {
        table.load(log, request.format(), key);
      }
      table.within(
          request.from().map(TrafficLogs::micros).orElse(0L),
          request.until().map(TrafficLogs::micros).orElse(Long.MAX_VALUE));
      return table;
    } catch (RuntimeException e) {
      table.close();
      throw e;
    }
  }

  private static long micros(LocalDate day) {
    return day.atStartOfDay(ZoneOffset.UTC).toEpochSecond() * MICROS;
  }

  private Matched match(CallTable table, Spending steps) {
    RouteMatcher matcher = new RouteMatcher(registry, request.platform());
    List<EffectiveRoute> routes = new ArrayList<>();
    List<Spending.Called> called = new ArrayList<>();
    Map<String, Integer> targets = new HashMap<>();
    Map<Spending.Called, Integer> numbers = new HashMap<>();
    List<CallTable.Name> names = new ArrayList<>();
    List<Unmatched> unmatched = new ArrayList<>();
    table.names(
        (words, calls) -> {
          RouteMatcher.Match match = matcher.match(words);
          if (match instanceof RouteMatcher.Match.None none) {
            unmatched.add(new Unmatched(words, none.reason(), calls));
            return;
          }
          EffectiveRoute route = ((RouteMatcher.Match.Found) match).route();
          int target = targets.computeIfAbsent(route.id(), id -> added(routes, route));
          int number =
              numbers.computeIfAbsent(
                  new Spending.Called(route, words.region()), each -> added(called, each));
          names.add(new CallTable.Name(words, number, target, number, steps.grainMicros(route)));
        });
    unmatched.sort(
        Comparator.comparing(Unmatched::calls)
            .reversed()
            .thenComparing(each -> words(each.names())));
    return new Matched(routes, called, names, unmatched);
  }

  private static <T> int added(List<T> list, T element) {
    list.add(element);
    return list.size() - 1;
  }
}
