package io.modelregistry.render.answer;

import io.modelregistry.derive.question.Remark;
import io.modelregistry.model.Model;
import io.modelregistry.render.json.ObjectBuilder;
import java.util.List;
import tools.jackson.databind.node.ArrayNode;

/** Reasons and warnings. */
final class RemarkJson {
  private RemarkJson() {}

  static ArrayNode of(List<Remark> remarks) {
    return ObjectBuilder.array(remarks.stream().map(remark -> builder(remark).build()).toList());
  }

  /** Warnings of a model, each with what the model names as its replacement. */
  static ArrayNode of(List<Remark> warnings, Model model) {
    return ObjectBuilder.array(
        warnings.stream()
            .map(remark -> builder(remark).text("replaced_by", model.replacedBy()).build())
            .toList());
  }

  private static ObjectBuilder builder(Remark remark) {
    return new ObjectBuilder().text("code", remark.code()).text("message", remark.message());
  }
}
