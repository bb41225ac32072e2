package io.modelregistry.cli;

import io.modelregistry.app.question.QuestionDesk;
import io.modelregistry.derive.deprecation.Deprecation;
import io.modelregistry.derive.deprecation.Farewells;
import io.modelregistry.derive.deprecation.Farewells.Entry;
import io.modelregistry.derive.question.Alternatives;
import io.modelregistry.model.Model;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * What is going and gone, and what to move to: {@code registry deprecations} says it three ways.
 */
final class DeprecationsAnswer {
  /** So many models stand beside the named replacement, or in its place. */
  private static final int NEAREST = 3;

  private final QuestionDesk desk;
  private final Farewells farewells;
  private final Optional<Integer> days;
  private final LocalDate today;
  private final Map<String, List<String>> moves = new HashMap<>();
  private Optional<Alternatives> alternatives = Optional.empty();

  /**
   * @param days how far ahead was asked for
   */
  DeprecationsAnswer(QuestionDesk desk, Farewells farewells, Optional<Integer> days) {
    this.desk = desk;
    this.farewells = farewells;
    this.days = days;
    this.today = desk.index().registry().today();
  }

  Farewells farewells() {
    return farewells;
  }

  Optional<Integer> days() {
    return days;
  }

  LocalDate today() {
    return today;
  }

  /** Models whose last day is over and on which something in use depends. */
  List<Entry> dependedOn() {
    return farewells.past().stream().filter(Entry::isDependedOn).toList();
  }

  /** What to move to: the named replacement or what took its place, else the nearest. */
  List<String> moveTo(Deprecation entry) {
    return moves.computeIfAbsent(
        entry.model().id(),
        id ->
            entry
                .successor()
                .map(model -> List.of(model.id()))
                .orElseGet(() -> nearest(entry.model())));
  }

  private List<String> nearest(Model model) {
    ObjectNode question = JsonNodeFactory.instance.objectNode().put("model", model.id());
    Alternatives.Question asked = desk.reader().alternatives(question);
    if (alternatives.isEmpty()) {
      alternatives =
          Optional.of(
              new Alternatives(desk.index(), asked.scope(), asked.request(), asked.currency()));
    }
    return alternatives.get().nearest(asked.model(), NEAREST).models().stream()
        .map(near -> near.model().id())
        .toList();
  }
}
