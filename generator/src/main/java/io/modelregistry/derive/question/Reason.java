package io.modelregistry.derive.question;

import java.util.Locale;

/**
 * Why a route or a model is left out, in the order in which it is checked: the first one stands.
 */
public enum Reason {
  /** No route of the model is looked at. */
  NO_ROUTE,
  MODEL_PAST_DATE,
  MODEL_DEPRECATED,
  PROVIDER_DEPRECATED,
  PLATFORM_DEPRECATED,
  ROUTE_PAST_DATE,
  ROUTE_INACTIVE,
  ROUTE_MAINTENANCE,
  MODALITY_MISSING,
  MODALITY_UNKNOWN,
  CAPABILITY_MISSING,
  CAPABILITY_EXCLUDED,
  CAPABILITY_UNKNOWN,
  LIMIT_TOO_SMALL,
  LIMIT_UNKNOWN,
  CONTEXT_TOO_SMALL,
  CONTEXT_UNKNOWN,
  PRICE_UNKNOWN,
  PRICE_INCOMPLETE,
  OTHER_CURRENCY,
  OVER_BUDGET,
  NOT_CHEAPER;

  /** The word in output: {@code route_inactive}. */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }
}
