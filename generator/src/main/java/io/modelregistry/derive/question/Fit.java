package io.modelregistry.derive.question;

import io.modelregistry.derive.Workload;

/**
 * Whether routes hold a request. A limit on the prompt that nobody wrote down is none: the window
 * bounds it. One on the answer, or the window itself, is unknown.
 */
record Fit(RouteIndex index, Workload workload) {
  boolean isTooSmall(int place) {
    return isBelow(index.maxInputTokens(place), workload.promptTokens())
        || isBelow(index.maxOutputTokens(place), workload.outputTokens())
        || isBelow(index.contextWindow(place), workload.tokens());
  }

  private static boolean isBelow(long limit, long needed) {
    return limit != RouteIndex.UNKNOWN && limit < needed;
  }

  /** Which limit is too small: the first of prompt, answer, both. */
  String tooSmall(int place) {
    if (isBelow(index.maxInputTokens(place), workload.promptTokens())) {
      return said("max_input_tokens", index.maxInputTokens(place), workload.promptTokens());
    }
    return isBelow(index.maxOutputTokens(place), workload.outputTokens())
        ? said("max_output_tokens", index.maxOutputTokens(place), workload.outputTokens())
        : said("context_window", index.contextWindow(place), workload.tokens());
  }

  private static String said(String limit, long has, long needed) {
    return limit + " is " + has + ", and " + needed + " are needed";
  }

  boolean isUnknown(int place) {
    return isOutputUnknown(place)
        || (workload.tokens() > 0 && index.contextWindow(place) == RouteIndex.UNKNOWN);
  }

  private boolean isOutputUnknown(int place) {
    return workload.outputTokens() > 0 && index.maxOutputTokens(place) == RouteIndex.UNKNOWN;
  }

  String unknown(int place) {
    return (isOutputUnknown(place) ? "max_output_tokens" : "context_window") + " is unknown";
  }
}
