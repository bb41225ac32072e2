package io.modelregistry.publish;

import java.util.Arrays;
import java.util.EnumMap;
import java.util.Map;
import java.util.stream.Collectors;

/** Cache-Control by class of object. */
public final class CachePolicy {
  private final Map<ObjectClass, String> values = new EnumMap<>(ObjectClass.class);

  /**
   * @param overrides by the class's word; classes that are absent keep their default
   * @throws PublishException when there is no such class
   */
  public CachePolicy(Map<String, String> overrides) {
    for (ObjectClass kind : ObjectClass.values()) {
      values.put(kind, overrides.getOrDefault(kind.word(), kind.defaultCacheControl()));
    }
    for (String word : overrides.keySet()) {
      if (Arrays.stream(ObjectClass.values()).noneMatch(kind -> kind.word().equals(word))) {
        throw new PublishException(
            "there is no class of objects \""
                + word
                + "\" to set headers for; there are "
                + Arrays.stream(ObjectClass.values())
                    .map(ObjectClass::word)
                    .collect(Collectors.joining(", ")));
      }
    }
  }

  String of(ObjectClass kind) {
    return values.getOrDefault(kind, kind.defaultCacheControl());
  }
}
