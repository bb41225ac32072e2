// Reads the usage block of a response, of the APIs that most people call, as totals that include their parts.

const number = (value) => (Number.isSafeInteger(value) && value >= 0 ? value : 0);

/** `{ input, cached, written, output }`; throws where no counts are found. */
export function readUsage(body) {
  const usage = body?.usage ?? body?.usageMetadata ?? body?.response?.usage ?? body;
  if (usage === null || typeof usage !== "object" || Array.isArray(usage)) {
    throw new Error("Paste an object, such as the usage of a response.");
  }
  // Google's Gemini: thoughts are beside the answer.
  if ("promptTokenCount" in usage) {
    return {
      input: number(usage.promptTokenCount) + number(usage.toolUsePromptTokenCount),
      cached: number(usage.cachedContentTokenCount),
      written: 0,
      output: number(usage.candidatesTokenCount) + number(usage.thoughtsTokenCount),
    };
  }
  // Anthropic's: what is read from and written to a cache stands beside the input.
  if ("cache_read_input_tokens" in usage || "cache_creation_input_tokens" in usage) {
    const cached = number(usage.cache_read_input_tokens);
    const written = number(usage.cache_creation_input_tokens);
    return { input: number(usage.input_tokens) + cached + written, cached, written, output: number(usage.output_tokens) };
  }
  // OpenAI's and those like it, and this registry's own names.
  const details = usage.prompt_tokens_details ?? usage.input_tokens_details ?? {};
  if ("prompt_tokens" in usage || "input_tokens" in usage) {
    return {
      input: number(usage.prompt_tokens ?? usage.input_tokens),
      cached: number(usage.cache_read_tokens ?? details.cached_tokens),
      written: number(usage.cache_write_tokens),
      output: number(usage.completion_tokens ?? usage.output_tokens),
    };
  }
  throw new Error("No counts are found in it: input_tokens or prompt_tokens, for example.");
}
