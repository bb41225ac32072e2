package io.modelregistry.sync.report;

import io.modelregistry.sync.SyncReport;
import io.modelregistry.sync.SyncReport.Disagreement;
import io.modelregistry.sync.SyncReport.Held;
import io.modelregistry.sync.SyncReport.Move;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** The report for programs; {@code schemas/answers/sync.schema.json} says what it looks like. */
public final class SyncJson {
  private SyncJson() {}

  /** All of the report. */
  public static ObjectNode of(SyncReport report) {
    ObjectNode json = JsonNodeFactory.instance.objectNode();
    json.put("question", "sync");
    json.put("source", report.source());
    json.put("list", report.list());
    json.put("as_of", report.day().toString());
    json.put("known", report.known());
    json.put("shrunk", report.shrunk());
    ObjectNode entries = report.entries().json();
    json.set("counts", entries.get("counts"));
    ArrayNode changes = json.putArray("changes");
    report.applied().forEach(move -> changes.add(move(move)));
    ArrayNode held = json.putArray("held");
    for (Held each : report.held()) {
      held.add(move(each.move()).put("reason", each.reason()));
    }
    ArrayNode disagreements = json.putArray("disagreements");
    for (Disagreement each : report.disagreements()) {
      ObjectNode node = move(each.move());
      ArrayNode vouchers = node.putArray("vouchers");
      each.vouchers()
          .forEach(
              voucher ->
                  vouchers
                      .addObject()
                      .put("source", voucher.name())
                      .put("verified_at", voucher.verifiedAt()));
      disagreements.add(node);
    }
    ArrayNode missing = json.putArray("missing");
    report.missing().forEach(missing::add);
    json.set("lines", entries.get("lines"));
    return json;
  }

  private static ObjectNode move(Move move) {
    return JsonNodeFactory.instance
        .objectNode()
        .put("kind", move.kind())
        .put("id", move.id())
        .put("field", move.field())
        .put("what", move.what())
        .put("before", move.before())
        .put("after", move.after());
  }
}
