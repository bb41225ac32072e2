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

  /**
   * What a usage costs on the one route that is meant: the answer of `registry cost --batch`.
   *
   * @throws Refusal when the question is wrong
   */
  cost(question: CostQuestion): Cost | CostUnknown;
  /** The price of a route, given it or its id. */
  price(route: Route | string, circumstances?: Circumstances): Price;
  /** The rates of a route by price key; none where the price is free or unknown. */
  rates(route: Route | string, circumstances?: Circumstances): Record<string, Decimal>;
}
