package io.modelregistry.sync.offer;

import io.modelregistry.model.EntityKind;
import io.modelregistry.model.Platform;
import io.modelregistry.model.Pricing;
import io.modelregistry.sync.SyncOptions;
import io.modelregistry.sync.SyncReport.Disagreement;
import io.modelregistry.sync.SyncReport.Held;
import io.modelregistry.sync.SyncReport.Move;
import io.modelregistry.sync.SyncReport.Voucher;
import io.modelregistry.validate.PricingReader;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Decides on every field that a list would change: it is applied, it waits because it looks wrong,
 * or it is only reported because somebody is believed more.
 */
final class Judgement {
  private static final String PRICING = "pricing";
  private static final String CAPABILITIES = "capabilities";

  /** What a route takes from its model on any platform. */
  private static final Set<String> INHERITED =
      Set.of(Facts.CONTEXT, Facts.INPUT, Facts.OUTPUT, CAPABILITIES);

  private final SyncOptions options;
  private final Authority authority;
  private final Suspicion suspicions;
  private final Citation citation;
  private final String currency;
  private final List<Move> applied = new ArrayList<>();
  private final List<Held> held = new ArrayList<>();
  private final List<Disagreement> disagreements = new ArrayList<>();

  /**
   * @param currency of prices that name none
   */
  Judgement(SyncOptions options, Authority authority, Citation citation, String currency) {
    this.options = options;
    this.authority = authority;
    this.suspicions = new Suspicion(authority, options.imports().today());
    this.citation = citation;
    this.currency = currency;
  }

  /**
   * An entity that a list would change.
   *
   * @param platformId where it can be called; {@code direct} for a model
   * @param api the address of the API there, if it is known
   * @param modelBefore what a route took from its model where it says nothing; null for a model
   * @param model what it takes now
   */
  record Subject(
      EntityKind kind,
      String id,
      String platformId,
      Optional<String> api,
      @Nullable ObjectNode modelBefore,
      @Nullable ObjectNode model) {

    private @Nullable JsonNode effective(
        ObjectNode entity, @Nullable ObjectNode general, String field) {
      JsonNode own = entity.get(field);
      boolean inherits =
          INHERITED.contains(field)
              || (field.equals(PRICING) && platformId.equals(Platform.DIRECT));
      return own != null || general == null || !inherits ? own : general.get(field);
    }

    /** What held for a field, be it the entity's own word or its model's. */
    @Nullable JsonNode was(ObjectNode before, String field) {
      return effective(before, modelBefore, field);
    }

    /** What holds now. */
    @Nullable JsonNode is(ObjectNode after, String field) {
      return effective(after, model, field);
    }

    Move move(String field, String what, String before, String after) {
      return new Move(kind.word(), id, field, what, before, after);
    }
  }

  List<Move> applied() {
    return applied;
  }

  List<Held> held() {
    return held;
  }

  List<Disagreement> disagreements() {
    return disagreements;
  }

  /**
   * Takes back in {@code after} what must not change, and cites the list for the rest.
   *
   * @param before as it was; it stays as it is
   * @param after as the list would have it
   */
  void settle(Subject subject, ObjectNode before, ObjectNode after) {
    Set<String> pinned = RouteDraft.pinned(before);
    Set<String> changed = new TreeSet<>();
    for (String field : changing(before, after)) {
      if (pinned.contains(field)) {
        restore(before, after, field);
      } else if (field.equals(CAPABILITIES)) {
        changed.addAll(capabilities(subject, before, after));
      } else if (isLetThrough(subject, before, after, field)) {
        changed.add(field);
      } else {
        restore(before, after, field);
      }
    }
    if (!changed.isEmpty() && !pinned.contains(Citation.SOURCES)) {
      citation.vouchFor(after, changed);
    }
  }

  private static Set<String> changing(ObjectNode before, ObjectNode after) {
    Set<String> fields = new TreeSet<>(before.propertyNames());
    fields.addAll(after.propertyNames());
    fields.remove(Citation.SOURCES);
    fields.removeIf(field -> Objects.equals(before.get(field), after.get(field)));
    return fields;
  }

  private static void restore(ObjectNode before, ObjectNode after, String field) {
    JsonNode value = before.get(field);
    if (value == null) {
      after.remove(field);
    } else {
      after.set(field, value);
    }
  }

