/**
 * Answers questions about the registry in a browser, or in Node from 20 on, from two static files.
 * It gives the same answers as the command `registry` and the Java library, to the last digit.
 *
 *   import { load } from "https://…/assets/registry.js";
 *   const registry = await load();
 *   registry.cost({ model_id: "…", platform: "direct", usage: { input_tokens: 1000 } });
 *
 * Types and documentation of all that is exported: registry.d.ts, beside this file.
 */

const SCHEMA_VERSION = 1;

/** A question that cannot be answered as it was asked: `code` for programs, `message` for people. */
export class Refusal extends Error {
  constructor(code, message) {
    super(message);
    this.name = "Refusal";
    this.code = code;
  }
}

// ---------------------------------------------------------------------------------------------
// Loading
// ---------------------------------------------------------------------------------------------

/** Loads the registry that is published at `base`; without it, the one this module belongs to. */
export async function load(base, options = {}) {
  const root = siteRoot(base);
  const get = options.fetch ?? globalThis.fetch;
  const [search, revision] = await Promise.all(
    ["search", "revision"].map((kind) => resource(root, kind, get)),
  );
  return new Registry(search, revision.as_of, options.now ?? (() => new Date()));
}

function siteRoot(base) {
  if (base === undefined && !/^https?:/.test(import.meta.url)) {
    throw new Error("say where the registry is: load(\"https://…/\")");
  }
  const root =
    base === undefined
      ? new URL("../", import.meta.url)
      : new URL(base, globalThis.document?.baseURI ?? import.meta.url);
  root.search = "";
  root.hash = "";
  if (!root.pathname.endsWith("/")) {
    root.pathname += "/";
  }
  return root;
}

async function resource(root, kind, get) {
  const url = new URL(`api/registry/${kind}.json`, root).href;
  let response;
  try {
    response = await get(url);
  } catch (cause) {
    throw new Error(`${url} cannot be reached: ${cause?.message ?? cause}`, { cause });
  }
  if (!response.ok) {
    throw new Error(`${url} answers ${response.status}; is there a registry at ${root.href}?`);
  }
  let body;
  try {
    body = await response.json();
  } catch (cause) {
    throw new Error(`${url} is no JSON; is there a registry at ${root.href}?`, { cause });
  }
  if (body?.kind !== kind) {
    throw new Error(`${url} is no ${kind} of a registry`);
  }
  if (body.schema_version !== SCHEMA_VERSION) {
    throw new Error(
      `${url} has schema version ${body.schema_version}, this module reads ${SCHEMA_VERSION};` +
        " load the module from the same site",
    );
  }
  return body.data;
}

/** Rows from columns: a plain column has a value a row, an interned one a place in its values. */
function rows(keys, table, row) {
  const columns = keys.map((key) => {
    const column = table[key] ?? [];
    return Array.isArray(column)
      ? (i) => column[i] ?? null
      : (i) => column.values[column.index[i]] ?? null;
  });
  return Object.freeze(
    Array.from({ length: table[keys[0]]?.length ?? 0 }, (_, i) => {
      const values = {};
      keys.forEach((key, at) => (values[key] = columns[at](i)));
      return Object.freeze(row(values));
    }),
  );
}

/** The columns of models and routes. The first has a value in every row. */
const MODEL = [
  "id", "provider_id", "name", "family", "status", "model_string", "capabilities", "modalities",
  "context_window", "max_input_tokens", "max_output_tokens", "latency_ms", "tokens_per_second",
  "release_date", "deprecation_date", "replaced_by", "open_weights", "tags", "aliases",
];
const ROUTE = [
  "model", "platform", "variant", "priority", "status", "model_string", "endpoint", "region",
  "quantization", "capabilities", "context_window", "max_input_tokens", "max_output_tokens",
  "pricing", "success_rate", "avg_latency_ms",
];

function deepFreeze(value) {
  if (value !== null && typeof value === "object") {
    Object.values(value).forEach(deepFreeze);
    Object.freeze(value);
  }
  return value;
}

const byId = (entities) => new Map(entities.map((entity) => [entity.id, entity]));

