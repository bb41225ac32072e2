package io.modelregistry.health;

import io.modelregistry.health.Outcome.Status;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** {@code health.json}, by {@code schemas/api/health.schema.json}, written and read again. */
public final class HealthJson {
  /** The largest that is read, in bytes. */
  public static final int MAX_BYTES = 20_000_000;

  /** After so long without a check, three that should have been, it is stale. */
  public static final Duration FRESH = Duration.ofMinutes(15);

  private static final int SCHEMA_VERSION = 1;
  private static final int MAX_DEPTH = 20;
  private static final JsonNodeFactory NODES = JsonNodeFactory.instance;
  private static final JsonMapper MAPPER =
      JsonMapper.builder(
              JsonFactory.builder()
                  .streamReadConstraints(
                      StreamReadConstraints.builder().maxNestingDepth(MAX_DEPTH).build())
                  .build())
          .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
          .build();

  private HealthJson() {}

  /**
   * The whole document.
   *
   * @param links where else to look, by what they lead to
   */
  public static ObjectNode of(HealthRecord record, ProbePlan plan, Map<String, String> links) {
    ObjectNode root = NODES.objectNode();
    root.put("kind", "health");
    root.put("schema_version", SCHEMA_VERSION);
    ObjectNode named = root.putObject("links");
    links.forEach(named::put);
    ObjectNode data = root.putObject("data");
    int last = record.checks().size() - 1;
    if (last >= 0) {
      Instant checkedAt = record.checks().get(last);
      data.put("checked_at", stamp(checkedAt));
      data.put("stale_after", stamp(checkedAt.plus(FRESH)));
    }
    data.set("platforms", platforms(record, plan));
    data.set("routes", routes(record, plan));
    ArrayNode checks = data.putArray("checks");
    record.checks().forEach(check -> checks.add(stamp(check)));
    ArrayNode probes = data.putArray("probes");
    record.windows().forEach((address, window) -> probes.add(probe(address, window)));
    return root;
  }

  private static String stamp(Instant instant) {
    return instant.truncatedTo(ChronoUnit.SECONDS).toString();
  }

  private static ArrayNode platforms(HealthRecord record, ProbePlan plan) {
    ArrayNode platforms = NODES.arrayNode();
    plan.platforms()
        .forEach(
            (id, addresses) -> {
              ObjectNode platform = platforms.addObject().put("platform_id", id);
              Collection<HealthWindow> windows = windows(record, addresses);
              summary(platform, windows);
            });
    return platforms;
  }

  private static ArrayNode routes(HealthRecord record, ProbePlan plan) {
    ArrayNode routes = NODES.arrayNode();
    plan.routes()
        .forEach(
            (id, address) -> {
              ObjectNode route = routes.addObject().put("route_id", id);
              summary(route, windows(record, List.of(address)));
              route.put("address", address);
            });
    return routes;
  }

  private static Collection<HealthWindow> windows(
      HealthRecord record, Collection<String> addresses) {
    Map<String, HealthWindow> known = record.windows();
    return addresses.stream().map(known::get).filter(Objects::nonNull).toList();
  }

  private static void summary(ObjectNode node, Collection<HealthWindow> windows) {
    Status status = together(windows);
    node.put("status", status.word());
    windows.stream()
        .filter(window -> window.last().status() == status || status == Status.PARTLY_DOWN)
        .map(HealthWindow::since)
        .max(Instant::compareTo)
        .filter(since -> status != Status.UNKNOWN)
        .ifPresent(since -> node.put("since", stamp(since)));
    uptimes(node, windows);
  }

  /** Whether all, some or none of them answer; those that were not asked say nothing. */
  private static Status together(Collection<HealthWindow> windows) {
    Set<Status> seen = EnumSet.noneOf(Status.class);
    windows.forEach(window -> seen.add(window.last().status()));
    seen.remove(Status.UNKNOWN);
    return seen.size() > 1 ? Status.PARTLY_DOWN : seen.stream().findFirst().orElse(Status.UNKNOWN);
  }

  private static void uptimes(ObjectNode node, Collection<HealthWindow> windows) {
    windows.stream()
        .map(HealthWindow::lastDay)
        .reduce(Uptime.NONE, Uptime::plus)
        .share()
        .ifPresent(share -> node.put("uptime_24h", share));
    windows.stream()
        .map(HealthWindow::lastDays)
        .reduce(Uptime.NONE, Uptime::plus)
        .share()
        .ifPresent(share -> node.put("uptime_30d", share));
  }

