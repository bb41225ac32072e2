package io.modelregistry.app.verify;

import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * What a site's {@code revision.json} says.
 *
 * @param commit its full hash; empty outside Git
 * @param asOf the instant whose prices are current, as it stands there
 * @param siteHash the hash of the list of files
 */
public record SiteRevision(String commit, String asOf, String siteHash) {
  /**
   * Reads it.
   *
   * @throws IllegalArgumentException when it is no such file
   */
  static SiteRevision parse(byte[] bytes) {
    try {
      JsonNode data = JsonMapper.shared().readTree(bytes).path("data");
      String hash = data.path("site_hash").asString("");
      if (hash.isEmpty()) {
        throw new IllegalArgumentException("it has no site_hash");
      }
      return new SiteRevision(
          data.path("commit").asString(""), data.path("as_of").asString(""), hash);
    } catch (JacksonException e) {
      throw new IllegalArgumentException("it is no JSON", e);
    }
  }
}