function grouped(items, key) {
  const groups = new Map();
  for (const item of items) {
    const name = key(item);
    const group = groups.get(name);
    if (group) {
      group.push(item);
    } else {
      groups.set(name, [item]);
    }
  }
  return groups;
}

// ---------------------------------------------------------------------------------------------
// Exact decimals: a whole number `n` times ten to the power of minus `scale`
// ---------------------------------------------------------------------------------------------

const ZERO = { n: 0n, scale: 0 };
const ONE = { n: 1n, scale: 0 };

/** The decimal that a text or number writes; a number's shortest text is what its file said. */
function decimal(value) {
  const [mantissa, exponent = "0"] = String(value).toLowerCase().split("e");
  const [whole, fraction = ""] = mantissa.split(".");
  const scale = fraction.length - Number(exponent);
  const n = BigInt(whole + fraction);
  return scale < 0 ? { n: n * 10n ** BigInt(-scale), scale: 0 } : { n, scale };
}

const unscaled = (one, scale) =>
  scale === one.scale ? one.n : one.n * 10n ** BigInt(scale - one.scale);

function plus(one, other) {
  const scale = Math.max(one.scale, other.scale);
  return { n: unscaled(one, scale) + unscaled(other, scale), scale };
}

const times = (one, other) => ({ n: one.n * other.n, scale: one.scale + other.scale });

/** Below 0 when `one` is less, 0 when both are equal. */
function compare(one, other) {
  const scale = Math.max(one.scale, other.scale);
  const difference = unscaled(one, scale) - unscaled(other, scale);
  return difference < 0n ? -1 : difference > 0n ? 1 : 0;
}

/** Without exponent and without zeros at the end: `10`, `0.000015`. */
function plain({ n, scale }) {
  if (n === 0n) {
    return "0";
  }
  const sign = n < 0n ? "-" : "";
  const digits = String(n < 0n ? -n : n).padStart(scale + 1, "0");
  const point = digits.length - scale;
  const fraction = digits.slice(point).replace(/0+$/, "");
  return sign + digits.slice(0, point) + (fraction && "." + fraction);
}

// ---------------------------------------------------------------------------------------------
// Words for people
// ---------------------------------------------------------------------------------------------

const UNSHOWN = /[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}\p{Cn}]/u;
const MAX_QUOTED = 60;
const MAX_NAMED = 3;

/** Somebody's text inside a message: short, on one line, without control characters. */
function quoted(text) {
  const points = [...String(text)];
  const shown = points.slice(0, MAX_QUOTED).map((c) => (UNSHOWN.test(c) ? "\uFFFD" : c));
  return shown.join("") + (points.length > MAX_QUOTED ? "…" : "");
}

/** Known words that are spelled like `word`, nearest first; ties go by alphabet. */
function near(word, known) {
  const limit = Math.max(1, Math.trunc(Math.min(word.length, 12) / 3));
  const scored = [];
  for (const candidate of known) {
    if (Math.abs(candidate.length - word.length) <= limit) {
      const edits = distance(word, candidate);
      if (edits <= limit) {
        scored.push([edits, candidate]);
      }
    }
  }
  scored.sort((one, other) => one[0] - other[0] || byText(one[1], other[1]));
  return scored.map(([, candidate]) => candidate);
}

/** Edits from one to the other: insertion, deletion, replacement, swap of neighbours. */
function distance(a, b) {
  let before = [];
  let last = Array.from({ length: b.length + 1 }, (_, j) => j);
  for (let i = 1; i <= a.length; i++) {
    const row = [i];
    for (let j = 1; j <= b.length; j++) {
      const change = a[i - 1] === b[j - 1] ? 0 : 1;
      row[j] = Math.min(row[j - 1] + 1, last[j] + 1, last[j - 1] + change);
      if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1]) {
        row[j] = Math.min(row[j], before[j - 2] + 1);
      }
    }
    before = last;
    last = row;
  }
  return last[b.length];
}

const byText = (one, other) => (one < other ? -1 : one > other ? 1 : 0);