  private static ObjectNode probe(String address, HealthWindow window) {
    ObjectNode probe = NODES.objectNode();
    probe.put("address", address);
    probe.put("method", window.method().word());
    probe.put("status", window.last().status().word());
    probe.put("since", stamp(window.since()));
    probe.put("checked_at", stamp(window.askedAt()));
    probe.put("answer", window.last().answer());
    probe.put("latency_ms", window.last().latencyMs());
    uptimes(probe, List.of(window));
    probe.put("recent", window.recent());
    ArrayNode days = probe.putArray("days");
    window
        .days()
        .forEach(
            (day, uptime) ->
                days.addObject()
                    .put("day", day.toString())
                    .put("probes", uptime.probes())
                    .put("up", uptime.up()));
    return probe;
  }

  /**
   * What was remembered.
   *
   * @throws IllegalArgumentException when it is no such document
   */
  public static HealthRecord record(byte[] json) {
    JsonNode data = data(json);
    try {
      List<Instant> checks = new ArrayList<>();
      data.path("checks").forEach(check -> checks.add(Instant.parse(check.stringValue())));
      SortedMap<String, HealthWindow> windows = new TreeMap<>();
      for (JsonNode probe : data.path("probes")) {
        windows.put(probe.required("address").stringValue(), window(probe));
      }
      return new HealthRecord(checks, windows);
    } catch (JacksonException | DateTimeException e) {
      throw new IllegalArgumentException("it is no record of health", e);
    }
  }

  private static HealthWindow window(JsonNode probe) {
    SortedMap<LocalDate, Uptime> days = new TreeMap<>();
    for (JsonNode day : probe.required("days")) {
      days.put(
          LocalDate.parse(day.required("day").stringValue()),
          new Uptime(day.required("probes").longValue(), day.required("up").longValue()));
    }
    return new HealthWindow(
        Method.valueOf(probe.required("method").stringValue().toUpperCase(Locale.ROOT)),
        new Outcome(
            Status.of(probe.required("status").stringValue()),
            probe.required("answer").stringValue(),
            probe.required("latency_ms").longValue()),
        Instant.parse(probe.required("checked_at").stringValue()),
        Instant.parse(probe.required("since").stringValue()),
        probe.required("recent").stringValue(),
        days);
  }

  /**
   * What it says of platforms and routes.
   *
   * @throws IllegalArgumentException when it is no such document
   */
  public static HealthReport report(byte[] json) {
    JsonNode data = data(json);
    try {
      SortedMap<String, HealthReport.Entry> platforms = new TreeMap<>();
      data.path("platforms")
          .forEach(each -> platforms.put(each.required("platform_id").stringValue(), entry(each)));
      SortedMap<String, HealthReport.Entry> routes = new TreeMap<>();
      data.path("routes")
          .forEach(each -> routes.put(each.required("route_id").stringValue(), entry(each)));
      return new HealthReport(
          instant(data, "checked_at"), instant(data, "stale_after"), platforms, routes);
    } catch (JacksonException | DateTimeException e) {
      throw new IllegalArgumentException("it is no record of health", e);
    }
  }

  private static HealthReport.Entry entry(JsonNode each) {
    return new HealthReport.Entry(
        Status.of(each.required("status").stringValue()),
        instant(each, "since"),
        decimal(each, "uptime_24h"),
        decimal(each, "uptime_30d"));
  }

  private static Optional<Instant> instant(JsonNode node, String name) {
    return node.optional(name).map(value -> Instant.parse(value.stringValue()));
  }

  private static Optional<BigDecimal> decimal(JsonNode node, String name) {
    return node.optional(name).map(JsonNode::decimalValue);
  }

  private static JsonNode data(byte[] json) {
    if (json.length > MAX_BYTES) {
      throw new IllegalArgumentException("it has more than " + MAX_BYTES + " bytes");
    }
    try {
      JsonNode root = MAPPER.readTree(json);
      if (!root.path("kind").asString("").equals("health")
          || root.path("schema_version").asInt(0) != SCHEMA_VERSION) {
        throw new IllegalArgumentException("it is no record of health, or of another version");
      }
      return root.path("data");
    } catch (JacksonException e) {
      throw new IllegalArgumentException("it is no JSON", e);
    }
  }
}
