package io.modelregistry.app.cost;

import io.modelregistry.derive.price.Usage;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/** Where a count stands in a response. */
sealed interface CountPath {
  /** The count there; empty when it is absent or null. */
  Optional<BigDecimal> in(JsonNode response);

  /** What the data file says. */
  static CountPath of(JsonNode authored) {
    if (authored.isString()) {
      return new At(authored.stringValue());
    }
    if (authored.has("count")) {
      return new Given(
          all(authored.required("given")),
          all(authored.required("without")),
          of(authored.required("count")));
    }
    String word = authored.propertyNames().iterator().next();
    List<CountPath> paths = all(authored.required(word));
    return switch (word) {
      case "sum" -> new Sum(paths);
      case "first" -> new First(paths);
      default -> throw new IllegalStateException("a count is no " + word);
    };
  }

  private static List<CountPath> all(JsonNode authored) {
    return authored.valueStream().map(CountPath::of).toList();
  }

  /** A count that holds where others are there or not: those that are 0 are not. */
  record Given(List<CountPath> given, List<CountPath> without, CountPath count)
      implements CountPath {
    @Override
    public Optional<BigDecimal> in(JsonNode response) {
      boolean holds =
          given.stream().allMatch(path -> isThere(path, response))
              && without.stream().noneMatch(path -> isThere(path, response));
      return holds ? count.in(response) : Optional.empty();
    }

    private static boolean isThere(CountPath path, JsonNode response) {
      return path.in(response).filter(number -> number.signum() > 0).isPresent();
    }
  }

  /** The sum of those that are there. */
  record Sum(List<CountPath> paths) implements CountPath {
    @Override
    public Optional<BigDecimal> in(JsonNode response) {
      return paths.stream().flatMap(path -> path.in(response).stream()).reduce(BigDecimal::add);
    }
  }

  /** The first that is there. */
  record First(List<CountPath> paths) implements CountPath {
    @Override
    public Optional<BigDecimal> in(JsonNode response) {
      return paths.stream().flatMap(path -> path.in(response).stream()).findFirst();
    }
  }

  /**
   * One place, as names joined by {@code /}. The step {@code name=value} goes to all elements of an
   * array in which that holds, and {@code a.b=value} looks deeper: numbers there are added up, and
   * elements where the path ends are counted.
   */
  record At(String path) implements CountPath {
    @Override
    public Optional<BigDecimal> in(JsonNode response) {
      List<JsonNode> here = List.of(response);
      boolean elements = false;
      for (String step : steps()) {
        int equals = step.indexOf('=');
        elements = equals >= 0;
        List<JsonNode> next = new ArrayList<>();
        for (JsonNode node : here) {
          if (elements) {
            String name = "/" + step.substring(0, equals).replace('.', '/');
            String value = step.substring(equals + 1);
            node.valueStream()
                .filter(element -> node.isArray() && isText(element.at(name), value))
                .forEach(next::add);
          } else {
            next.add(node.path(step));
          }
        }
        here = next;
      }
      if (elements) {
        return here.isEmpty() ? Optional.empty() : Optional.of(BigDecimal.valueOf(here.size()));
      }
      return here.stream()
          .filter(node -> !node.isMissingNode() && !node.isNull())
          .map(this::number)
          .reduce(BigDecimal::add);
    }

    private List<String> steps() {
      return List.of(path.substring(1).split("/", -1));
    }

    private static boolean isText(JsonNode node, String value) {
      return node.isString() && node.stringValue().equals(value);
    }

    private BigDecimal number(JsonNode node) {
      if (!node.isNumber()) {
        throw CostRequests.notACount(path, node.toString());
      }
      // Checked before any sum: adding to 1e999999999 would fill the memory with digits.
      return BigDecimal.valueOf(Usage.whole(path, node.decimalValue()));
    }
  }
}