/** `'a', 'b', 'c' and 2 more`. */
function named(names) {
  const first = names.slice(0, MAX_NAMED).map((name) => `'${name}'`).join(", ");
  return names.length > MAX_NAMED ? `${first} and ${names.length - MAX_NAMED} more` : first;
}

// ---------------------------------------------------------------------------------------------
// Times
// ---------------------------------------------------------------------------------------------

const TIME =
  /^(\d{4})-(\d\d)-(\d\d)(?:[tT](\d\d):(\d\d):(\d\d)(?:\.(\d{0,9}))?(?:[zZ]|([+-])(\d\d):(\d\d)(?::(\d\d))?))?$/;
const DAY_SECONDS = 86_400;
const DAYS = ["sun", "mon", "tue", "wed", "thu", "fri", "sat"];

/**
 * A day, which starts at midnight UTC, or an instant, as `{ text, day, clock }`: the whole and its
 * time of day as texts that compare as times do, and the seconds of its day since 1970. Undefined
 * for what is no time.
 */
function instant(text) {
  const match = TIME.exec(text);
  if (!match) {
    return undefined;
  }
  const [hour, minute, second, , , offsetHour, offsetMinute, offsetSecond] = match
    .slice(4)
    .map((part) => Number(part ?? 0));
  const isMidnight = hour === 24 && minute === 0 && second === 0 && !Number(match[7]);
  const isLeap = hour === 23 && minute === 59 && second === 60;
  const offset = (match[8] === "-" ? -1 : 1) * (offsetHour * 3600 + offsetMinute * 60 + offsetSecond);
  const date = new Date(`${match[1]}-${match[2]}-${match[3]}T00:00:00Z`);
  if (
    Number.isNaN(date.getTime()) ||
    date.getUTCDate() !== Number(match[3]) ||
    (hour > 23 && !isMidnight) ||
    minute > 59 ||
    (second > 59 && !isLeap) ||
    offsetMinute > 59 ||
    offsetSecond > 59 ||
    Math.abs(offset) > 18 * 3600
  ) {
    return undefined;
  }
  const seconds =
    date.getTime() / 1000 + hour * 3600 + minute * 60 + (isLeap ? 59 : second) - offset;
  const written = new Date(seconds * 1000).toISOString();
  if (!/^(?!0000)\d{4}-/.test(written)) {
    return undefined;
  }
  const whole = written.slice(0, 19) + "." + (match[7] ?? "").padEnd(9, "0");
  return { text: whole, day: Math.floor(seconds / DAY_SECONDS), clock: whole.slice(11) };
}

function time(value) {
  const text = value instanceof Date ? value.toISOString() : value;
  const found = instant(text);
  if (!found) {
    throw new Refusal(
      "not_a_time",
      `at: '${quoted(text)}' is no day and no instant;` +
        " write 2026-12-01, or 2026-12-01T08:30:00Z in UTC",
    );
  }
  return found;
}

const weekday = (day) => DAYS[(((day + 4) % 7) + 7) % 7];

// ---------------------------------------------------------------------------------------------
// Units, usage and prices
// ---------------------------------------------------------------------------------------------

const MAX_COUNT = 1_000_000_000_000_000;

const REASONS = {
  not_stated: "no price is stated",
  no_rate: "no rate holds on this day",
  subscription: "it is part of a subscription",
  dynamic: "it is set at the time of each request",
};

/** The vocabulary of units: each with its place, what it is part of, and where its price is sought. */
class UnitTree {
  constructor(units) {
    this.units = units.map((unit, order) => ({
      ...unit,
      order,
      zeros: String(unit.per).length - 1,
      countsTokens: unit.usage.endsWith("_tokens"),
    }));
    this.byKey = new Map(this.units.map((unit) => [unit.key, unit]));
    this.byUsage = new Map(this.units.map((unit) => [unit.usage, unit]));
    for (const unit of this.units) {
      unit.wholes = (unit.parents ?? []).map((key) => this.byKey.get(key));
    }
    for (const unit of this.units) {
      unit.billedAs = upwards(unit);
    }
    this.overlaps = this.units.filter((unit) => unit.wholes.length > 1);
    this.input = this.byKey.get("input_cost");
    this.request = this.byKey.get("request_cost");
  }

