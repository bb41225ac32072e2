package io.modelregistry.publish;

import io.modelregistry.json.JsonText;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.Locale;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** A plan as text, for people and for programs. */
public final class PlanText {
  private PlanText() {}

  /**
   * A line for each object that is not kept and each path that a CDN is told of, then a summary;
   * every line ends in LF.
   */
  public static String lines(PublishPlan plan) {
    StringBuilder text = new StringBuilder();
    for (PublishPlan.Step step : plan.steps()) {
      if (step.reason() == Reason.UNCHANGED) {
        continue;
      }
      text.append(step.action().word())
          .append(" ".repeat("headers-only".length() - step.action().word().length() + 2))
          .append(step.key())
          .append("  (")
          .append(step.reason().message());
      if (step.bytes() > 0) {
        text.append(String.format(Locale.ROOT, ", %,d bytes", step.bytes()));
      }
      if (!step.detail().isEmpty()) {
        text.append(": ").append(step.detail());
      }
      text.append(")\n");
    }
    plan.invalidated().forEach(path -> text.append("invalidate    ").append(path).append('\n'));
    return text.append(summary(plan)).append('\n').toString();
  }

  /** One line without its end. */
  public static String summary(PublishPlan plan) {
    return String.format(
        Locale.ROOT,
        "%,d to upload (%,d bytes), %,d with headers to change, %,d to delete, %,d held back,"
            + " %,d unchanged",
        plan.count(Action.UPLOAD),
        plan.bytes(),
        plan.count(Action.HEADERS_ONLY),
        plan.count(Action.DELETE),
        plan.count(Reason.HELD_BACK),
        plan.count(Reason.UNCHANGED));
  }

  /** What was done, in one line that ends in LF. */
  public static String summary(PublishReport report, Duration took) {
    return String.format(
        Locale.ROOT,
        "%,d uploaded (%,d bytes), %,d with new headers, %,d deleted, %,d held back, %,d unchanged;"
            + " %,d requests, %.2f s%n",
        report.uploaded(),
        report.bytes(),
        report.headersChanged(),
        report.deleted(),
        report.heldBack(),
        report.unchanged(),
        report.requests(),
        took.toMillis() / 1000.0);
  }

  /** All objects, the kept ones too, with what would be stored. */
  public static String json(PublishPlan plan) {
    return JsonText.pretty(tree(plan, true));
  }

  /** The same with what was done. */
  public static String json(PublishPlan plan, PublishReport report, Duration took) {
    ObjectNode root = tree(plan, false);
    ObjectNode done = root.putObject("report");
    done.put("uploaded", report.uploaded());
    done.put("headers_changed", report.headersChanged());
    done.put("deleted", report.deleted());
    done.put("held_back", report.heldBack());
    done.put("unchanged", report.unchanged());
    done.put("bytes", report.bytes());
    done.put("requests", report.requests());
    done.put("seconds", BigDecimal.valueOf(took.toMillis(), 3));
    ObjectNode notDeleted = done.putObject("not_deleted");
    report.notDeleted().forEach(notDeleted::put);
    if (!report.notInvalidated().isEmpty()) {
      done.put("not_invalidated", report.notInvalidated());
    }
    return JsonText.pretty(root);
  }

  private static ObjectNode tree(PublishPlan plan, boolean dryRun) {
    ObjectNode root = JsonNodeFactory.instance.objectNode();
    root.put("dry_run", dryRun);
    root.put("release", plan.manifest().release().number());
    root.put("new_release", plan.changesSite());
    ObjectNode summary = root.putObject("summary");
    summary.put("upload", plan.count(Action.UPLOAD));
    summary.put("headers_only", plan.count(Action.HEADERS_ONLY));
    summary.put("delete", plan.count(Action.DELETE));
    summary.put("keep", plan.count(Action.KEEP));
    summary.put("held_back", plan.count(Reason.HELD_BACK));
    summary.put("bytes", plan.bytes());
    plan.refusal().ifPresent(refusal -> root.put("refusal", refusal));
    ArrayNode paths = root.putArray("invalidate");
    plan.invalidated().forEach(paths::add);
    ArrayNode objects = root.putArray("objects");
    for (PublishPlan.Step step : plan.steps()) {
      ObjectNode object = objects.addObject();
      object.put("key", step.key());
      object.put("action", step.action().code());
      object.put("reason", step.reason().code());
      object.put("message", step.reason().message());
      if (!step.detail().isEmpty()) {
        object.put("detail", step.detail());
      }
      step.publication().ifPresent(publication -> describe(publication, object));
    }
    return root;
  }

  private static void describe(Publication publication, ObjectNode object) {
    object.put("class", publication.kind().word());
    object.put("size", publication.object().size());
    object.put("sha256", publication.object().sha256());
    object.put("content_type", publication.object().contentType());
    object.put("cache_control", publication.object().cacheControl());
    if (publication.object().encoding() != Encoding.IDENTITY) {
      object.put("encoding", publication.object().encoding().header());
    }
  }
}
