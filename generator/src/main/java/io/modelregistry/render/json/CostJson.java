package io.modelregistry.render.json;

import io.modelregistry.derive.Refusal;
import io.modelregistry.derive.price.Cost;
import io.modelregistry.derive.price.CostAnswer;
import io.modelregistry.derive.price.Price;
import io.modelregistry.json.Decimals;
import io.modelregistry.model.Unit;
import io.modelregistry.registry.EffectiveRoute;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Costs as JSON, by {@code schemas/answers/cost.schema.json}. Money is text with exact decimals.
 */
public final class CostJson {
  private CostJson() {}

  /** What a route costs; where nobody can say, an error that carries the route and the reason. */
  public static ObjectNode of(EffectiveRoute route, CostAnswer answer) {
    ObjectBuilder builder = new ObjectBuilder().text("route_id", route.id());
    if (answer instanceof CostAnswer.Priced priced) {
      return cost(builder, priced.cost());
    }
    Price.Reason reason = ((CostAnswer.Unknown) answer).reason();
    return builder
        .object(
            "error",
            error ->
                error
                    .text("code", Refusal.Code.PRICE_UNKNOWN.word())
                    .text("reason", reason.word())
                    .text("message", unknown(route, reason)))
        .build();
  }

  /** Why there is no answer. */
  public static ObjectNode of(Refusal refusal) {
    return new ObjectBuilder()
        .object(
            "error",
            error -> error.text("code", refusal.code().word()).text("message", refusal.message()))
        .build();
  }

  /** The sentence for a price that nobody knows. */
  public static String unknown(EffectiveRoute route, Price.Reason reason) {
    return "the cost of '" + route.id() + "' is unknown, because " + reason.sentence();
  }

  private static ObjectNode cost(ObjectBuilder builder, Cost cost) {
    return builder
        .text("currency", cost.currency())
        .text("input", Decimals.plain(cost.input()))
        .text("output", Decimals.plain(cost.output()))
        .text("total", Decimals.plain(cost.total()))
        .flag("complete", cost.isComplete())
        .words("unpriced", cost.unpriced().stream().map(Unit::usage).toList())
        .node("lines", ObjectBuilder.array(cost.lines().stream().map(CostJson::line).toList()))
        .build();
  }

  private static JsonNode line(Cost.Line line) {
    return new ObjectBuilder()
        .text("unit", line.unit().usage())
        .number("quantity", line.quantity())
        .text("price", line.pricedAs().map(Unit::key).orElse(null))
        .text("rate", Decimals.plain(line.rate()))
        .number("per", line.unit().per())
        .text("amount", Decimals.plain(line.amount()))
        .text("direction", line.unit().direction().map(Unit.Direction::word).orElse(null))
        .build();
  }
}