  /** Counts by unit from counts by name, found free of contradiction. */
  usage(counts) {
    const counted = new Map();
    for (const [name, count] of Object.entries(counts)) {
      if (count === null || count === undefined) {
        continue;
      }
      if (typeof count !== "number" || !Number.isFinite(count)) {
        throw new Refusal(
          "not_a_count",
          `${quoted(name)} is no number: ${quoted(written(count))}; write a whole number`,
        );
      }
      counted.set(this.#unit(name), whole(name, count));
    }
    const sorted = new Map([...counted].sort(([one], [other]) => one.order - other.order));
    sorted.forEach((count, part) => checkWholes(part, count, sorted));
    this.overlaps.forEach((overlap) => checkOverlap(overlap, sorted));
    return { counts: sorted, parts: parts(sorted), inputTokens: sorted.get(this.input) ?? 0 };
  }

  #unit(name) {
    const unit = this.byUsage.get(name);
    if (!unit) {
      const meant = this.byKey.get(name)?.usage ?? near(name, this.byUsage.keys())[0];
      throw new Refusal(
        "unknown_unit",
        `no unit is counted as '${quoted(name)}'` +
          (meant
            ? `; did you mean '${meant}'?`
            : "; schemas/units.json lists them all, each as 'usage'"),
      );
    }
    return unit;
  }
}

function upwards(unit) {
  const found = [unit];
  for (const each of found) {
    for (const whole of each.wholes) {
      if (!found.includes(whole)) {
        found.push(whole);
      }
    }
  }
  return found;
}

function written(value) {
  return typeof value === "bigint" ? `${value}n` : (JSON.stringify(value) ?? String(value));
}

function whole(name, count) {
  if (count < 0) {
    throw new Refusal("negative_count", `${name} is below 0`);
  }
  if (count > MAX_COUNT) {
    throw new Refusal("count_too_large", `${name} is more than ${MAX_COUNT}, the largest count`);
  }
  if (!Number.isInteger(count)) {
    throw new Refusal(
      "fractional_count",
      `${name} is no whole number; round it as the provider's bill does`,
    );
  }
  return count === 0 ? 0 : count;
}

function checkWholes(part, count, counts) {
  if (count === 0) {
    return;
  }
  for (const whole of part.wholes) {
    const total = counts.get(whole);
    if (total === undefined) {
      throw new Refusal(
        "missing_total",
        `${part.usage} is part of ${whole.usage}, which is not given;` +
          " give the total, with this part in it",
      );
    }
    if (count > total) {
      throw new Refusal(
        "part_above_total",
        `${part.usage} (${count}) is more than ${whole.usage} (${total}),` +
          " which it is part of; totals include their parts",
      );
    }
  }
}

function checkOverlap(overlap, counts) {
  const [one, other] = overlap.wholes;
  if (counts.get(one) > 0 && counts.get(other) > 0 && !counts.has(overlap)) {
    throw new Refusal(
      "missing_overlap",
      `${usages([one, other])} may overlap; give ${overlap.usage} too,` +
        " how much is in both, even if it is 0",
    );
  }
}

const usages = (units) => units.map((unit) => unit.usage).sort().join(" and ");

/** Going from the most specific unit upwards, each takes what its parts have left. */
function parts(counts) {
  const found = new Map();
  for (const [unit, count] of [...counts].reverse()) {
    const inside = [...found.keys()].filter((part) => part.billedAs.includes(unit));
    const rest = inside.reduce((left, part) => left - found.get(part), count);
    if (rest < 0) {
      throw new Refusal(
        "part_above_total",
        `${usages(inside)} together are more than ${unit.usage},` +
          " which they are part of; nothing may be counted twice",
      );
    }
    if (rest > 0) {
      found.set(unit, rest);
    }
  }
  return found;
}

/** A price list, read once: rates as decimals, conditions ready to compare. */
class Tariff {
  constructor(pricing, tree) {
    this.kind = pricing.kind;
    this.currency = pricing.currency;
    this.rates = rates(pricing, tree);
    this.overrides = (pricing.overrides ?? []).map((override) => ({
      when: {
        ...override.when,
        from: override.when.from && instant(override.when.from).text,
        until: override.when.until && instant(override.when.until).text,
      },
      rates: rates(override, tree),
      multiplier: override.multiplier === undefined ? undefined : decimal(override.multiplier),
    }));
  }

