package io.modelregistry.sync.genai;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.modelregistry.model.Entities;
import io.modelregistry.model.Model;
import io.modelregistry.model.Route;
import io.modelregistry.sync.Imported;
import java.util.Map;
import java.util.TreeMap;

/** Lists in the format of genai-prices. */
final class Listed {
  private Listed() {}

  /** A model with these prices; {@code more} starts with a comma. */
  static String model(String id, String prices, String more) {
    return "{\"id\": \"%s\", \"match\": {\"equals\": \"%s\"}, \"prices\": %s%s}"
        .formatted(id, id, prices, more);
  }

  static String model(String id, String prices) {
    return model(id, prices, "");
  }

  static String provider(String id, String... models) {
    return """
        {"id": "%s", "name": "The %s", "api_pattern": "https://api\\\\.%s\\\\.com",
         "pricing_urls": ["https://www.%s.com/pricing"], "models": [%s]}"""
        .formatted(id, id, id, id, String.join(",", models));
  }

  static byte[] list(String... providers) {
    return ("[" + String.join(",", providers) + "]").getBytes(UTF_8);
  }

  /** Route ids by platform and model string, parted by a blank. */
  static Map<String, String> byName(Entities entities) {
    Map<String, String> byName = new TreeMap<>();
    for (Route route : entities.routes().values()) {
      String own = route.modelStringOverride();
      Model model = Imported.model(entities, route.modelId());
      String modelString = model.modelString() != null ? model.modelString() : model.id();
      String earlier =
          byName.put(route.platformId() + " " + (own != null ? own : modelString), route.id());
      if (earlier != null) {
        throw new AssertionError(earlier + " and " + route.id() + " go by the same name");
      }
    }
    return byName;
  }
}
