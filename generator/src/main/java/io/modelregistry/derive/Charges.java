package io.modelregistry.derive;

/**
 * What one request costs on each route. Routes go by their place among {@link
 * io.modelregistry.registry.Registry#routes()}, from 0.
 */
public interface Charges {
  /** What it costs there. */
  Charge at(int place);

  /** Whether it is known what it costs there. */
  boolean isKnown(int place);

  /**
   * Whether it is known what it costs there, in that currency. Only two such places may be
   * compared.
   */
  boolean isIn(int place, String currency);

  /**
   * Which of two costs less: negative for the first, 0 for neither.
   *
   * @param one a place where the cost is known
   * @param other another, in the same currency
   */
  int compare(int one, int other);
}
