package io.modelregistry.sync.offer;

import io.modelregistry.sync.SyncReport.Voucher;
import java.net.URI;
import java.net.URISyntaxException;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Whose word counts for a field. A platform's own list counts before all others. Of lists that tell
 * what they have read elsewhere, the one that is cited stays. What a person has read somewhere
 * counts before those for a month.
 */
final class Authority {
  /** So long a person's word stands against lists. */
  private static final int DAYS = 30;

  private final Conventions conventions;
  private final LocalDate today;

  Authority(Conventions conventions, LocalDate today) {
    this.conventions = conventions;
    this.today = today;
  }

  /** Whether the list is a platform's own. */
  boolean isFirstHand(String platformId) {
    return conventions.firstHand().contains(platformId);
  }

  /**
   * Who vouches for a field more than the list does; empty when the list may change it.
   *
   * @param field its name, or with a dot that of one of its parts: {@code capabilities.vision}
   * @param platformId where the entity can be called; {@code direct} for a model
   * @param api the address of the API there, if it is known
   * @param isFill whether nobody said anything yet
   */
  List<Voucher> stronger(
      ObjectNode entity, String field, String platformId, Optional<String> api, boolean isFill) {
    if (isFirstHand(platformId)) {
      return List.of();
    }
    List<Voucher> stronger = new ArrayList<>();
    for (JsonNode source : vouchers(entity, field)) {
      String url = source.path("url").asString("");
      String day = source.path("verified_at").asString("");
      if (url.equals(conventions.listUrl())) {
        return List.of();
      }
      Optional<String> list = KnownLists.at(url);
      boolean firstHand = host(url).isPresent() && host(url).equals(api.flatMap(Authority::host));
      if (firstHand || (list.isPresent() ? !isFill : isRecent(day))) {
        stronger.add(new Voucher(list.orElse(url), day));
      }
    }
    return stronger;
  }

  /** The sources that name the part, else those that name the field, else those that name none. */
  private static List<JsonNode> vouchers(ObjectNode entity, String field) {
    List<JsonNode> part = new ArrayList<>();
    List<JsonNode> whole = new ArrayList<>();
    List<JsonNode> general = new ArrayList<>();
    int dot = field.indexOf('.');
    for (JsonNode source : entity.path(Citation.SOURCES)) {
      if (source.path(Citation.FIELDS).isEmpty()) {
        general.add(source);
      } else if (names(source, field)) {
        part.add(source);
      } else if (dot > 0 && names(source, field.substring(0, dot))) {
        whole.add(source);
      }
    }
    return !part.isEmpty() ? part : !whole.isEmpty() ? whole : general;
  }

  static boolean names(JsonNode source, String field) {
    for (JsonNode name : source.path(Citation.FIELDS)) {
      if (field.equals(name.asString(""))) {
        return true;
      }
    }
    return false;
  }

  private boolean isRecent(String day) {
    try {
      return LocalDate.parse(day).isAfter(today.minusDays(DAYS));
    } catch (DateTimeException e) {
      return false;
    }
  }

  private static Optional<String> host(@Nullable String url) {
    try {
      return url == null
          ? Optional.empty()
          : Optional.ofNullable(new URI(url).getHost()).map(host -> host.toLowerCase(Locale.ROOT));
    } catch (URISyntaxException e) {
      return Optional.empty();
    }
  }
}
