package io.modelregistry.render.html;

import io.modelregistry.model.SourceReference;
import java.util.ArrayList;
import java.util.List;

/**
 * Where facts come from.
 *
 * @param number its place in the list, from 1, by which facts refer to it
 * @param verified the day somebody last compared them
 * @param fields what it vouches for, in words
 */
record Source(int number, WebAddress address, String verified, String fields) {

  static List<Source> all(List<SourceReference> references) {
    List<Source> sources = new ArrayList<>();
    for (SourceReference each : references) {
      sources.add(
          new Source(
              sources.size() + 1,
              WebAddress.of(each.url()),
              each.verifiedAt().toString(),
              each.fields().isEmpty()
                  ? "all facts"
                  : String.join(", ", each.fields()).replace('_', ' ')));
    }
    return List.copyOf(sources);
  }

  /** Those that vouch for one of {@code fields}, as {@link #numbers} finds them, or for all. */
  static List<Source> behind(List<SourceReference> references, String... fields) {
    List<Source> all = all(references);
    List<Integer> numbers = numbers(references, List.of(fields));
    return numbers.isEmpty() && references.size() == 1
        ? all
        : all.stream().filter(source -> numbers.contains(source.number())).toList();
  }

  /** Those that vouch for all that no other vouches for. */
  static List<Source> general(List<SourceReference> references) {
    return all(references).stream()
        .filter(source -> references.get(source.number() - 1).fields().isEmpty())
        .toList();
  }

  /**
   * The numbers of the sources that vouch for one of {@code fields}: those that name it, else those
   * that vouch for all. None where there is only one for everything, which needs no mark.
   */
  static List<Integer> numbers(List<SourceReference> references, List<String> fields) {
    if (references.size() == 1 && references.get(0).fields().isEmpty()) {
      return List.of();
    }
    List<Integer> named = new ArrayList<>();
    List<Integer> general = new ArrayList<>();
    for (int i = 0; i < references.size(); i++) {
      List<String> vouched = references.get(i).fields();
      if (vouched.isEmpty()) {
        general.add(i + 1);
      } else if (vouched.stream().anyMatch(fields::contains)) {
        named.add(i + 1);
      }
    }
    return named.isEmpty() ? general : named;
  }
}
