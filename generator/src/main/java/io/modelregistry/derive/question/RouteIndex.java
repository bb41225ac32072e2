package io.modelregistry.derive.question;

import io.modelregistry.derive.Charges;
import io.modelregistry.derive.Tariffs;
import io.modelregistry.derive.Workload;
import io.modelregistry.model.Lifecycle;
import io.modelregistry.model.Limits;
import io.modelregistry.model.Model;
import io.modelregistry.model.RouteStatus;
import io.modelregistry.registry.EffectiveRoute;
import io.modelregistry.registry.Registry;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Collection;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * A registry sorted by what questions look at. Built once; then each question is set arithmetic
 * over routes, which go by their place among {@link Registry#routes()}. It answers several threads
 * at once.
 */
public final class RouteIndex {
  /** A limit that nobody wrote down. */
  static final long UNKNOWN = -1;

  private final Registry registry;
  private final List<EffectiveRoute> routes;
  private final Tariffs tariffs;
  private final Map<String, Integer> places = new HashMap<>();
  private final Map<String, int[]> byModel = new HashMap<>();
  private final Map<String, BitSet> byProvider = new HashMap<>();
  private final Map<String, BitSet> byPlatform = new HashMap<>();
  private final Map<String, BitSet> having = new HashMap<>();
  private final Map<String, BitSet> lacking = new HashMap<>();
  private final Map<Reason, BitSet> unusable = new EnumMap<>(Reason.class);
  private final Set<String> derivedCapabilities = new TreeSet<>();
  private final int[] priorities;
  private final long[] maxInputs;
  private final long[] maxOutputs;
  private final long[] windows;

  private RouteIndex(
      Registry registry, Function<EffectiveRoute, Map<String, Boolean>> served, Tariffs tariffs) {
    this.registry = registry;
    this.routes = List.copyOf(registry.routes());
    this.tariffs = tariffs;
    this.priorities = routes.stream().mapToInt(route -> route.authored().priority()).toArray();
    this.maxInputs = limits(Limits::maxInputTokens);
    this.maxOutputs = limits(Limits::maxOutputTokens);
    this.windows = limits(Limits::contextWindow);
    registry
        .capabilities()
        .forEach(
            capability -> {
              if (capability.derived().isPresent()) {
                derivedCapabilities.add(capability.key());
              }
            });
    for (int place = 0; place < routes.size(); place++) {
      add(place, routes.get(place), served.apply(routes.get(place)));
    }
    for (Model model : registry.models()) {
      byModel.put(
          model.id(),
          registry.routesOfModel(model.id()).stream()
              .mapToInt(route -> places.getOrDefault(route.id(), -1))
              .toArray());
    }
  }

  /**
   * Sorts a registry.
   *
   * @param served what is known of each route's capabilities, by key; an absent key is unknown
   * @param tariffs of the same registry
   */
  public static RouteIndex of(
      Registry registry, Function<EffectiveRoute, Map<String, Boolean>> served, Tariffs tariffs) {
    return new RouteIndex(registry, served, tariffs);
  }

  private long[] limits(Function<Limits, @Nullable Long> limit) {
    return routes.stream()
        .mapToLong(route -> Optional.ofNullable(limit.apply(route.limits())).orElse(UNKNOWN))
        .toArray();
  }

  private void add(int place, EffectiveRoute route, Map<String, Boolean> capabilities) {
    places.put(route.id(), place);
    mark(byProvider, route.provider().id(), place);
    mark(byPlatform, route.platform().id(), place);
    capabilities.forEach((key, has) -> mark(has ? having : lacking, key, place));
    LocalDate last = route.model().deprecationDate();
    if (last != null && last.isBefore(registry.today())) {
      mark(unusable, Reason.MODEL_PAST_DATE, place);
    }
    if (route.model().status() == Lifecycle.DEPRECATED) {
      mark(unusable, Reason.MODEL_DEPRECATED, place);
    }
    if (route.provider().status() == Lifecycle.DEPRECATED) {
      mark(unusable, Reason.PROVIDER_DEPRECATED, place);
    }
    if (route.platform().status() == Lifecycle.DEPRECATED) {
      mark(unusable, Reason.PLATFORM_DEPRECATED, place);
    }
    if (route.ended()) {
      mark(unusable, Reason.ROUTE_PAST_DATE, place);
    }
    if (route.authored().status() == RouteStatus.INACTIVE) {
      mark(unusable, Reason.ROUTE_INACTIVE, place);
    }
    if (route.authored().status() == RouteStatus.MAINTENANCE) {
      mark(unusable, Reason.ROUTE_MAINTENANCE, place);
    }
  }

  private static <K> void mark(Map<K, BitSet> sets, K key, int place) {
    sets.computeIfAbsent(key, unseen -> new BitSet()).set(place);
  }

  /** The registry that was sorted. */
  public Registry registry() {
    return registry;
  }

  /**
   * When it is, as answers say it: the day, or the instant to the second where special hours count.
   */
  public String at() {
    return tariffs.areHourly()
        ? DateTimeFormatter.ISO_INSTANT.format(registry.asOf().truncatedTo(ChronoUnit.SECONDS))
        : DateTimeFormatter.ISO_LOCAL_DATE.format(registry.asOf().atOffset(ZoneOffset.UTC));
  }

  EffectiveRoute route(int place) {
    return routes.get(place);
  }

  int place(EffectiveRoute route) {
    return places.getOrDefault(route.id(), -1);
  }

  /** Which of two routes comes first where nothing else decides: priority, then id. */
  int chain(int one, int other) {
    int byPriority = Integer.compare(priorities[one], priorities[other]);
    return byPriority != 0 ? byPriority : Integer.compare(one, other);
  }

  /** The longest prompt, or {@link #UNKNOWN}. */
  long maxInputTokens(int place) {
    return maxInputs[place];
  }

  /** The longest answer, or {@link #UNKNOWN}. */
  long maxOutputTokens(int place) {
    return maxOutputs[place];
  }

  /** Prompt and answer together, or {@link #UNKNOWN}. */
  long contextWindow(int place) {
    return windows[place];
  }

  Charges charges(Workload workload) {
    return tariffs.charges(workload);
  }

  Tariffs tariffs() {
    return tariffs;
  }

  /** Places of a model's routes, by priority, then id. */
  int[] places(Model model) {
    return byModel.getOrDefault(model.id(), new int[0]);
  }

  /** Models that are looked at: of those providers, and with a route on those platforms. */
  List<Model> models(Scope scope) {
    BitSet onPlatforms = within(new Scope(List.of(), scope.platforms()));
    return registry.models().stream()
        .filter(
            model -> scope.providers().isEmpty() || scope.providers().contains(model.providerId()))
        .filter(
            model ->
                scope.platforms().isEmpty()
                    || Arrays.stream(places(model)).anyMatch(onPlatforms::get))
        .toList();
  }

  /** How many routes there are. */
  int size() {
    return routes.size();
  }

  BitSet all() {
    BitSet all = new BitSet(routes.size());
    all.set(0, routes.size());
    return all;
  }

  /** Places of what is looked at. */
  BitSet within(Scope scope) {
    BitSet within = all();
    if (!scope.providers().isEmpty()) {
      within.and(union(byProvider, scope.providers()));
    }
    if (!scope.platforms().isEmpty()) {
      within.and(union(byPlatform, scope.platforms()));
    }
    return within;
  }

  private static BitSet union(Map<String, BitSet> sets, Collection<String> keys) {
    BitSet union = new BitSet();
    keys.forEach(key -> union.or(sets.getOrDefault(key, new BitSet())));
    return union;
  }

  /** Routes that are not usable for that reason. Not to be changed. */
  BitSet unusable(Reason reason) {
    return unusable.getOrDefault(reason, new BitSet());
  }

  /** Routes that have a capability. Not to be changed. */
  BitSet having(String capability) {
    return having.getOrDefault(capability, new BitSet());
  }

  /** Routes that are known not to have a capability. Not to be changed. */
  BitSet lacking(String capability) {
    return lacking.getOrDefault(capability, new BitSet());
  }

  /** Whether a capability follows from other facts. */
  boolean isDerived(String capability) {
    return derivedCapabilities.contains(capability);
  }

  /** Keys of what a route has, sorted, without what follows from other facts. */
  List<String> authoredCapabilities(int place) {
    return having.entrySet().stream()
        .filter(entry -> entry.getValue().get(place) && !isDerived(entry.getKey()))
        .map(Map.Entry::getKey)
        .sorted()
        .toList();
  }
}
