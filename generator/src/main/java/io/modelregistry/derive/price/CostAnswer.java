package io.modelregistry.derive.price;

/** What somebody who asks for a cost is told. A question that is wrong is refused before. */
public sealed interface CostAnswer {
  /** It costs that. */
  record Priced(Cost cost) implements CostAnswer {}

  /** Nobody can say, which is not 0. */
  record Unknown(Price.Reason reason) implements CostAnswer {}
}
