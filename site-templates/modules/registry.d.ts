/**
 * Types of `registry.js`, the module that answers questions about the registry in a browser, or in
 * Node from 20 on. Amounts and rates are texts: exact decimals without exponent.
 */

export type Decimal = string;
export type Lifecycle = "active" | "beta" | "deprecated";
export type RouteStatus = "active" | "inactive" | "maintenance";

/** A day, `2026-12-01`, or an instant in UTC, `2026-12-01T08:30:00Z`. */
export type Time = string | Date;

/**
 * Loads the registry that is published at `base`, the site's root; without it, the one that this
 * module was loaded from.
 *
 * @throws Error when it cannot be reached, is none, or has a version that this module cannot read
 */
export function load(base?: string | URL, options?: LoadOptions): Promise<Registry>;

export interface LoadOptions {
  /** Fetches instead of the global one. */
  fetch?: (url: string) => Promise<Pick<Response, "ok" | "status" | "json">>;
  /** The time of costs that name none; by default the clock's. */
  now?: () => Date;
}

/** A question that cannot be answered as it was asked. */
export class Refusal extends Error {
  constructor(code: string, message: string);
  /** What kind of thing is wrong: `unknown_model`, `negative_count`, … Never renamed. */
  readonly code: string;
}

/** Compares exactly, as a sort wants it: negative, 0 or positive. */
export function compareDecimals(one: Decimal | number, other: Decimal | number): number;

/** Multiplies exactly, such as a cost by a number of requests. Neither may be below 0. */
export function multiplyDecimals(one: Decimal | number, other: Decimal | number): Decimal;

/** Something that can have a price. */
export interface Unit {
  /** As it stands in prices: `cache_read_cost`. */
  readonly key: string;
  readonly label: string;
  /** The name under which usage is reported: `cache_read_tokens`. */
  readonly usage: string;
  /** How many of it one price covers. */
  readonly per: number;
  /** The side of the bill; absent for what counts in the total only. */
  readonly direction?: "input" | "output";
  /** Keys of what it is part of. */
  readonly parents?: readonly string[];
}

export interface Capability {
  readonly id: string;
  readonly label: string;
  readonly description: string;
  /** Whether it follows from other facts. */
  readonly derived: boolean;
}

export interface Named {
  readonly id: string;
  readonly name: string;
  readonly status: Lifecycle;
}

/** Yes/no facts by key; an absent key is unknown. */
export type Flags = Readonly<Record<string, boolean>>;

/** A model; null is unknown. */
export interface Model {
  readonly id: string;
  readonly provider_id: string;
  readonly name: string;
  readonly family: string | null;
  readonly status: Lifecycle;
  /** The maker's own name for it, where that is not the id. */
  readonly model_string: string | null;
  /** Authored and derived ones. */
  readonly capabilities: Flags;
  /** Empty lists are unknown. */
  readonly modalities: { readonly input: readonly string[]; readonly output: readonly string[] };
  readonly context_window: number | null;
  readonly max_input_tokens: number | null;
  readonly max_output_tokens: number | null;
  readonly latency_ms: number | null;
  readonly tokens_per_second: number | null;
  /** A day, or only its month or year. */
  readonly release_date: string | null;
  /** The last day it can be called. */
  readonly deprecation_date: string | null;
  readonly replaced_by: string | null;
  readonly open_weights: boolean | null;
  readonly tags: readonly string[];
  readonly aliases: readonly string[];
}

/** A route with all that it takes from its model, provider and platform; null is unknown. */
export interface Route {
  readonly id: string;
  readonly model_id: string;
  readonly platform_id: string;
  readonly provider_id: string;
  readonly variant: string | null;
  /** 1 is tried first. */
  readonly priority: number;
  readonly status: RouteStatus;
  /** The last day it can be called: its own or its model's, whichever comes first. */
  readonly deprecation_date: string | null;
  /** What to put into the call's `model` field. */
  readonly model_string: string;
  readonly endpoint: string | null;
  readonly region: string | null;
  readonly quantization: string | null;
  /** As this route serves the model, authored and derived ones. */
  readonly capabilities: Flags;
  readonly context_window: number | null;
  readonly max_input_tokens: number | null;
  readonly max_output_tokens: number | null;
  /** As authored, with all overrides; null is unknown. */
  readonly pricing: Pricing | null;
  /** Of the last 30 observed days, 0 to 1. */
  readonly success_rate: number | null;
  readonly avg_latency_ms: number | null;
}

