/**
 * JSON as people write it and as we write it back.
 *
 * <p>In: bytes of one file. Out: a {@link io.modelregistry.json.JsonDocument}, whose every value
 * knows its line and column, with findings for all that no JSON file may hold; and the other way
 * round, canonical text for a tree. Start reading at {@link io.modelregistry.json.DocumentReader}.
 */
@NullMarked
package io.modelregistry.json;

import org.jspecify.annotations.NullMarked;
