package io.modelregistry.model;

import java.time.LocalDate;
import java.util.List;

/**
 * Where facts of an entity come from.
 *
 * @param url an https address that a reader can open
 * @param verifiedAt the day somebody last compared the entity with it
 * @param fields the fields it vouches for; empty means all
 */
public record SourceReference(String url, LocalDate verifiedAt, List<String> fields) {
  public SourceReference {
    fields = List.copyOf(fields);
  }
}
