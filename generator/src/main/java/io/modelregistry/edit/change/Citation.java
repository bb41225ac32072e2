package io.modelregistry.edit.change;

import java.time.LocalDate;
import tools.jackson.databind.node.ObjectNode;

/**
 * Where the facts of a change were read.
 *
 * @param url the page
 * @param day the day it was read
 */
public record Citation(String url, LocalDate day) {
  /** Adds it to the sources of an entity, or brings the day of that source up to date. */
  void applyTo(ObjectNode entity) {
    EntityFile.cite(entity, url, day);
  }
}
