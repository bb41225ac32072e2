package io.modelregistry.render.html;

import io.modelregistry.model.Capability;
import io.modelregistry.model.Lifecycle;
import io.modelregistry.model.Modalities;
import io.modelregistry.model.Model;
import io.modelregistry.registry.EffectiveRoute;
import io.modelregistry.registry.Registry;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * What the table of models can be narrowed to. The page shows it before any script has run; the
 * module {@code home} makes it work.
 */
record Finder(
    List<Option> providers,
    List<Option> platforms,
    List<Option> capabilities,
    List<Option> statuses,
    List<Option> inputs,
    List<Option> outputs,
    List<Option> tags,
    String currency) {

  /** As many tags as a person looks through. */
  private static final int MOST_TAGS = 60;

  /**
   * Something that can be chosen.
   *
   * @param value what stands in the page's address
   * @param count how many models have it
   */
  record Option(String value, String label, String count) {}

  static Finder of(Facts facts) {
    Registry registry = facts.registry();
    return new Finder(
        counted(registry, model -> Stream.of(model.providerId()), id -> providerName(registry, id)),
        counted(
            registry,
            model -> registry.routesOfModel(model.id()).stream().map(Finder::platformId).distinct(),
            id -> registry.platform(id).orElseThrow().name()),
        facts.vocabulary().stream().map(each -> capability(each, facts)).toList(),
        Arrays.stream(Lifecycle.values())
            .map(status -> status(status, registry))
            .flatMap(Optional::stream)
            .toList(),
        counted(registry, model -> modalities(model, true), word -> word),
        counted(registry, model -> modalities(model, false), word -> word),
        mostUsedTags(registry),
        registry.settings().currency());
  }

  boolean tagged() {
    return !tags.isEmpty();
  }

  private static String platformId(EffectiveRoute route) {
    return route.platform().id();
  }

  private static String providerName(Registry registry, String id) {
    return registry.provider(id).map(provider -> provider.name()).orElse(id);
  }

  private static Stream<String> modalities(Model model, boolean input) {
    Modalities modalities = model.modalities();
    return (input ? modalities.input() : modalities.output()).stream().distinct();
  }

  private static Option capability(Capability capability, Facts facts) {
    return new Option(
        capability.key(), capability.label(), Figures.grouped(facts.count(capability)));
  }

  private static Optional<Option> status(Lifecycle status, Registry registry) {
    long count = registry.models().stream().filter(model -> model.status() == status).count();
    return count == 0
        ? Optional.empty()
        : Optional.of(new Option(status.word(), Badge.of(status).word(), Figures.grouped(count)));
  }

  private static List<Option> counted(
      Registry registry, Function<Model, Stream<String>> values, Function<String, String> label) {
    return options(counts(registry, values), label);
  }

  private static Map<String, Integer> counts(
      Registry registry, Function<Model, Stream<String>> values) {
    Map<String, Integer> counts = new TreeMap<>();
    for (Model model : registry.models()) {
      values.apply(model).forEach(value -> counts.merge(value, 1, Integer::sum));
    }
    return counts;
  }

  /** By label, whatever the case; those of one label by value. */
  private static List<Option> options(Map<String, Integer> counts, Function<String, String> label) {
    List<Option> options = new ArrayList<>();
    counts.forEach(
        (value, count) ->
            options.add(new Option(value, label.apply(value), Figures.grouped(count))));
    options.sort((one, other) -> one.label().compareToIgnoreCase(other.label()));
    return List.copyOf(options);
  }

  /** Those that most models have; of as many by alphabet. */
  private static List<Option> mostUsedTags(Registry registry) {
    Map<String, Integer> most = new TreeMap<>();
    counts(registry, model -> model.tags().stream().distinct()).entrySet().stream()
        .sorted(Map.Entry.<String, Integer>comparingByValue().reversed())
        .limit(MOST_TAGS)
        .forEach(tag -> most.put(tag.getKey(), tag.getValue()));
    return options(most, tag -> tag);
  }
}
