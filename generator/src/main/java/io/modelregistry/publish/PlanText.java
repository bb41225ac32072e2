package io.modelregistry.publish;

import io.modelregistry.json.JsonText;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** A plan as text, for people and for programs. */
public final class PlanText {
  private PlanText() {}

  /** A line for each object that is not kept, then a summary; every line ends in LF. */
  public static String lines(PublishPlan plan) {
    StringBuilder text = new StringBuilder();
    for (PublishPlan.Step step : plan.steps()) {
      if (step.action() == Action.KEEP) {
        continue;
      }
      text.append(step.action().word())
          .append(" ".repeat("headers-only".length() - step.action().word().length() + 2))
          .append(step.key())
          .append("  (")
          .append(step.reason().words());
      if (step.action() == Action.UPLOAD) {
        text.append(", ").append(step.bytes()).append(" bytes");
      }
      if (!step.detail().isEmpty()) {
        text.append(": ").append(step.detail());
      }
      text.append(")\n");
    }
    return text.append(summary(plan)).append('\n').toString();
  }

  /** One line without its end. */
  public static String summary(PublishPlan plan) {
    return plan.count(Action.UPLOAD)
        + " to upload ("
        + plan.bytes()
        + " bytes), "
        + plan.count(Action.HEADERS_ONLY)
        + " with headers to change, "
        + plan.count(Action.DELETE)
        + " to delete, "
        + plan.count(Action.KEEP)
        + " unchanged";
  }

  /** All objects, the kept ones too, with what would be stored. */
  public static String json(PublishPlan plan) {
    ObjectNode root = JsonNodeFactory.instance.objectNode();
    ObjectNode summary = root.putObject("summary");
    summary.put("upload", plan.count(Action.UPLOAD));
    summary.put("headers_only", plan.count(Action.HEADERS_ONLY));
    summary.put("delete", plan.count(Action.DELETE));
    summary.put("keep", plan.count(Action.KEEP));
    summary.put("bytes", plan.bytes());
    ArrayNode objects = root.putArray("objects");
    for (PublishPlan.Step step : plan.steps()) {
      ObjectNode object = objects.addObject();
      object.put("key", step.key());
      object.put("action", step.action().word());
      object.put("reason", step.reason().words());
      if (!step.detail().isEmpty()) {
        object.put("detail", step.detail());
      }
      step.publication().ifPresent(publication -> describe(publication, object));
    }
    return JsonText.pretty(root);
  }

  private static void describe(Publication publication, ObjectNode object) {
    object.put("class", publication.kind().word());
    object.put("size", publication.object().size());
    object.put("sha256", publication.object().sha256());
    object.put("content_type", publication.object().contentType());
    object.put("cache_control", publication.object().cacheControl());
  }
}