/** Prices by key, numbers whose shortest text is what was authored, and what conditions change. */
export interface Pricing {
  readonly kind: "metered" | "free" | "subscription" | "dynamic";
  readonly currency: string;
  readonly overrides?: readonly PriceOverride[];
  readonly [key: `${string}_cost`]: number;
}

export interface PriceOverride {
  readonly when: Readonly<Record<string, unknown>>;
  readonly multiplier?: number;
  readonly [key: `${string}_cost`]: number | null;
}

/** Counts by the names under which usage is reported. Totals include their parts. */
export type Usage = Readonly<Record<string, number | null>>;

/** Which route, what was used, and when: one of `route_id`, `model_id` and `model_string`. */
export interface CostQuestion {
  route_id?: string | null;
  model_id?: string | null;
  model_string?: string | null;
  platform?: string | null;
  usage: Usage;
  /** Without it, now. */
  at?: Time | null;
  service_tier?: string | null;
  region?: string | null;
}

export interface Cost {
  route_id: string;
  currency: string;
  input: Decimal;
  output: Decimal;
  total: Decimal;
  /** Whether everything that was used has a price. */
  complete: boolean;
  /** What has none. */
  unpriced?: string[];
  lines: CostLine[];
}

export interface CostLine {
  unit: string;
  quantity: number;
  /** The key of the price that it is billed at; absent when there is none. */
  price?: string;
  rate: Decimal;
  per: number;
  amount: Decimal;
  direction?: "input" | "output";
}

export interface CostUnknown {
  route_id: string;
  error: { code: "price_unknown"; reason: UnknownPrice; message: string };
}

export type UnknownPrice = "not_stated" | "no_rate" | "subscription" | "dynamic";

export interface Circumstances {
  /** With it special hours count; without, it is the site's day. */
  at?: Time | null;
  /** The request's whole input; without it no threshold applies. */
  input_tokens?: number | null;
  service_tier?: string | null;
  region?: string | null;
}

export type Price =
  | { kind: "metered"; currency: string; rates: Record<string, Decimal> }
  | { kind: "free"; currency: string }
  | { kind: "unknown"; reason: UnknownPrice };

/** The request that prices and limits are looked at for. */
export interface RequestParameters {
  /** Without both, 3,000 and 1,000, the standard request. */
  prompt_tokens?: number | null;
  max_output_tokens?: number | null;
  /** A day, on which special hours do not count, or an instant; without it, the site's day. */
  at?: Time | null;
  /** In which costs are compared; without it, the registry's. */
  currency?: string | null;
}

/** Where to look: ids, any of them. Without, everywhere. */
export interface ScopeParameters {
  providers?: readonly string[] | null;
  platforms?: readonly string[] | null;
}

/** Keys of capabilities. */
export interface WantedParameters {
  /** Routes must have all of these. */
  require?: readonly string[] | null;
  /** Routes must not be known to have any of these. */
  exclude?: readonly string[] | null;
}

export interface ListingParameters {
  /** How many are listed, 10 if absent. */
  limit?: number | null;
  /** How many are listed of what is left out, 20 if absent. */
  left_out?: number | null;
}

export interface FindQuestion
  extends RequestParameters, ScopeParameters, WantedParameters, ListingParameters {
  /** The more of these, the better. */
  optional?: readonly string[] | null;
}

export interface RecommendQuestion extends FindQuestion {
  min_context?: number | null;
  /** What one request costs at most, in the question's currency. */
  budget?: Decimal | null;
  /** What 1,000,000 tokens of the request cost at most, prompt and answer alike. */
  budget_per_million?: Decimal | null;
  /** What counts most after optional capabilities; cost if absent. */
  prefer?: "cost" | "latency" | "context" | null;
}

