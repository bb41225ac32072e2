package io.modelregistry.sync.litellm;

import io.modelregistry.model.AuthType;
import io.modelregistry.sync.offer.Resource;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;

/**
 * Who serves what, by the key of an entry and its {@code litellm_provider}.
 *
 * @param servingId who serves it, as other lists name it
 * @param region the region that the entry is for; empty for all others
 * @param nativeId what it is called there
 * @param isPrefixed whether the key starts with who serves it
 */
record ListKey(String servingId, Optional<String> region, String nativeId, boolean isPrefixed) {

  /** How keys are read, as data says it. */
  static final class Reader {
    private final Map<String, Provider> providers = new TreeMap<>();
    private final Map<String, String> families = new TreeMap<>();
    private final List<Pattern> regions;
    private final List<Pattern> notModels;

    private record Provider(String serving, AuthType auth, Set<String> prefixes) {}

    Reader() {
      JsonNode data = Resource.read("litellm/providers.json");
      for (var entry : data.required("providers").properties()) {
        Set<String> prefixes = new HashSet<>(Set.of(entry.getKey()));
        entry.getValue().path("prefixes").forEach(word -> prefixes.add(word.stringValue()));
        providers.put(
            entry.getKey(),
            new Provider(
                entry.getValue().required("serving").stringValue(),
                auth(entry.getValue().path("auth").asString(AuthType.API_KEY.word())),
                prefixes));
      }
      for (var entry : data.required("families").properties()) {
        families.put(entry.getKey(), entry.getValue().stringValue());
      }
      regions = patterns(data.required("regions"));
      notModels = patterns(data.required("not_models"));
    }

    private static AuthType auth(String word) {
      return AuthType.valueOf(word.toUpperCase(Locale.ROOT));
    }

    private static List<Pattern> patterns(JsonNode list) {
      List<Pattern> patterns = new ArrayList<>();
      list.forEach(text -> patterns.add(Pattern.compile(text.stringValue())));
      return patterns;
    }

    /** Whether a key names a class of models or a size of pictures, and no model. */
    boolean isNoModel(String key) {
      return notModels.stream().anyMatch(pattern -> pattern.matcher(key).find());
    }

    private Provider provider(String word) {
      String known = word;
      for (Map.Entry<String, String> family : families.entrySet()) {
        if (word.startsWith(family.getKey())) {
          known = family.getValue();
        }
      }
      Provider provider = providers.get(known);
      return provider != null
          ? provider
          : new Provider(
              known.replace('_', '-').toLowerCase(Locale.ROOT), AuthType.API_KEY, Set.of(known));
    }

    /** How the API of a serving provider is authenticated. */
    AuthType auth(ListKey key, String word) {
      return key.servingId().isEmpty() ? AuthType.API_KEY : provider(word).auth();
    }

    /**
     * Reads a key.
     *
     * @param word its {@code litellm_provider}
     */
    ListKey read(String key, String word) {
      Provider provider = provider(word);
      String rest = key;
      boolean prefixed = false;
      int slash = rest.indexOf('/');
      if (slash > 0 && provider.prefixes().contains(rest.substring(0, slash))) {
        rest = rest.substring(slash + 1);
        prefixed = true;
        slash = rest.indexOf('/');
      }
      String first = slash > 0 ? rest.substring(0, slash) : "";
      if (prefixed && regions.stream().anyMatch(pattern -> pattern.matcher(first).matches())) {
        return new ListKey(provider.serving(), Optional.of(first), rest.substring(slash + 1), true);
      }
      return new ListKey(provider.serving(), Optional.empty(), rest, prefixed);
    }
  }
}