  /** The rates that hold: base prices, then each override that applies, then all multipliers. */
  effective(context) {
    const effective = new Map(this.rates);
    let factor = ONE;
    for (const override of this.overrides) {
      if (applies(override.when, context)) {
        override.rates.forEach((rate, unit) =>
          rate === null ? effective.delete(unit) : effective.set(unit, rate),
        );
        factor = override.multiplier ? times(factor, override.multiplier) : factor;
      }
    }
    if (factor !== ONE) {
      effective.forEach((rate, unit) => {
        if (unit.countsTokens) {
          effective.set(unit, times(rate, factor));
        }
      });
    }
    return effective;
  }
}

/** Rates by unit; null removes one. */
function rates(prices, tree) {
  const found = new Map();
  for (const [key, price] of Object.entries(prices)) {
    const unit = tree.byKey.get(key);
    if (unit) {
      found.set(unit, price === null ? null : decimal(price));
    }
  }
  return found;
}

/** Whether all that the condition names holds. */
function applies(when, context) {
  const { at, hourly, inputTokens, serviceTier, region } = context;
  return (
    (when.from === undefined || at.text >= when.from) &&
    (when.until === undefined || at.text < when.until) &&
    (when.input_tokens_over === undefined || inputTokens > when.input_tokens_over) &&
    (when.input_tokens_from === undefined || inputTokens >= when.input_tokens_from) &&
    (when.service_tier === undefined || when.service_tier === serviceTier) &&
    (when.region === undefined || when.region === region) &&
    (when.utc_time === undefined || (hourly && covers(when.utc_time, at)))
  );
}

/** Whether the hours hold; those that cross midnight belong to the day on which they start. */
function covers({ start, end, days }, { clock, day }) {
  const overnight = end <= start;
  const startsOn = (date) => !days || days.includes(weekday(date));
  return (
    (clock >= start && (overnight || clock < end) && startsOn(day)) ||
    (overnight && clock < end && startsOn(day - 1))
  );
}

/** What a usage costs line by line, or why nobody can say. */
function bill(price, usage, tree) {
  const rates = price.rates ?? new Map();
  const lines = [];
  const add = (unit, quantity) => {
    const pricedAs = unit.billedAs.find((each) => rates.has(each));
    const rate = pricedAs ? rates.get(pricedAs) : ZERO;
    const amount = { n: rate.n * BigInt(quantity), scale: rate.scale + (pricedAs?.zeros ?? 0) };
    lines.push({ unit, quantity, rate, amount, pricedAs: pricedAs ?? (price.rates ? undefined : unit) });
  };
  usage.parts.forEach((quantity, unit) => {
    if (unit !== tree.request) {
      add(unit, quantity);
    }
  });
  // A request without a price of its own is no gap: what it used has prices.
  const requests = usage.counts.get(tree.request) ?? 1;
  if (rates.has(tree.request) && requests > 0) {
    add(tree.request, requests);
  }
  lines.sort((one, other) => one.unit.order - other.unit.order);
  return lines;
}

const sum = (lines) => lines.reduce((total, line) => plus(total, line.amount), ZERO);

// ---------------------------------------------------------------------------------------------
// Which route is meant
// ---------------------------------------------------------------------------------------------

/** A name that starts with a shorter one than this says nothing. */
const MIN_PREFIX = 4;

const STATUS_WORDS = { inactive: "inactive", maintenance: "in maintenance" };

class RouteLookup {
  constructor(registry, tombstones) {
    this.registry = registry;
    this.tombstones = tombstones;
    this.byModelString = grouped(registry.routes, (route) => route.model_string);
    this.byModelString.forEach((routes) => routes.sort(inChainOrder));
    this.modelsByAlias = new Map();
    for (const model of registry.models) {
      for (const alias of [model.id, ...model.aliases]) {
        const name = alias.toLowerCase();
        this.modelsByAlias.set(name, (this.modelsByAlias.get(name) ?? new Set()).add(model.id));
      }
    }
  }