export interface CheapestQuestion
  extends RequestParameters, ScopeParameters, WantedParameters, ListingParameters {
  /** An id, an alias or a model string. */
  model?: string | null;
}

export interface AvailabilityQuestion extends RequestParameters {
  model: string;
}

export interface ChainQuestion extends RequestParameters, WantedParameters {
  model: string;
  platforms?: readonly string[] | null;
  /** Ids of routes that do not answer now. */
  down?: readonly string[] | null;
  left_out?: number | null;
}

export interface AlternativesQuestion
  extends RequestParameters, ScopeParameters, ListingParameters {
  model: string;
}

/** Names a model and perhaps a platform, or a route. */
export interface CheaperQuestion extends RequestParameters, ScopeParameters, ListingParameters {
  model?: string | null;
  platform?: string | null;
  route?: string | null;
}

export interface SearchQuestion extends RequestParameters, ScopeParameters, WantedParameters {
  /** Any words; each must match a word of a name, an id, an alias, a model string or the provider. */
  text?: string | null;
  status?: readonly Lifecycle[] | null;
  open_weights?: boolean | null;
  input_modalities?: readonly string[] | null;
  output_modalities?: readonly string[] | null;
  tags?: readonly string[] | null;
  /** A day, a month or a year, inclusive. */
  released_from?: string | null;
  released_until?: string | null;
  /** Whether routes must be usable. */
  usable?: boolean | null;
  /** What the request costs, inclusive. */
  min_cost?: Decimal | null;
  max_cost?: Decimal | null;
  /** What 1,000,000 tokens of the prompt or of the answer cost. */
  max_input_cost?: Decimal | null;
  max_output_cost?: Decimal | null;
  min_context?: number | null;
  max_context?: number | null;
  /** `-` is descending. By relevance if absent, or by id where the text has no words. */
  sort?: "relevance" | `${"" | "-"}${"id" | "name" | "cost" | "context" | "released"}` | null;
  page?: number | null;
  /** 20 if absent, 1,000 at most. */
  page_size?: number | null;
}

/** A route in an answer, with what the request costs there. */
export interface Offer {
  route_id: string;
  model_id: string;
  provider_id: string;
  platform_id: string;
  model_string: string;
  priority: number;
  /** Null where nobody can say; then `cost_unknown` says why. */
  cost: { currency: string; total: Decimal } | null;
  cost_unknown?: UnknownPrice | "incomplete";
}

/** Why something is where it is. */
export interface Reason {
  code: string;
  message: string;
}

/** What is not in the answer and why: what came furthest first. */
export interface LeftOut {
  total: number;
  /** How many by reason. */
  reasons: Record<string, number>;
  /** Of answers about models, and of those about routes. */
  models?: LeftOutEntry[];
  routes?: LeftOutEntry[];
}

export interface LeftOutEntry {
  model_id?: string;
  route_id?: string;
  reason: string;
  price?: UnknownPrice;
  message: string;
}

export interface Answer {
  question: string;
  at: string;
  currency: string;
  request?: { prompt_tokens: number; max_output_tokens: number };
}

export interface Candidate {
  model_id: string;
  name: string;
  provider_id: string;
  /** Its best route. */
  route: Offer;
  /** How many of its routes qualify. */
  routes: number;
}

export interface Ranking<Entry> extends Answer {
  /** How many models qualify. */
  total: number;
  models: Entry[];
  left_out: LeftOut;
}

export interface Found extends Candidate {
  optional?: Record<string, "yes" | "no" | "unknown">;
  reasons: Reason[];
}

export interface Recommended extends Found {
  context_window?: number;
  latency_ms?: number;
}

export interface Alternative extends Candidate {
  /** Whether the model names it. */
  replacement: boolean;
  /** How unlike the two are, 0 or more. */
  distance: number;
  reasons: Reason[];
}

export interface CheaperModel extends Candidate {
  saving: { amount: Decimal; percent: number };
}

export interface CheapestAnswer extends Answer {
  best: Offer | null;
  reasons: Reason[];
  total: number;
  routes: Offer[];
  left_out: LeftOut;
}

