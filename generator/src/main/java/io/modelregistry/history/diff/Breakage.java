package io.modelregistry.history.diff;

import io.modelregistry.history.Change;
import io.modelregistry.history.ChangeWords;
import io.modelregistry.history.Subject;
import io.modelregistry.model.Settings;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;

/**
 * Why a change may break programs that read the registry: what they asked for is gone, can do or
 * hold less than it said, is called in another way, or costs nobody knows what. A price that rises
 * breaks nothing.
 */
final class Breakage {
  private static final Set<String> OUT_OF_USE = Set.of("deprecated", "inactive", "maintenance");

  private final List<String> reasons = new ArrayList<>();

  private Breakage() {}

  static List<String> reasons(
      List<Change> changes,
      List<ChainChange> chains,
      PathChanges paths,
      Settings before,
      Settings after) {
    Breakage breakage = new Breakage();
    breakage.settings(before, after);
    changes.forEach(breakage::change);
    chains.forEach(breakage::chain);
    breakage.paths(paths);
    return breakage.reasons;
  }

  private void settings(Settings before, Settings after) {
    if (!before.currency().equals(after.currency())) {
      reasons.add(
          "prices that name no currency are in "
              + after.currency()
              + " instead of "
              + before.currency());
    }
    if (!Objects.equals(before.baseUrl(), after.baseUrl())) {
      reasons.add(
          "the site moves from "
              + Optional.ofNullable(before.baseUrl()).orElse("no address")
              + " to "
              + Optional.ofNullable(after.baseUrl()).orElse("no address"));
    }
  }

  private void change(Change change) {
    boolean breaks =
        switch (change.kind()) {
          case REMOVED, RENAMED -> true;
          case STATUS ->
              change.after().map(JsonNode::asString).filter(OUT_OF_USE::contains).isPresent();
          case CAPABILITY -> isLost(change);
          case LIMIT -> isLess(change);
          case CALL -> isCalledOtherwise(change);
          case PRICE -> isUnclear(change);
          default -> false;
        };
    if (breaks) {
      reasons.add(name(change.subject()) + ": " + ChangeWords.of(change));
    }
  }

  private static String name(Subject subject) {
    return subject.kind().word() + " " + subject.id();
  }

  /** A yes that no longer is one, or a modality that is no longer in the list. */
  private static boolean isLost(Change change) {
    JsonNode before = change.before().orElse(null);
    JsonNode after = change.after().orElse(null);
    if (before == null) {
      return false;
    }
    if (before.isArray()) {
      Set<String> left =
          after == null
              ? Set.of()
              : after.values().stream().map(JsonNode::asString).collect(Collectors.toSet());
      return before.values().stream().anyMatch(each -> !left.contains(each.asString()));
    }
    return before.asBoolean(false) && (after == null || !after.asBoolean(false));
  }

  private static boolean isLess(Change change) {
    return change.before().isPresent()
        && change
            .after()
            .map(after -> after.longValue() < change.before().get().longValue())
            .orElse(true);
  }

  private static boolean isCalledOtherwise(Change change) {
    return change.field().equals("aliases") ? isLost(change) : change.before().isPresent();
  }

  /** Another currency, or no longer a price for what had one. */
  private static boolean isUnclear(Change change) {
    boolean base = change.price().map(terms -> terms.when().isEmpty()).orElse(true);
    return switch (change.field()) {
      case "currency" -> true;
      case "kind" ->
          change.before().isPresent()
              && change
                  .after()
                  .map(JsonNode::asString)
                  .filter(Set.of("metered", "free")::contains)
                  .isEmpty();
      default -> base && change.before().isPresent() && change.after().isEmpty();
    };
  }

  private void chain(ChainChange chain) {
    if (chain.after().isEmpty()) {
      reasons.add("model " + chain.modelId() + ": no active route is left");
    }
  }

  private void paths(PathChanges paths) {
    int count = paths.removed().size();
    if (count > 0) {
      reasons.add(
          (count == 1 ? "an address vanishes: " : count + " addresses vanish, such as ")
              + paths.removed().get(0));
    }
  }
}