  private boolean isLetThrough(Subject subject, ObjectNode before, ObjectNode after, String field) {
    JsonNode was = subject.was(before, field);
    JsonNode is = subject.is(after, field);
    List<Move> moves = new ArrayList<>();
    Optional<String> suspicion = Optional.empty();
    boolean isFill = was == null;
    if (field.equals(PRICING) && was != null && is != null) {
      Optional<PriceMoves> prices = prices(was, is);
      if (prices.isPresent()) {
        List<PriceMoves.Amount> amounts = prices.get().amounts();
        suspicion = prices.get().suspicion(amounts);
        amounts.forEach(
            amount ->
                moves.add(
                    subject.move(field, amount.what(), amount.beforeWords(), amount.afterWords())));
      }
      if (moves.isEmpty() || suspicion.filter(why -> why.startsWith("from ")).isPresent()) {
        moves.add(0, subject.move(field, field, PriceWords.of(was), PriceWords.of(is)));
      }
    } else if (!Objects.equals(was, is)) {
      moves.add(subject.move(field, field, words(field, was), words(field, is)));
      suspicion = suspicions.of(subject.platformId(), after, field, was, is);
    }
    return decide(subject, before, field, moves, suspicion, isFill);
  }

  private Optional<PriceMoves> prices(JsonNode was, JsonNode is) {
    Optional<Pricing> before = PricingReader.alone(was, currency);
    Optional<Pricing> after = PricingReader.alone(is, currency);
    return before.isPresent() && after.isPresent()
        ? Optional.of(new PriceMoves(before.get(), after.get(), options.imports().today()))
        : Optional.empty();
  }

  private static String words(String field, @Nullable JsonNode value) {
    return value == null
        ? Move.NONE
        : field.equals(PRICING)
            ? PriceWords.of(value)
            : value.isString() ? value.stringValue() : value.toString();
  }

  private boolean decide(
      Subject subject,
      ObjectNode before,
      String field,
      List<Move> moves,
      Optional<String> suspicion,
      boolean isFill) {
    if (!options.accepts(subject.id())) {
      List<Voucher> stronger =
          moves.isEmpty()
              ? List.of()
              : authority.stronger(before, field, subject.platformId(), subject.api(), isFill);
      if (!stronger.isEmpty()) {
        moves.forEach(move -> disagreements.add(new Disagreement(move, stronger)));
        return false;
      }
      if (suspicion.isPresent()) {
        moves.forEach(move -> held.add(new Held(move, suspicion.get())));
        return false;
      }
    }
    applied.addAll(moves);
    return true;
  }

  /**
   * Key by key: whoever is believed in one says nothing of another.
   *
   * @return what changed, as sources name it
   */
  private Set<String> capabilities(Subject subject, ObjectNode before, ObjectNode after) {
    Map<String, JsonNode> was = flags(before.get(CAPABILITIES));
    Map<String, JsonNode> is = flags(after.get(CAPABILITIES));
    Map<String, JsonNode> generalWas = general(subject.modelBefore());
    Map<String, JsonNode> generalIs = general(subject.model());
    Set<String> keys = new TreeSet<>(was.keySet());
    keys.addAll(is.keySet());
    Set<String> changed = new TreeSet<>();
    for (String key : keys) {
      if (Objects.equals(was.get(key), is.get(key))) {
        continue;
      }
      JsonNode old = was.getOrDefault(key, generalWas.get(key));
      JsonNode now = is.getOrDefault(key, generalIs.get(key));
      List<Move> moves = new ArrayList<>();
      if (!Objects.equals(old, now)) {
        moves.add(
            subject.move(CAPABILITIES, key, words(CAPABILITIES, old), words(CAPABILITIES, now)));
      }
      String part = CAPABILITIES + "." + key;
      if (decide(subject, before, part, moves, Optional.empty(), old == null)) {
        changed.add(part);
      } else if (was.containsKey(key)) {
        is.put(key, was.get(key));
      } else {
        is.remove(key);
      }
    }
    ObjectNode flags = Json.NODES.objectNode();
    is.forEach(flags::set);
    if (flags.isEmpty()) {
      after.remove(CAPABILITIES);
    } else {
      after.set(CAPABILITIES, flags);
    }
    return changed;
  }

  private static Map<String, JsonNode> general(@Nullable ObjectNode model) {
    return model == null ? Map.of() : flags(model.get(CAPABILITIES));
  }

  private static Map<String, JsonNode> flags(@Nullable JsonNode object) {
    Map<String, JsonNode> flags = new TreeMap<>();
    if (object != null && object.isObject()) {
      object.properties().forEach(entry -> flags.put(entry.getKey(), entry.getValue()));
    }
    return flags;
  }
}