export interface AvailabilityAnswer extends Answer {
  model_id: string;
  usable: boolean;
  platforms: { platform_id: string; usable: boolean; routes: Availability[] }[];
}

export interface Availability extends Offer {
  endpoint?: string;
  status: RouteStatus;
  usable: boolean;
  reason?: string;
  message?: string;
}

export interface Warning extends Reason {
  replaced_by?: string;
}

/** A route of a fallback chain. */
export interface Step extends Offer {
  endpoint?: string;
  down: boolean;
  warnings?: Reason[];
}

export interface ChainAnswer extends Answer {
  model_id: string;
  warnings: Warning[];
  total: number;
  routes: Step[];
  reasons: Reason[];
  left_out: LeftOut;
}

export interface BestRouteAnswer extends Answer {
  model_id: string;
  warnings: Warning[];
  best: Step | null;
  reasons: Reason[];
  total: number;
  left_out: LeftOut;
}

export interface Hit {
  model_id: string;
  name: string;
  provider_id: string;
  status: Lifecycle;
  usable: boolean;
  /** How well the text matches; absent where it has no words. */
  score?: number;
  context_window?: number;
  release_date?: string;
  /** Those that pass all filters: usable ones first, then the cheapest. */
  routes: (Offer & { usable: boolean })[];
}

export interface SearchAnswer extends Answer {
  sort: string;
  total: number;
  page: number;
  pages: number;
  page_size: number;
  models: Hit[];
}

export interface Registry {
  /** The instant whose prices and dates are current on the site. */
  readonly asOf: string;
  /** In which costs are compared unless a question names another. */
  readonly currency: string;
  /** By id, as all lists; frozen, as all entities. */
  readonly models: readonly Model[];
  readonly routes: readonly Route[];
  readonly platforms: readonly Named[];
  readonly providers: readonly Named[];
  readonly capabilities: readonly Capability[];
  /** Wholes before their parts. */
  readonly units: readonly Unit[];

  model(id: string): Model | undefined;
  route(id: string): Route | undefined;
  platform(id: string): Named | undefined;
  provider(id: string): Named | undefined;
  /** A model's routes, whatever their status, by priority, then id. */
  routesOfModel(id: string): readonly Route[];
  /** Whether its status is active, and its own last day is not over on the registry's day. */
  isActive(route: Route): boolean;

  /**
   * What a usage costs on the one route that is meant: the answer of `registry cost --batch`.
   *
   * @param options `hours: false` leaves special hours out, for what a whole day is like
   * @throws Refusal when the question is wrong
   */
  cost(question: CostQuestion, options?: { hours?: boolean }): Cost | CostUnknown;
  /** The price of a route, given it or its id. */
  price(route: Route | string, circumstances?: Circumstances): Price;
  /** The rates of a route by price key; none where the price is free or unknown. */
  rates(route: Route | string, circumstances?: Circumstances): Record<string, Decimal>;

  // Questions. They are those of the command, with the same parameters and the same answers; each
  // throws a Refusal when it is wrong.

  /** Models by words and filters. The first call takes longer, since it reads all names. */
  search(question?: SearchQuestion): SearchAnswer;
  /** Models by capabilities. */
  find(question?: FindQuestion): Ranking<Found>;
  /** Models for a purpose and a budget. */
  recommend(question?: RecommendQuestion): Ranking<Recommended> & { prefer: string };
  /** The cheapest route for a request. */
  cheapest(question?: CheapestQuestion): CheapestAnswer;
  /** Where a model can be called. */
  availability(question: AvailabilityQuestion): AvailabilityAnswer;
  /** A model's active routes in the order to try them. */
  fallbacks(question: ChainQuestion): ChainAnswer;
  /** The first of them. */
  bestRoute(question: ChainQuestion): BestRouteAnswer;
  /** What instead of a model. */
  alternatives(question: AlternativesQuestion): Ranking<Alternative> & {
    model_id: string;
    warnings: Warning[];
  };
  /** What does the same for less. */
  cheaper(question: CheaperQuestion): Ranking<CheaperModel> & { base: Offer };
}
