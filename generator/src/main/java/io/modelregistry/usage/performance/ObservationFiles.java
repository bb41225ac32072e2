package io.modelregistry.usage.performance;

import io.modelregistry.edit.EditPlan;
import io.modelregistry.edit.FileEdit;
import io.modelregistry.json.JsonText;
import io.modelregistry.model.Observation;
import io.modelregistry.registry.EffectiveRoute;
import io.modelregistry.source.Snapshot;
import io.modelregistry.source.SourceFile;
import io.modelregistry.usage.UsageException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * Puts observed days into the files of their months. A day that is there already is replaced,
 * unless it has seen more requests: then the log holds a part of it only.
 */
public final class ObservationFiles {
  private static final JsonMapper MAPPER =
      JsonMapper.builder().enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS).build();

  private ObservationFiles() {}

  /**
   * The edits that add the days.
   *
   * @param days by route
   * @throws UsageException when a file that is there cannot be read
   */
  public static EditPlan plan(Snapshot before, Map<EffectiveRoute, List<Observation>> days) {
    List<FileEdit> edits = new ArrayList<>();
    days.forEach(
        (route, observed) -> {
          Map<YearMonth, List<Observation>> months = new TreeMap<>();
          for (Observation day : observed) {
            months.computeIfAbsent(YearMonth.from(day.day()), month -> new ArrayList<>()).add(day);
          }
          months.forEach(
              (month, list) -> {
                String path = path(route, month);
                @Nullable SourceFile file = before.files().get(path);
                byte @Nullable [] old = file == null ? null : file.bytes();
                byte[] content = content(path, old, list);
                if (old == null || !Arrays.equals(old, content)) {
                  edits.add(FileEdit.write(path, content));
                }
              });
        });
    return new EditPlan(edits);
  }

  private static String path(EffectiveRoute route, YearMonth month) {
    return "observations/"
        + route.model().id()
        + "/"
        + route.platform().id()
        + route.authored().variant().map(variant -> "--" + variant).orElse("")
        + "/"
        + month
        + ".json";
  }

  private static byte[] content(String path, byte @Nullable [] old, List<Observation> observed) {
    Map<String, JsonNode> days = new TreeMap<>();
    ObjectNode root = JsonNodeFactory.instance.objectNode();
    if (old != null) {
      try {
        JsonNode before = MAPPER.readTree(new String(old, StandardCharsets.UTF_8));
        before.optional("$schema").ifPresent(schema -> root.set("$schema", schema));
        before.path("days").forEach(day -> days.put(day.required("day").stringValue(), day));
      } catch (JacksonException e) {
        throw new UsageException(path + " cannot be read: mend or remove it", e);
      }
    }
    for (Observation day : observed) {
      @Nullable JsonNode there = days.get(day.day().toString());
      if (there == null || there.path("requests").asLong(0) <= day.requests()) {
        days.put(day.day().toString(), row(day));
      }
    }
    ArrayNode rows = root.putArray("days");
    days.values().forEach(rows::add);
    return JsonText.prettyBytes(root);
  }

  private static ObjectNode row(Observation day) {
    ObjectNode row = JsonNodeFactory.instance.objectNode();
    row.put("day", day.day().toString());
    row.put("requests", day.requests());
    row.put("successes", day.successes());
    put(row, "avg_latency_ms", day.avgLatencyMs());
    put(row, "p50_latency_ms", day.p50LatencyMs());
    put(row, "p95_latency_ms", day.p95LatencyMs());
    put(row, "tokens_per_second", day.tokensPerSecond());
    return row;
  }

  private static void put(ObjectNode row, String name, @Nullable BigDecimal value) {
    if (value != null) {
      row.put(name, value);
    }
  }
}
