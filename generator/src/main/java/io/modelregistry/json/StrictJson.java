package io.modelregistry.json;

import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.TokenStreamFactory;
import tools.jackson.core.json.JsonFactory;

/** The one parser: JSON as RFC 8259 has it and nothing more, bounded by our own limits. */
final class StrictJson {
  static final JsonFactory FACTORY =
      JsonFactory.builder()
          // Names that were made to collide only slow the symbol table down; they are no error.
          .disable(TokenStreamFactory.Feature.FAIL_ON_SYMBOL_HASH_OVERFLOW)
          .streamReadConstraints(
              StreamReadConstraints.builder()
                  .maxNestingDepth(DocumentReader.MAX_DEPTH + 1)
                  .maxDocumentLength(-1)
                  .maxNumberLength(DocumentReader.MAX_BYTES)
                  .maxStringLength(DocumentReader.MAX_BYTES)
                  .maxNameLength(DocumentReader.MAX_BYTES)
                  .build())
          .build();

  private StrictJson() {}
}
