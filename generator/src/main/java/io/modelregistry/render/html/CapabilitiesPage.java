package io.modelregistry.render.html;

import io.modelregistry.model.Capability;
import io.modelregistry.model.Model;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** {@code /capabilities/}: which model can do what, and what each word means. */
record CapabilitiesPage(List<Column> columns, List<Row> rows, boolean filled) {

  /** A capability: column of the matrix and entry of the vocabulary. */
  record Column(String key, String label, String description, String models, boolean derived) {}

  /**
   * A model.
   *
   * @param answers {@code yes}, {@code no} or {@code unknown}, one a column
   */
  record Row(Ref model, List<String> answers) {}

  static Page of(Facts facts) {
    List<Column> columns =
        facts.vocabulary().stream()
            .map(
                each ->
                    new Column(
                        each.key(),
                        each.label(),
                        each.description(),
                        Titles.count(facts.count(each), "model"),
                        each.derived().isPresent()))
            .toList();
    List<Model> models = new ArrayList<>(facts.registry().models());
    models.sort(
        Comparator.<Model, Boolean>comparing(model -> !facts.registry().isUsable(model))
            .thenComparing(Model::id));
    List<Row> rows = models.stream().map(model -> row(model, facts)).toList();
    Head head =
        new Head(
            "Capabilities",
            "Which of "
                + Titles.count(rows.size(), "model")
                + " can do what: "
                + columns.size()
                + " capabilities, each with its meaning.",
            facts.links().absolute("capabilities/"),
            List.of(new Ref("Models", facts.links().home())),
            "Capabilities");
    CapabilitiesPage body =
        new CapabilitiesPage(columns, rows, !rows.isEmpty() && !columns.isEmpty());
    return new Page("capabilities/index.html", "capabilities", "capabilities", head, body);
  }

  private static Row row(Model model, Facts facts) {
    List<String> answers = new ArrayList<>();
    for (Capability capability : facts.vocabulary()) {
      answers.add(facts.answer(model, capability).word());
    }
    return new Row(facts.ref(model), answers);
  }
}