  /** The one active route that is meant. */
  one(choice) {
    const routes = this.all(choice);
    if (routes.length > 1) {
      throw new Refusal(
        "ambiguous_route",
        `${routes.length} routes fit: ${named(routes.map((route) => route.id))};` +
          " name one by its id, or its platform",
      );
    }
    return routes[0];
  }

  /** All active routes that are meant, at least one, by priority, then id. */
  all(choice) {
    const routes = this.#matching(choice);
    const active = routes.filter((route) => route.status === "active");
    if (active.length === 0) {
      throw new Refusal(
        "route_inactive",
        routes
          .slice(0, MAX_NAMED)
          .map((route) => `route '${route.id}' is ${STATUS_WORDS[route.status]}, it cannot be called`)
          .join("; ") + "; ask for an active one",
      );
    }
    return active;
  }

  #matching({ route_id: routeId, model_id: model, model_string: modelString, platform }) {
    if (routeId !== undefined) {
      return [this.#byId(routeId)];
    }
    this.#checkPlatform(platform);
    return model !== undefined
      ? (this.#ofModel(model, platform) ??
          this.#ofModelString(model, platform) ??
          this.#unknownModel(model, platform))
      : (this.#ofModelString(modelString, platform) ??
          this.#ofModel(modelString, platform) ??
          this.#unknownModel(modelString, platform));
  }

  #byId(id) {
    const route = this.registry.route(id);
    if (!route) {
      throw this.#unknown("route", id, this.registry.routes);
    }
    return route;
  }

  #checkPlatform(id) {
    if (id !== undefined && !this.registry.platform(id)) {
      throw this.#unknown("platform", id, this.registry.platforms);
    }
  }

  #unknown(kind, id, known) {
    return new Refusal(
      `unknown_${kind}`,
      `there is no ${kind} '${quoted(id)}'` +
        (this.#gone(kind, id) ?? meant(id, known.map((each) => each.id))),
    );
  }

  #ofModel(name, platform) {
    const models = this.registry.model(name)
      ? [name]
      : [...(this.modelsByAlias.get(name.toLowerCase()) ?? [])].sort();
    if (models.length === 0) {
      return undefined;
    }
    const all = models.flatMap((id) => this.registry.routesOfModel(id));
    const routes = all.filter(isOn(platform));
    if (routes.length === 0) {
      const platforms = [...new Set(all.map((route) => route.platform_id))];
      throw new Refusal(
        "unknown_route",
        `model ${named(models)} has no route` +
          (platform === undefined ? "" : ` on platform '${platform}'`) +
          (platforms.length === 0 ? "" : `; it has one on ${named(platforms)}`),
      );
    }
    return ofOneModel(name, routes);
  }

  #ofModelString(name, platform) {
    const routes = (this.byModelString.get(name) ?? []).filter(isOn(platform));
    return routes.length === 0 ? undefined : ofOneModel(name, routes);
  }

  #unknownModel(name, platform) {
    const names = new Set();
    for (const route of this.registry.routes.filter(isOn(platform))) {
      names.add(route.model_string).add(route.model_id);
      this.registry.model(route.model_id).aliases.forEach((alias) => names.add(alias));
    }
    throw new Refusal(
      "unknown_model",
      `no model is called '${quoted(name)}'` +
        (platform === undefined ? "" : ` on platform '${platform}'`) +
        (this.#gone("model", name) ?? meant(name, [...names])),
    );
  }

  /** What is said of an id that is gone. */
  #gone(kind, id) {
    const stone = this.tombstones.find((each) => each.kind === kind && each.id === id);
    return (
      stone &&
      ` any more, since ${stone.removed}` + (stone.replaced_by ? `; use '${stone.replaced_by}'` : "")
    );
  }
}

const isOn = (platform) => (route) => platform === undefined || route.platform_id === platform;

