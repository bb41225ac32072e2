package io.modelregistry.sync.offer;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Finds a model by its names. A name that two models go by finds neither, and is reported. */
final class KnownModels {
  private final Remarks remarks;
  private final Map<String, String> exact = new HashMap<>();
  private final Map<String, String> loose = new HashMap<>();
  private final Set<String> ambiguous = new HashSet<>();

  KnownModels(Remarks remarks) {
    this.remarks = remarks;
  }

  /** A name as written, and the same in any spelling. */
  void add(String modelId, String name, String key) {
    put(exact, name.toLowerCase(Locale.ROOT), modelId);
    if (!key.isEmpty()) {
      put(loose, key, modelId);
    }
  }

  private void put(Map<String, String> names, String name, String modelId) {
    String other = names.putIfAbsent(name, modelId);
    // An id is a name that only its model has.
    if (other != null && !other.equals(modelId) && !ModelName.key(other).equals(name)) {
      if (ModelName.key(modelId).equals(name)) {
        names.put(name, modelId);
      } else if (ambiguous.add(name)) {
        remarks.say(
            Remarks.AMBIGUOUS, name, "names both " + other + " and " + modelId + ", so neither");
      }
    }
  }

  Optional<String> exactly(String name) {
    return found(exact, name.toLowerCase(Locale.ROOT));
  }

  Optional<String> loosely(String key) {
    return found(loose, key);
  }

  private Optional<String> found(Map<String, String> names, String name) {
    return ambiguous.contains(name) ? Optional.empty() : Optional.ofNullable(names.get(name));
  }
}
