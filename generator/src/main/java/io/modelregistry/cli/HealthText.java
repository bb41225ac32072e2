package io.modelregistry.cli;

import io.modelregistry.health.Method;
import io.modelregistry.health.Outcome;
import io.modelregistry.health.http.NetworkProber;
import io.modelregistry.json.Quoted;
import io.modelregistry.model.Ids;
import java.math.BigDecimal;
import java.util.Collection;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** A check of health for people: a line a platform, then what does not answer, and why. */
final class HealthText {
  /** Answers that mean an address of one's own network. */
  private static final Set<String> INSIDE =
      Set.of(NetworkProber.NOT_HTTPS, NetworkProber.NOT_PUBLIC);

  private static final Set<String> REFUSED =
      Set.of(Outcome.ANSWERED + "401", Outcome.ANSWERED + "403");

  private HealthText() {}

  static String of(ObjectNode document, Collection<String> platforms) {
    StringBuilder text = new StringBuilder();
    JsonNode data = document.path("data");
    Map<String, Integer> tally = new TreeMap<>();
    for (JsonNode platform : data.path("platforms")) {
      if (isAsked(platform, platforms)) {
        tally.merge(word(platform), 1, Integer::sum);
        text.append(line(platform));
      }
    }
    for (JsonNode probe : data.path("probes")) {
      if (probe.path("checked_at").equals(data.path("checked_at"))) {
        text.append(remark(probe));
      }
    }
    long routes =
        data.path("routes")
            .valueStream()
            .filter(each -> word(each).equals("down") && isOnAsked(each, platforms))
            .count();
    text.append(
        tally.entrySet().stream()
            .map(entry -> entry.getValue() + " " + entry.getKey())
            .collect(Collectors.joining(", ", "Platforms: ", "; ")));
    return text.append(Messages.counted(routes, "active route")).append(" down.\n").toString();
  }

  /** What a person should know of an address that was just asked; empty when all is well. */
  private static String remark(JsonNode probe) {
    String answer = probe.path("answer").asString("");
    boolean refused =
        probe.path("method").asString("").equals(Method.MODEL_LIST.word())
            && REFUSED.contains(answer);
    return word(probe).equals("up") && !refused
        ? ""
        : String.format(
            Locale.ROOT,
            "  %s: %s (%s)%n",
            word(probe),
            Quoted.shortened(probe.path("address").asString("")),
            answer
                + (refused ? "; is the key right?" : "")
                + (INSIDE.contains(answer) ? "; --allow-private asks it all the same" : ""));
  }

  /** Whether nothing that was asked for is down. */
  static boolean isWell(ObjectNode document, Collection<String> platforms) {
    Set<String> bad = Set.of("down", "partly down");
    return document
        .path("data")
        .path("platforms")
        .valueStream()
        .filter(platform -> isAsked(platform, platforms))
        .noneMatch(platform -> bad.contains(word(platform)));
  }

  private static boolean isAsked(JsonNode platform, Collection<String> platforms) {
    return platforms.isEmpty() || platforms.contains(platform.path("platform_id").asString(""));
  }

  private static boolean isOnAsked(JsonNode route, Collection<String> platforms) {
    String[] parts = route.path("route_id").asString("").split(Ids.ROUTE_SEPARATOR, -1);
    return platforms.isEmpty() || (parts.length > 1 && platforms.contains(parts[1]));
  }

  private static String word(JsonNode node) {
    return node.path("status").asString("").replace('_', ' ');
  }

  private static String line(JsonNode platform) {
    return String.format(
        Locale.ROOT,
        "%-24s %-12s 24 h %-9s 30 d %-9s%s%n",
        platform.path("platform_id").asString(""),
        word(platform),
        percent(platform.path("uptime_24h")),
        percent(platform.path("uptime_30d")),
        platform.has("since") ? "since " + platform.path("since").asString("") : "");
  }

  private static String percent(JsonNode share) {
    return share.isNumber()
        ? share
                .decimalValue()
                .multiply(BigDecimal.valueOf(100))
                .stripTrailingZeros()
                .toPlainString()
            + " %"
        : "-";
  }
}