function ofOneModel(name, routes) {
  const models = [...new Set(routes.map((route) => route.model_id))];
  if (models.length > 1) {
    throw new Refusal(
      "ambiguous_route",
      `'${quoted(name)}' names ${models.length} models: ${named(models)};` +
        " name one by its id, or the platform",
    );
  }
  return routes;
}

/** The nearest names by spelling, then those that it goes on from, as dated names do. */
function meant(name, known) {
  const starts = known
    .filter((word) => word.length >= MIN_PREFIX && name.startsWith(word))
    .sort((one, other) => other.length - one.length);
  const words = [...new Set([...near(name, known), ...starts])].slice(0, MAX_NAMED);
  return words.length === 0
    ? ""
    : `; did you mean ${words.map((word) => `'${word}'`).join(" or ")}?`;
}

/** The order of a fallback chain: priority first, then id. */
const inChainOrder = (one, other) => one.priority - other.priority || byText(one.id, other.id);

// ---------------------------------------------------------------------------------------------
// The registry
// ---------------------------------------------------------------------------------------------

const COST_FIELDS = [
  "platform", "model_string", "model_id", "route_id", "usage", "at", "service_tier", "region",
];

const invalid = (message) => new Refusal("invalid_request", message);

class Registry {
  #tree;
  #lookup;
  #now;
  #models;
  #routes;
  #platforms;
  #providers;
  #routesOfModel;
  #tariffs = new WeakMap();

  constructor(data, asOf, now) {
    deepFreeze(data);
    this.asOf = asOf;
    this.currency = data.currency;
    this.units = data.units;
    this.capabilities = data.capabilities;
    this.platforms = data.platforms;
    this.providers = data.providers;
    this.models = rows(MODEL, data.models, (row) => row);
    this.routes = rows(ROUTE, data.routes, ({ model, platform, ...own }) => {
      const { id: modelId, provider_id: providerId } = this.models[model];
      const platformId = this.platforms[platform].id;
      const id = [modelId, platformId, own.variant].filter((part) => part !== null).join("--");
      return { id, model_id: modelId, platform_id: platformId, provider_id: providerId, ...own };
    });
    this.#models = byId(this.models);
    this.#routes = byId(this.routes);
    this.#platforms = byId(this.platforms);
    this.#providers = byId(this.providers);
    this.#routesOfModel = grouped(this.routes, (route) => route.model_id);
    this.#routesOfModel.forEach((routes) => Object.freeze(routes.sort(inChainOrder)));
    this.#tree = new UnitTree(data.units);
    this.#lookup = new RouteLookup(this, data.tombstones);
    this.#now = now;
    Object.freeze(this);
  }

  model(id) {
    return this.#models.get(id);
  }

  route(id) {
    return this.#routes.get(id);
  }

  platform(id) {
    return this.#platforms.get(id);
  }

  provider(id) {
    return this.#providers.get(id);
  }

  /** A model's routes, whatever their status, by priority, then id. */
  routesOfModel(id) {
    return this.#routesOfModel.get(id) ?? [];
  }

  /** What a usage costs on the one route that is meant: the answer of `registry cost --batch`. */
  cost(question) {
    const { usage, ...choice } = costQuestion(question, this.#tree);
    const at = choice.at === undefined ? time(this.#now()) : time(choice.at);
    const route = this.#lookup.one(choice);
    const price = this.#price(route, {
      at,
      hourly: true,
      inputTokens: usage.inputTokens,
      serviceTier: choice.service_tier,
      region: choice.region,
    });
    if (price.kind === "unknown") {
      const sentence = REASONS[price.reason];
      const message = `the cost of '${route.id}' is unknown, because ${sentence}`;
      return {
        route_id: route.id,
        error: { code: "price_unknown", reason: price.reason, message },
      };
    }
    return costAnswer(route, price.currency, bill(price, usage, this.#tree));
  }

  /**
   * The price of a route: `metered` with its rates, `free`, or `unknown` with a reason. With `at`
   * special hours count; without, it is what the price list says on the site's day.
   */
  price(route, circumstances = {}) {
    const { at, input_tokens: inputTokens, service_tier: serviceTier, region } = circumstances;
    const price = this.#price(typeof route === "string" ? this.route(route) : route, {
      at: time(at ?? this.asOf),
      hourly: at !== undefined && at !== null,
      inputTokens: inputTokens ?? undefined,
      serviceTier: serviceTier ?? undefined,
      region: region ?? undefined,
    });
    if (price.kind !== "metered") {
      return price;
    }
    const rates = {};
    for (const unit of this.#tree.units) {
      if (price.rates.has(unit)) {
        rates[unit.key] = plain(price.rates.get(unit));
      }
    }
    return { ...price, rates };
  }

