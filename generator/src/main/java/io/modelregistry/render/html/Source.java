package io.modelregistry.render.html;

import io.modelregistry.model.SourceReference;
import java.util.List;

/**
 * Where facts come from.
 *
 * @param verified the day somebody last compared them
 * @param fields what it vouches for, in words
 */
record Source(WebAddress address, String verified, String fields) {

  static List<Source> all(List<SourceReference> references) {
    return references.stream()
        .map(
            each ->
                new Source(
                    WebAddress.of(each.url()),
                    each.verifiedAt().toString(),
                    each.fields().isEmpty()
                        ? "all facts"
                        : String.join(", ", each.fields()).replace('_', ' ')))
        .toList();
  }
}
