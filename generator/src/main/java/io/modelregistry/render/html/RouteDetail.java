package io.modelregistry.render.html;

import io.modelregistry.json.Decimals;
import io.modelregistry.model.AuthConfig;
import io.modelregistry.model.AuthType;
import io.modelregistry.model.Platform;
import io.modelregistry.registry.EffectiveRoute;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * How to call one route, and what else is known of it.
 *
 * @param curl a request to paste into a shell; empty where nothing says how one looks
 * @param documentation where the platform says it
 * @param json address of the route's own JSON
 * @param open whether it is shown at once
 */
record RouteDetail(
    String platform,
    List<String> marks,
    String id,
    Optional<String> curl,
    Optional<WebAddress> documentation,
    String json,
    Optional<String> edit,
    List<Fact> facts,
    List<Source> sources,
    boolean open) {

  boolean sourced() {
    return !sources.isEmpty();
  }

  static RouteDetail of(EffectiveRoute route, boolean open, Facts facts) {
    String documentation =
        route.platform().id().equals(Platform.DIRECT)
            ? route.provider().docsUrl()
            : route.platform().docsUrl();
    return new RouteDetail(
        route.platform().name(),
        route.authored().variant().map(List::of).orElse(List.of()),
        route.id(),
        CurlExample.of(route),
        Optional.ofNullable(documentation).map(url -> WebAddress.labelled("documentation", url)),
        facts.links().json("routes", route.id()),
        EditLinks.route(facts.registry().settings().repositoryUrl(), route.authored()),
        lines(route, facts),
        Source.all(route.authored().sources()),
        open);
  }

  private static List<Fact> lines(EffectiveRoute route, Facts facts) {
    List<Fact> lines = new ArrayList<>();
    lines.add(Fact.code("Endpoint", route.endpoint()));
    lines.add(Fact.code("Model string", route.modelString()));
    lines.addAll(authentication(route.authType(), route.authConfig()));
    if (route.endsBeforeModel()) {
      lines.add(Fact.text("Last day here", String.valueOf(route.deprecationDate())));
    }
    if (route.authored().region() != null) {
      lines.add(Fact.text("Region", route.authored().region()));
    }
    if (route.authored().quantization() != null) {
      lines.add(Fact.text("Quantization", route.authored().quantization()));
    }
    route
        .authored()
        .rateLimits()
        .forEach(
            (name, limit) ->
                lines.add(Fact.text("Rate limit: " + words(name), Figures.grouped(limit))));
    List<String> differing = RouteRow.differences(route, facts);
    if (!differing.isEmpty()) {
      lines.add(Fact.list("Differs from the model", differing));
    }
    route.config().forEach((name, value) -> lines.add(Fact.code("Setting: " + name, text(value))));
    BigDecimal successRate = route.successRate();
    if (successRate != null) {
      lines.add(
          Fact.text(
              "Success rate, last 30 observed days",
              Decimals.plain(successRate.movePointRight(2)) + "%"));
    }
    if (route.avgLatencyMs() != null) {
      lines.add(
          Fact.text(
              "Mean latency, last 30 observed days", Decimals.plain(route.avgLatencyMs()) + " ms"));
    }
    return lines;
  }

  /** How a caller proves who it is. */
  static List<Fact> authentication(@Nullable AuthType type, @Nullable AuthConfig config) {
    List<Fact> lines = new ArrayList<>();
    lines.add(Fact.text("Authentication", type == null ? null : words(type)));
    if (config != null && config.header() != null) {
      String scheme = config.scheme();
      lines.add(
          Fact.code("Header", config.header() + ":" + (scheme == null ? "" : " " + scheme) + " …"));
    }
    if (config != null && config.envVar() != null) {
      lines.add(Fact.code("Environment variable", config.envVar()));
    }
    return lines;
  }

  private static String words(AuthType type) {
    return switch (type) {
      case API_KEY -> "API key";
      case OAUTH -> "OAuth";
      case AWS_SIGV4 -> "AWS Signature Version 4";
      case NONE -> "none";
    };
  }

  private static String words(String name) {
    return name.replace('_', ' ');
  }

  private static String text(Object value) {
    if (value instanceof BigDecimal number) {
      return Decimals.plain(number);
    }
    if (value instanceof Map<?, ?> map) {
      List<String> parts = new ArrayList<>();
      map.forEach((key, each) -> parts.add(key + ": " + text(each)));
      return "{" + String.join(", ", parts) + "}";
    }
    if (value instanceof List<?> list) {
      return "[" + String.join(", ", list.stream().map(each -> text(each)).toList()) + "]";
    }
    return String.valueOf(value);
  }
}