  /** The rates of a route by price key, as texts; none where the price is free or unknown. */
  rates(route, circumstances) {
    return this.price(route, circumstances).rates ?? {};
  }

  #price({ pricing }, context) {
    if (pricing === null) {
      return { kind: "unknown", reason: "not_stated" };
    }
    if (pricing.kind === "free") {
      return { kind: "free", currency: pricing.currency };
    }
    if (pricing.kind !== "metered") {
      return { kind: "unknown", reason: pricing.kind };
    }
    let tariff = this.#tariffs.get(pricing);
    if (!tariff) {
      tariff = new Tariff(pricing, this.#tree);
      this.#tariffs.set(pricing, tariff);
    }
    const rates = tariff.effective(context);
    return rates.size === 0
      ? { kind: "unknown", reason: "no_rate" }
      : { kind: "metered", currency: pricing.currency, rates };
  }
}

/** A question about a cost, checked. */
function costQuestion(question, tree) {
  if (!isObject(question)) {
    throw invalid('a request is an object, such as {"route_id": …, "usage": {…}}');
  }
  for (const field of Object.keys(question)) {
    if (!COST_FIELDS.includes(field)) {
      const [meant] = near(field, COST_FIELDS);
      throw invalid(
        `a request has no field '${quoted(field)}'` +
          (meant ? `; did you mean '${meant}'?` : `; it has ${COST_FIELDS.join(", ")}`),
      );
    }
  }
  const texts = {};
  for (const field of ["platform", "route_id", "model_id", "model_string"]) {
    texts[field] = text(question, field);
  }
  const { platform, route_id: routeId, model_id: modelId, model_string: modelString } = texts;
  if ([routeId, modelId, modelString].filter((each) => each !== undefined).length !== 1) {
    throw invalid("a request names one of route_id, model_id and model_string");
  }
  if (routeId !== undefined && platform !== undefined) {
    throw invalid("a route_id says the platform already; leave platform out");
  }
  if (!isObject(question.usage)) {
    throw invalid('a request has usage: an object such as {"input_tokens": 1000}');
  }
  const usage = tree.usage(question.usage);
  const at = question.at instanceof Date ? question.at : text(question, "at");
  if (at !== undefined) {
    time(at);
  }
  return {
    ...texts,
    usage,
    at,
    service_tier: text(question, "service_tier"),
    region: text(question, "region"),
  };
}

const isObject = (value) =>
  value !== null && typeof value === "object" && !Array.isArray(value);

function text(question, field) {
  const value = question[field] ?? undefined;
  if (value !== undefined && (typeof value !== "string" || value === "")) {
    throw field === "at"
      ? new Refusal("not_a_time", "at is no text with a time in it")
      : invalid(`${field} is text, and not empty`);
  }
  return value;
}

/** Amounts as texts, keys in the order of the command's answer. */
function costAnswer(route, currency, lines) {
  const side = (direction) => plain(sum(lines.filter((line) => line.unit.direction === direction)));
  const unpriced = lines.filter((line) => !line.pricedAs).map((line) => line.unit.usage);
  return {
    route_id: route.id,
    currency,
    input: side("input"),
    output: side("output"),
    total: plain(sum(lines)),
    complete: unpriced.length === 0,
    ...(unpriced.length > 0 && { unpriced }),
    lines: lines.map(({ unit, quantity, pricedAs, rate, amount }) => ({
      unit: unit.usage,
      quantity,
      ...(pricedAs && { price: pricedAs.key }),
      rate: plain(rate),
      per: unit.per,
      amount: plain(amount),
      ...(unit.direction && { direction: unit.direction }),
    })),
  };
}
