package io.modelregistry.sync.offer;

import io.modelregistry.model.Platform;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The platform that each serving provider is: of the same id, made lawful. */
final class PlatformIds {
  private final Map<String, String> byServing = new HashMap<>();

  /**
   * @param meant serving providers whose ids are the registry's own
   */
  PlatformIds(List<Serving> servings, Set<String> meant) {
    // These two mean something else already.
    Set<String> taken = new HashSet<>(Set.of(Platform.DIRECT, Platform.LOCAL));
    taken.addAll(meant);
    meant.forEach(id -> byServing.put(id, id));
    List<String> ids = servings.stream().map(Serving::id).sorted().toList();
    for (boolean lawful : List.of(true, false)) {
      for (String id : ids) {
        if (byServing.containsKey(id)) {
          continue;
        }
        String made = NewIds.make(id, NewIds.MAX_PLATFORM, "platform", taken);
        // Whoever has the id as it stands keeps it.
        if (!lawful || made.equals(id)) {
          byServing.put(id, made);
          taken.add(made);
        }
      }
    }
  }

  String of(String servingId) {
    return byServing.getOrDefault(servingId, servingId);
  }
}
