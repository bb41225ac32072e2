package io.modelregistry.derive.question;

import java.util.Locale;

/**
 * Why a route or a model is left out, in the order in which it is checked: the first one stands.
 */
public enum Reason {
  /** No route of the model is looked at. */
  NO_ROUTE,
  /** The model's last day is over. */
  MODEL_PAST_DATE,
  /** The model is deprecated. */
  MODEL_DEPRECATED,
  /** Its provider is deprecated. */
  PROVIDER_DEPRECATED,
  /** The route's platform is deprecated. */
  PLATFORM_DEPRECATED,
  /** The route's own last day is over. */
  ROUTE_PAST_DATE,
  /** The route is switched off. */
  ROUTE_INACTIVE,
  /** The route is in maintenance. */
  ROUTE_MAINTENANCE,
  /** The model does not take in or put out what the other does. */
  MODALITY_MISSING,
  /** Nobody wrote down what the model takes in or puts out. */
  MODALITY_UNKNOWN,
  /** It lacks a capability that is required. */
  CAPABILITY_MISSING,
  /** It has a capability that is excluded. */
  CAPABILITY_EXCLUDED,
  /** Nobody wrote down whether it has a capability that is required or excluded. */
  CAPABILITY_UNKNOWN,
  /** A limit does not hold the request. */
  LIMIT_TOO_SMALL,
  /** A limit that would have to hold the request is unknown. */
  LIMIT_UNKNOWN,
  /** Its context window is smaller than asked. */
  CONTEXT_TOO_SMALL,
  /** Its context window is unknown. */
  CONTEXT_UNKNOWN,
  /** Nobody can say what the request costs there. */
  PRICE_UNKNOWN,
  /** A part of the request has no price there. */
  PRICE_INCOMPLETE,
  /** Its price is in a currency that cannot be compared. */
  OTHER_CURRENCY,
  /** It costs more than the budget. */
  OVER_BUDGET,
  /** It does not cost less than what it is compared with. */
  NOT_CHEAPER;

  /** The word in output: {@code route_inactive}. */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }
}
