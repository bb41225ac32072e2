/**
 * Answers questions about the registry in a browser, or in Node from 20 on, from two static files.
 * The answers are those of the command `registry` and of the Java library, to the last digit.
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

const invalid = (message) => new Refusal("invalid_request", message);

// Loading ----------------------------------------------------------------------------------------

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
  if (base === undefined && !import.meta.url.startsWith("http")) {
    throw new Error('say where the registry is: load("https://…/")');
  }
  const root = base === undefined
    ? new URL("../", import.meta.url)
    : new URL(base, globalThis.document?.baseURI);
  root.search = root.hash = "";
  root.pathname = root.pathname.replace(/\/?$/, "/");
  return root;
}

async function resource(root, kind, get) {
  const url = new URL(`api/registry/${kind}.json`, root).href;
  const fail = (what, cause) => {
    throw new Error(`${url} ${what}`, { cause });
  };
  const response = await Promise.resolve(url).then(get).catch((e) => fail(`cannot be reached: ${e.message}`, e));
  if (!response.ok) {
    fail(`answers ${response.status}; is there a registry at ${root.href}?`);
  }
  const body = await response
    .json()
    .catch((e) => fail(`is no JSON; is there a registry at ${root.href}?`, e));
  if (body?.kind !== kind) {
    fail(`is no ${kind} of a registry`);
  }
  if (body.schema_version !== SCHEMA_VERSION) {
    fail(
      `has schema version ${body.schema_version}, and this module reads ${SCHEMA_VERSION};` +
        " load the module from the same site",
    );
  }
  return body.data;
}

const MODEL = [
  "id", "provider_id", "name", "family", "status", "model_string", "capabilities", "modalities",
  "context_window", "max_input_tokens", "max_output_tokens", "latency_ms", "tokens_per_second",
  "release_date", "deprecation_date", "replaced_by", "open_weights", "tags", "aliases",
];
const ROUTE = [
  "id", "model_id", "platform_id", "provider_id", "variant", "priority", "status", "deprecation_date",
  "model_string", "endpoint", "region", "quantization", "capabilities", "context_window",
  "max_input_tokens", "max_output_tokens", "pricing", "success_rate", "avg_latency_ms",
];

/** Rows from columns: a plain column has a value a row, an interned one a place in its values. */
function rows(keys, table) {
  const columns = keys.map((key) => {
    const column = table[key] ?? [];
    if (Array.isArray(column)) {
      return (i) => column[i] ?? null;
    }
    deepFreeze(column.values);
    return (i) => column.values[column.index[i]] ?? null;
  });
  const all = (table.id ?? []).map((_, i) => {
    const row = {};
    keys.forEach((key, at) => (row[key] = columns[at](i)));
    return Object.freeze(row);
  });
  return Object.freeze(all);
}

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
    const group = groups.get(key(item));
    if (group) {
      group.push(item);
    } else {
      groups.set(key(item), [item]);
    }
  }
  return groups;
}

// Exact decimals: a whole number `n` times ten to the power of minus `scale` ---------------------

const ZERO = { n: 0n, scale: 0 };
const ONE = { n: 1n, scale: 0 };

/** The decimal that a text or number writes; a number's shortest text is what its file said. */
function decimal(value) {
  const [mantissa, exponent = 0] = String(value).split("e");
  const [whole, fraction = ""] = mantissa.split(".");
  return shifted({ n: BigInt(whole + fraction), scale: fraction.length - exponent });
}

/** The same number with a scale of 0 or more. */
const shifted = (one) => (one.scale < 0 ? { n: unscaled(one, 0), scale: 0 } : one);

const unscaled = ({ n, scale }, to) => (to === scale ? n : n * 10n ** BigInt(to - scale));

/** Both as whole numbers of the same size of unit. */
function aligned(one, other) {
  const scale = Math.max(one.scale, other.scale);
  return [unscaled(one, scale), unscaled(other, scale), scale];
}

function plus(one, other) {
  const [a, b, scale] = aligned(one, other);
  return { n: a + b, scale };
}

const times = (one, other) => ({ n: one.n * other.n, scale: one.scale + other.scale });

const negated = ({ n, scale }) => ({ n: -n, scale });

function compare(one, other) {
  const [a, b] = aligned(one, other);
  return a < b ? -1 : a > b ? 1 : 0;
}

/** Without exponent and without zeros at the end: `10`, `0.000015`. Never below 0. */
function plain({ n, scale }) {
  const digits = String(n).padStart(scale + 1, "0");
  const point = digits.length - scale;
  const fraction = digits.slice(point).replace(/0+$/, "");
  return digits.slice(0, point) + (fraction && "." + fraction);
}

/** Less than, equal to or greater than zero, as for a sort. */
export const compareDecimals = (one, other) => compare(decimal(one), decimal(other));

/** The exact product. */
export const multiplyDecimals = (one, other) => plain(times(decimal(one), decimal(other)));

/** How often the smaller can be doubled and is still at most the larger; at most 8 times. */
function doublings(one, other) {
  const [a, b] = aligned(one, other);
  const [smaller, larger] = a < b ? [a, b] : [b, a];
  let times = 0;
  for (let doubled = 2n * smaller; doubled <= larger && larger > 0n && times < 8; doubled *= 2n) {
    times++;
  }
  return times;
}

// Words for people -------------------------------------------------------------------------------

const UNSHOWN = /[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}\p{Cn}]/u;
const MAX_QUOTED = 60;
const MAX_NAMED = 3;

const byText = (one, other) => (one < other ? -1 : one > other ? 1 : 0);

/** Somebody's text inside a message: short, on one line, without control characters. */
function quoted(text) {
  const points = [...text];
  const shown = points.slice(0, MAX_QUOTED).map((c) => (UNSHOWN.test(c) ? "\uFFFD" : c));
  return shown.join("") + (points.length > MAX_QUOTED ? "…" : "");
}

/** Known words that are spelled like `word`, nearest first; ties go by alphabet. */
function near(word, known) {
  const limit = Math.max(1, Math.trunc(Math.min(word.length, 12) / 3));
  return [...known]
    .map((candidate) => [edits(word, candidate, limit), candidate])
    .filter(([count]) => count <= limit)
    .sort((one, other) => one[0] - other[0] || byText(one[1], other[1]))
    .map(([, candidate]) => candidate);
}

/** Insertions, deletions, replacements and swaps of neighbours; above `limit` any number above. */
function edits(a, b, limit) {
  if (Math.abs(a.length - b.length) > limit) {
    return limit + 1;
  }
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

const inQuotes = (name) => `'${name}'`;

/** `'a', 'b', 'c' and 2 more`. */
function named(names) {
  const first = names.slice(0, MAX_NAMED).map(inQuotes).join(", ");
  return names.length > MAX_NAMED ? `${first} and ${names.length - MAX_NAMED} more` : first;
}

// Times ------------------------------------------------------------------------------------------

const TIME =
  /^(\d{4}-\d\d-(\d\d))(?:T(\d\d):(\d\d):(\d\d)(?:\.(\d{0,9}))?(?:Z|([+-])(\d\d):(\d\d)(?::(\d\d))?))?$/i;
const DAYS = ["thu", "fri", "sat", "sun", "mon", "tue", "wed"];
const DAY_SECONDS = 86_400;

/**
 * A day, which starts at midnight UTC, or an instant: its whole and its time of day as texts that
 * compare as times do, and its day since 1970. Undefined for what is no time.
 */
function instant(text) {
  const match = TIME.exec(text);
  if (!match) {
    return undefined;
  }
  const [, date, day, , , , fraction = "", sign] = match;
  const [hour, minute, second, zoneHour, zoneMinute, zoneSecond] = [3, 4, 5, 8, 9, 10].map((i) =>
    Number(match[i] ?? 0),
  );
  const midnight = new Date(`${date}T00:00:00Z`);
  const zone = (zoneHour * 60 + zoneMinute) * 60 + zoneSecond;
  const isLeap = hour === 23 && minute === 59 && second === 60;
  const isEnd = hour === 24 && minute + second + Number(fraction) === 0;
  if (
    !(midnight.getUTCDate() === Number(day)) ||
    !(hour < 24 || isEnd) ||
    !(second < 60 || isLeap) ||
    Math.max(minute, zoneMinute, zoneSecond) > 59 ||
    zone > 18 * 3600
  ) {
    return undefined;
  }
  const seconds =
    midnight / 1000 + (hour * 60 + minute) * 60 + second - isLeap + (sign === "-" ? zone : -zone);
  const written = new Date(seconds * 1000).toISOString();
  if (/^(0000|\D)/.test(written)) {
    return undefined;
  }
  const whole = `${written.slice(0, 19)}.${fraction.padEnd(9, "0")}`;
  return { text: whole, clock: whole.slice(11), day: Math.floor(seconds / DAY_SECONDS) };
}

function time(value) {
  const text = value instanceof Date && !Number.isNaN(+value) ? value.toISOString() : value;
  if (typeof text !== "string" || text === "") {
    throw new Refusal("not_a_time", "at is no text with a time in it");
  }
  const found = instant(text);
  if (!found) {
    throw new Refusal(
      "not_a_time",
      `at: '${quoted(text)}' is no day and no instant;` +
        " write 2026-12-01, or 2026-12-01T08:30:00Z in UTC",
    );
  }
  return { ...found, isDay: text.length <= 10 };
}

/** The first day of a date, or of a month or a year. */
const firstDay = (date) => `${date}-01-01`.slice(0, 10);

// Units and usage --------------------------------------------------------------------------------

const MAX_COUNT = 1_000_000_000_000_000;

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
      // Wholes come before their parts, so theirs are known.
      unit.billedAs = [unit];
      for (const each of unit.billedAs) {
        unit.billedAs.push(...each.wholes.filter((whole) => !unit.billedAs.includes(whole)));
      }
    }
    this.request = this.byKey.get("request_cost");
  }

  /** Counts by unit from counts by name, found free of contradiction. */
  usage(named) {
    const counted = [];
    for (const [name, count] of Object.entries(named)) {
      if (count !== null && count !== undefined) {
        counted.push(this.#count(name, count));
      }
    }
    const counts = new Map(counted.sort(([one], [other]) => one.order - other.order));
    counts.forEach((count, part) => count > 0 && checkWholes(part, count, counts));
    this.units.forEach((unit) => unit.wholes.length > 1 && checkOverlap(unit, counts));
    const inputTokens = counts.get(this.byKey.get("input_cost")) ?? 0;
    return { counts, parts: parts(counts), inputTokens };
  }

  #count(name, count) {
    if (!Number.isFinite(count)) {
      const written = typeof count === "bigint" ? count : JSON.stringify(count);
      throw new Refusal(
        "not_a_count",
        `${quoted(name)} is no number: ${quoted(String(written))}; write a whole number`,
      );
    }
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
    return [unit, count];
  }
}

function checkWholes(part, count, counts) {
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
  if (overlap.wholes.every((whole) => counts.get(whole) > 0) && !counts.has(overlap)) {
    throw new Refusal(
      "missing_overlap",
      `${usages(overlap.wholes)} may overlap; give ${overlap.usage} too,` +
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

// Prices -----------------------------------------------------------------------------------------

const SENTENCES = {
  not_stated: "no price is stated",
  no_rate: "no rate holds on this day",
  subscription: "it is part of a subscription",
  dynamic: "it is set at the time of each request",
};

/** A price list, read once: rates as decimals, conditions ready to compare. */
class Tariff {
  constructor(pricing, tree) {
    this.rates = rates(pricing, tree);
    this.overrides = (pricing.overrides ?? []).map(({ when = {}, multiplier, ...prices }) => ({
      when: {
        ...when,
        from: when.from && instant(when.from).text,
        until: when.until && instant(when.until).text,
      },
      rates: rates(prices, tree),
      multiplier: multiplier === undefined ? undefined : decimal(multiplier),
    }));
  }

  /** The rates that hold: base prices, then each override that applies, then all multipliers. */
  effective(context) {
    const effective = new Map(this.rates);
    let factor = ONE;
    for (const { when, rates, multiplier } of this.overrides) {
      if (applies(when, context)) {
        rates.forEach((rate, unit) =>
          rate === null ? effective.delete(unit) : effective.set(unit, rate),
        );
        factor = multiplier ? times(factor, multiplier) : factor;
      }
    }
    effective.forEach((rate, unit) => {
      if (unit.countsTokens && factor !== ONE) {
        effective.set(unit, times(rate, factor));
      }
    });
    return effective;
  }
}

/** Rates by unit; null removes one. */
function rates(prices, tree) {
  return new Map(
    Object.entries(prices)
      .filter(([key]) => tree.byKey.has(key))
      .map(([key, price]) => [tree.byKey.get(key), price === null ? null : decimal(price)]),
  );
}

/** Whether all that the condition names holds. */
function applies(when, { at, hourly, inputTokens, serviceTier, region }) {
  return (
    !(at.text < when.from) &&
    !(at.text >= when.until) &&
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
  const startsOn = (date) => !days || days.includes(DAYS[((date % 7) + 7) % 7]);
  return (
    (clock >= start && (overnight || clock < end) && startsOn(day)) ||
    (overnight && clock < end && startsOn(day - 1))
  );
}

/** What a usage costs at a known price, line by line. */
function bill(price, usage, tree) {
  const rates = price.rates ?? new Map();
  const lines = [];
  const add = (quantity, unit) => {
    const rated = unit.billedAs.find((each) => rates.has(each));
    const rate = rates.get(rated) ?? ZERO;
    lines.push({
      unit,
      quantity,
      rate,
      amount: { n: rate.n * BigInt(quantity), scale: rate.scale + (rated?.zeros ?? 0) },
      pricedAs: rated ?? (price.kind === "free" ? unit : undefined),
    });
  };
  usage.parts.forEach((quantity, unit) => unit !== tree.request && add(quantity, unit));
  // A request without a price of its own is no gap: what it used has prices.
  const requests = usage.counts.get(tree.request) ?? 1;
  if (rates.has(tree.request) && requests > 0) {
    add(requests, tree.request);
  }
  return lines.sort((one, other) => one.unit.order - other.unit.order);
}

const sum = (lines) => lines.reduce((total, line) => plus(total, line.amount), ZERO);

const unpriced = (lines) => lines.filter((line) => !line.pricedAs).map((line) => line.unit.usage);

/** What a usage costs as one sum, or why nobody can say. */
function charge(price, usage, tree) {
  if (price.reason) {
    return { unknown: price.reason, sentence: SENTENCES[price.reason] };
  }
  const lines = bill(price, usage, tree);
  const missing = unpriced(lines).join(", ");
  return missing
    ? { unknown: "incomplete", sentence: `there is no price for ${missing}` }
    : { currency: price.currency, total: sum(lines) };
}

// Which route, which model -----------------------------------------------------------------------

/** A name that starts with a shorter one than this says nothing. */
const MIN_PREFIX = 4;

/** The order of a fallback chain: priority first, then id. */
const inChainOrder = (one, other) => one.priority - other.priority || byText(one.id, other.id);

const isOn = (platform) => (route) => platform === undefined || route.platform_id === platform;

const distinct = (items) => [...new Set(items)];

class Lookup {
  #registry;
  #tombstones;
  #byModelString;
  #modelsByName;

  constructor(registry, tombstones) {
    this.#registry = registry;
    this.#tombstones = tombstones;
    this.#byModelString = grouped(registry.routes, (route) => route.model_string);
    this.#byModelString.forEach((routes) => routes.sort(inChainOrder));
    const names = registry.models.flatMap(({ id, aliases }) =>
      [id, ...aliases].map((name) => [name.toLowerCase(), id]),
    );
    this.#modelsByName = grouped(names, ([name]) => name);
  }

  /** The one active route that is meant. */
  route(choice) {
    const routes = this.#matching(choice);
    const active = routes.filter((route) => route.status === "active");
    if (active.length === 0) {
      const why = routes.slice(0, MAX_NAMED).map(({ id, status }) => {
        const state = status === "maintenance" ? "in maintenance" : status;
        return `route '${id}' is ${state}, it cannot be called`;
      });
      throw new Refusal("route_inactive", `${why.join("; ")}; ask for an active one`);
    }
    if (active.length > 1) {
      throw new Refusal(
        "ambiguous_route",
        `${active.length} routes fit: ${named(active.map((route) => route.id))};` +
          " name one by its id, or its platform",
      );
    }
    return active[0];
  }

  /** The one model that is meant: by id, else by a name whatever its case, else by model string. */
  model(name) {
    const models =
      this.#named(name) ??
      distinct((this.#byModelString.get(name) ?? []).map((route) => route.model_id));
    if (models.length > 1) {
      throw new Refusal(
        "ambiguous_model",
        `'${quoted(name)}' names ${models.length} models: ${named(models)}; name one by its id`,
      );
    }
    return this.#registry.model(models[0] ?? this.#unknownModel(name));
  }

  /** The entity of that id. */
  known(kind, id) {
    const list = this.#registry[kind === "capability" ? "capabilities" : `${kind}s`];
    const found = this.#registry[kind]?.(id) ?? list.find((each) => each.id === id);
    if (!found) {
      throw new Refusal(
        `unknown_${kind}`,
        `there is no ${kind} '${quoted(id)}'` +
          (this.#gone(kind, id) ?? meant(id, list.map((each) => each.id))),
      );
    }
    return found;
  }

  #matching({ route_id: routeId, model_id: model, model_string: modelString, platform }) {
    if (routeId !== undefined) {
      return [this.known("route", routeId)];
    }
    if (platform !== undefined) {
      this.known("platform", platform);
    }
    const name = model ?? modelString;
    const byModel = () => this.#ofModel(name, platform);
    const byString = () => {
      const routes = (this.#byModelString.get(name) ?? []).filter(isOn(platform));
      return routes.length === 0 ? undefined : ofOneModel(name, routes);
    };
    const routes = model === undefined ? (byString() ?? byModel()) : (byModel() ?? byString());
    return routes ?? this.#unknownModel(name, platform);
  }

  /** Ids of the models of that id or name; undefined when there are none. */
  #named(name) {
    if (this.#registry.model(name)) {
      return [name];
    }
    const found = this.#modelsByName.get(name.toLowerCase());
    return found && distinct(found.map(([, id]) => id)).sort();
  }

  #ofModel(name, platform) {
    const models = this.#named(name);
    const all = models?.flatMap((id) => this.#registry.routesOfModel(id));
    const routes = all?.filter(isOn(platform));
    if (routes?.length === 0) {
      const platforms = distinct(all.map((route) => route.platform_id));
      throw new Refusal(
        "unknown_route",
        `model ${named(models)} has no route` +
          (platform === undefined ? "" : ` on platform '${platform}'`) +
          (platforms.length === 0 ? "" : `; it has one on ${named(platforms)}`),
      );
    }
    return routes && ofOneModel(name, routes);
  }

  #unknownModel(name, platform) {
    const names = this.#registry.routes
      .filter(isOn(platform))
      .flatMap(({ model_string: own, model_id: id }) => [
        own, id, ...this.#registry.model(id).aliases,
      ]);
    throw new Refusal(
      "unknown_model",
      `no model is called '${quoted(name)}'` +
        (platform === undefined ? "" : ` on platform '${platform}'`) +
        (this.#gone("model", name) ?? meant(name, distinct(names))),
    );
  }

  /** What is said of an id that is gone. */
  #gone(kind, id) {
    const stone = this.#tombstones.find((each) => each.kind === kind && each.id === id);
    const instead = stone?.replaced_by ? `; use '${stone.replaced_by}'` : "";
    return stone && ` any more, since ${stone.removed}${instead}`;
  }
}

function ofOneModel(name, routes) {
  const models = distinct(routes.map((route) => route.model_id));
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
  const words = distinct([...near(name, known), ...starts]).slice(0, MAX_NAMED).map(inQuotes);
  return words.length === 0 ? "" : `; did you mean ${words.join(" or ")}?`;
}

// The registry -----------------------------------------------------------------------------------

/** So many requests are remembered, each with what it costs by every price list. */
const MAX_CHARGED = 8;

class Registry {
  #tree;
  #lookup;
  #now;
  #ids = {};
  #routesOfModel;
  #tariffs = new Map();
  #charged = new Map();
  #words;

  constructor(data, asOf, now) {
    this.asOf = asOf;
    this.currency = data.currency;
    for (const list of ["units", "capabilities", "platforms", "providers"]) {
      this[list] = deepFreeze(data[list]);
    }
    this.models = rows(MODEL, data.models);
    const { model = [], platform, variant = [], ...own } = data.routes;
    const ids = {
      model_id: model.map((row) => this.models[row].id),
      platform_id: model.map((_, i) => this.platforms[platform[i]].id),
      provider_id: model.map((row) => this.models[row].provider_id),
    };
    const id = model.map((_, i) =>
      [ids.model_id[i], ids.platform_id[i], variant[i]].filter(Boolean).join("--"),
    );
    this.routes = rows(ROUTE, { id, ...ids, variant, ...own });
    for (const kind of ["model", "route", "platform", "provider"]) {
      this.#ids[kind] = byId(this[`${kind}s`]);
    }
    this.#routesOfModel = grouped(this.routes, (route) => route.model_id);
    this.#routesOfModel.forEach((routes) => Object.freeze(routes.sort(inChainOrder)));
    this.#tree = new UnitTree(data.units);
    this.#lookup = new Lookup(this, data.tombstones);
    this.#now = now;
    Object.freeze(this);
  }

  model(id) {
    return this.#ids.model.get(id);
  }

  route(id) {
    return this.#ids.route.get(id);
  }

  platform(id) {
    return this.#ids.platform.get(id);
  }

  provider(id) {
    return this.#ids.provider.get(id);
  }

  routesOfModel(id) {
    return this.#routesOfModel.get(id) ?? [];
  }

  isActive({ status, model_id: model, deprecation_date: last }) {
    const ended = last !== null && last < this.asOf.slice(0, 10);
    return status === "active" && (!ended || last === this.model(model).deprecation_date);
  }

  cost(question, { hours = true } = {}) {
    const { usage, at, ...choice } = costQuestion(question, this.#tree);
    const route = this.#lookup.route(choice);
    const price = this.#price(route.pricing, {
      at: at ?? time(this.#now()),
      hourly: hours,
      inputTokens: usage.inputTokens,
      serviceTier: choice.service_tier,
      region: choice.region,
    });
    if (price.reason) {
      const message = `the cost of '${route.id}' is unknown, because ${SENTENCES[price.reason]}`;
      return { route_id: route.id, error: { code: "price_unknown", reason: price.reason, message } };
    }
    return costAnswer(route, price.currency, bill(price, usage, this.#tree));
  }

  price(route, { at, input_tokens: inputTokens, service_tier: serviceTier, region } = {}) {
    const { pricing } = typeof route === "string" ? this.#lookup.known("route", route) : route;
    const price = this.#price(pricing, {
      at: time(at ?? this.asOf),
      hourly: (at ?? null) !== null,
      inputTokens: inputTokens ?? undefined,
      serviceTier,
      region,
    });
    if (price.kind !== "metered") {
      return price;
    }
    const known = this.#tree.units.filter((unit) => price.rates.has(unit));
    const rates = known.map((unit) => [unit.key, plain(price.rates.get(unit))]);
    return { ...price, rates: Object.fromEntries(rates) };
  }

  rates(route, circumstances) {
    return this.price(route, circumstances).rates ?? {};
  }

  find(question) {
    return find(this.#asked("find", question));
  }

  recommend(question) {
    return recommend(this.#asked("recommend", question));
  }

  cheapest(question) {
    return cheapest(this.#asked("cheapest", question));
  }

  availability(question) {
    return availability(this.#asked("availability", question));
  }

  fallbacks(question) {
    return fallbacks(this.#asked("fallbacks", question));
  }

  bestRoute(question) {
    return bestRoute(this.#asked("best_route", question));
  }

  alternatives(question) {
    return alternatives(this.#asked("alternatives", question));
  }

  cheaper(question) {
    return cheaper(this.#asked("cheaper", question));
  }

  search(question) {
    const asked = this.#asked("search", question);
    this.#words ??= new WordIndex(this);
    return search(asked, this.#words);
  }

  #asked(name, question = {}) {
    const asked = new Asked(name, question, this, this.#lookup);
    asked.charge = this.#charges(asked);
    asked.rate = (route, key) => {
      const price = this.#price(route.pricing, { at: asked.when, hourly: asked.hourly });
      const rate = price.kind === "free" ? ZERO : price.rates?.get(this.#tree.byKey.get(key));
      return price.currency === asked.currency ? rate : undefined;
    };
    return asked;
  }

  /** What the request costs on a route. */
  #charges({ request, when, hourly }) {
    const { prompt_tokens: inputTokens, max_output_tokens: outputTokens } = request;
    const key = [inputTokens, outputTokens, when.text, hourly].join();
    if (!this.#charged.has(key) && this.#charged.size === MAX_CHARGED) {
      this.#charged.clear();
    }
    const charges = this.#charged.get(key) ?? new Map();
    this.#charged.set(key, charges);
    const usage = this.#tree.usage({ input_tokens: inputTokens, output_tokens: outputTokens });
    return ({ pricing }) => {
      if (!charges.has(pricing)) {
        const price = this.#price(pricing, { at: when, hourly, inputTokens });
        charges.set(pricing, charge(price, usage, this.#tree));
      }
      return charges.get(pricing);
    };
  }

  #price(pricing, context) {
    if (pricing === null || pricing.kind === "subscription" || pricing.kind === "dynamic") {
      return { kind: "unknown", reason: pricing?.kind ?? "not_stated" };
    }
    const { kind, currency } = pricing;
    if (kind === "free") {
      return { kind, currency };
    }
    if (!this.#tariffs.has(pricing)) {
      this.#tariffs.set(pricing, new Tariff(pricing, this.#tree));
    }
    const rates = this.#tariffs.get(pricing).effective(context);
    return rates.size === 0 ? { kind: "unknown", reason: "no_rate" } : { kind, currency, rates };
  }
}

// Costs ------------------------------------------------------------------------------------------

const COST_FIELDS = [
  "platform", "model_string", "model_id", "route_id", "usage", "at", "service_tier", "region",
];

const isObject = (value) => value !== null && typeof value === "object" && !Array.isArray(value);

/** A question about a cost, checked. */
function costQuestion(question, tree) {
  if (!isObject(question)) {
    throw invalid('a request is an object, such as {"route_id": …, "usage": {…}}');
  }
  checkFields(question, COST_FIELDS, "a request");
  const text = (field) => {
    const value = question[field] ?? undefined;
    if (value !== undefined && (typeof value !== "string" || value === "")) {
      throw invalid(`${field} is text, and not empty`);
    }
    return value;
  };
  const [platform, ...names] = ["platform", "route_id", "model_id", "model_string"].map(text);
  if (names.filter((name) => name !== undefined).length !== 1) {
    throw invalid("a request names one of route_id, model_id and model_string");
  }
  const [routeId, modelId, modelString] = names;
  if (routeId !== undefined && platform !== undefined) {
    throw invalid("a route_id says the platform already; leave platform out");
  }
  if (!isObject(question.usage)) {
    throw invalid('a request has usage: an object such as {"input_tokens": 1000}');
  }
  return {
    platform,
    route_id: routeId,
    model_id: modelId,
    model_string: modelString,
    usage: tree.usage(question.usage),
    at: (question.at ?? null) === null ? undefined : time(question.at),
    service_tier: text("service_tier"),
    region: text("region"),
  };
}

function checkFields(question, fields, what) {
  for (const field of Object.keys(question)) {
    if (!fields.includes(field)) {
      const [meant] = near(field, fields);
      throw invalid(
        `${what} has no field '${quoted(field)}'` +
          (meant ? `; did you mean '${meant}'?` : `; it has ${fields.join(", ")}`),
      );
    }
  }
}

/** Amounts as texts, keys in the order of the command's answer. */
function costAnswer(route, currency, lines) {
  const side = (direction) => plain(sum(lines.filter((line) => line.unit.direction === direction)));
  const missing = unpriced(lines);
  return {
    route_id: route.id,
    currency,
    input: side("input"),
    output: side("output"),
    total: plain(sum(lines)),
    complete: missing.length === 0,
    ...(missing.length > 0 && { unpriced: missing }),
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

// Questions: what was asked ----------------------------------------------------------------------

const REQUEST = "prompt_tokens max_output_tokens at currency";
const SCOPE = "providers platforms";
const LISTED = "limit left_out";
const FIND = `require optional exclude ${SCOPE} ${REQUEST} ${LISTED}`;
const CHAIN = `model platforms require exclude ${REQUEST} down left_out`;

const PARAMETERS = {
  find: FIND,
  recommend: `${FIND} min_context budget budget_per_million prefer`,
  cheapest: `require exclude model ${SCOPE} ${REQUEST} ${LISTED}`,
  availability: `model ${REQUEST}`,
  fallbacks: CHAIN,
  best_route: CHAIN,
  alternatives: `model ${SCOPE} ${REQUEST} ${LISTED}`,
  cheaper: `model platform route ${SCOPE} ${REQUEST} ${LISTED}`,
  search:
    `text status open_weights input_modalities output_modalities tags released_from` +
    ` released_until require exclude usable min_cost max_cost max_input_cost max_output_cost` +
    ` min_context max_context ${SCOPE} ${REQUEST} sort page page_size`,
};

const SORTS = ["relevance", "id", "name", "cost", "context", "released"];
const MAX_LISTED = 100_000;

/** Parsers of parameters: each takes what was given, its name and the lookup of names. */
const is = (passes, what) => (value, name) => {
  if (!passes(value)) {
    throw invalid(`${name} is ${what}`);
  }
  return value;
};
const whole = (least, most) =>
  is(
    (value) => Number.isInteger(value) && value >= least && value <= most,
    `a whole number from ${least} to ${most}`,
  );
const oneOf = (words) => is((value) => words.includes(value), `one of ${words.join(", ")}`);
const isText = (value) => typeof value === "string" && value.length <= 200;
const someText = is((value) => isText(value) && value !== "", "text, 1 to 200 long");
const yesNo = is((value) => typeof value === "boolean", "true or false");
const decimalText = is(
  (value) =>
    typeof value === "string" && value.length <= 30 && /^(0|[1-9]\d*)(\.\d+)?$/.test(value),
  'a decimal as text, such as "0.05"',
);
const amount = (value, name) => decimal(decimalText(value, name));
const date = is(
  (value) => /^\d{4}(-\d\d){0,2}$/.test(value) && instant(firstDay(value)),
  "a day, a month or a year",
);
const known = (kind) => (value, name, lookup) => lookup.known(kind, someText(value, name)).id;
const isList = is((value) => Array.isArray(value) && value.length <= 1000, "a list of up to 1000");
const list = (parse) => (value, name, lookup) =>
  distinct(isList(value, name).map((each) => parse(each, name, lookup)));

const tokens = whole(0, MAX_COUNT);
const window = whole(1, MAX_COUNT);
const capabilities = list(known("capability"));

const PARSERS = {
  require: capabilities,
  optional: capabilities,
  exclude: capabilities,
  providers: list(known("provider")),
  platforms: list(known("platform")),
  platform: known("platform"),
  down: list(known("route")),
  route: (value, name, lookup) => lookup.known("route", someText(value, name)),
  model: (value, name, lookup) => lookup.model(someText(value, name)),
  prompt_tokens: tokens,
  max_output_tokens: tokens,
  at: time,
  currency: is((value) => /^[A-Z]{3}$/.test(value), "three capital letters"),
  limit: whole(1, MAX_LISTED),
  left_out: whole(0, MAX_LISTED),
  min_context: window,
  max_context: window,
  budget: amount,
  budget_per_million: amount,
  min_cost: amount,
  max_cost: amount,
  max_input_cost: amount,
  max_output_cost: amount,
  prefer: oneOf(["cost", "latency", "context"]),
  text: is(isText, "text, up to 200 long"),
  status: list(oneOf(["active", "beta", "deprecated"])),
  open_weights: yesNo,
  usable: yesNo,
  input_modalities: list(someText),
  output_modalities: list(someText),
  tags: list(someText),
  released_from: date,
  released_until: date,
  sort: oneOf([...SORTS, ...SORTS.slice(1).map((key) => `-${key}`)]),
  page: whole(1, 1_000_000),
  page_size: whole(1, 1000),
};

const NOTHING = Object.freeze([]);

/** One question: its parameters, each parsed or at its default, and what costs are in it. */
class Asked {
  require = NOTHING;
  optional = NOTHING;
  exclude = NOTHING;
  providers = NOTHING;
  platforms = NOTHING;
  down = NOTHING;
  status = NOTHING;
  input_modalities = NOTHING;
  output_modalities = NOTHING;
  tags = NOTHING;
  limit = 10;
  left_out = 20;
  prefer = "cost";
  text = "";
  page = 1;
  page_size = 20;

  constructor(question, parameters, registry, lookup) {
    if (!isObject(parameters)) {
      throw invalid("a question is an object of parameters");
    }
    const names = PARAMETERS[question].split(" ");
    checkFields(parameters, names, `the question ${question}`);
    for (const name of names) {
      if ((parameters[name] ?? null) !== null) {
        this[name] = PARSERS[name](parameters[name], name, lookup);
      }
    }
    const wanted = [this.require, this.optional, this.exclude].flat();
    if (distinct(wanted).length < wanted.length) {
      throw invalid("a capability is only one of required, optional and excluded");
    }
    if (this.route && (this.platform ?? this.model)) {
      throw invalid("route says model and platform already; leave them out");
    }
    if (!this.model && !this.route && names.includes("model") && question !== "cheapest") {
      throw invalid("model is missing: an id, a model string or an alias");
    }
    this.registry = registry;
    const derived = registry.capabilities.filter((each) => each.derived).map(({ id }) => id);
    this.derived = new Set(derived);
    this.currency ??= registry.currency;
    this.when = this.at ?? time(registry.asOf);
    this.hourly = this.at !== undefined && !this.at.isDay;
    this.today = this.when.text.slice(0, 10);
    this.isSized = (this.prompt_tokens ?? this.max_output_tokens) !== undefined;
    this.request = {
      prompt_tokens: this.prompt_tokens ?? 3000,
      max_output_tokens: this.max_output_tokens ?? 1000,
    };
    this.head = {
      question,
      at: this.hourly ? `${this.when.text.slice(0, 19)}Z` : this.today,
      currency: this.currency,
      ...(names.includes("prompt_tokens") && { request: this.request }),
    };
  }
}

/** Costs compare only in the question's currency. */
const costOf = (asked, route) => {
  const { currency, total } = asked.charge(route);
  return currency === asked.currency ? total : undefined;
};

/** Cheaper first; what cannot be compared comes after, all alike. */
const cheaperFirst = (asked) => (one, other) => {
  const [a, b] = [costOf(asked, one), costOf(asked, other)];
  return a && b ? compare(a, b) : (b ? 1 : 0) - (a ? 1 : 0);
};

/** The first of the orders that decides. */
const inOrder = (...orders) => (one, other) => {
  for (const order of orders) {
    const decided = order(one, other);
    if (decided !== 0) {
      return decided;
    }
  }
  return 0;
};

function offer(asked, route) {
  const { currency, total, unknown } = asked.charge(route);
  return {
    route_id: route.id,
    model_id: route.model_id,
    provider_id: route.provider_id,
    platform_id: route.platform_id,
    model_string: route.model_string,
    priority: route.priority,
    ...(unknown
      ? { cost: null, cost_unknown: unknown }
      : { cost: { currency, total: plain(total) } }),
  };
}

// Questions: what is left out, and why -----------------------------------------------------------

const listed = (words, start) => words.length > 0 && start + words.join(", ");

const has = (route, key) => route.capabilities[key] === true;
const lacks = (route, key) => route.capabilities[key] === false;

const modelOf = (asked, route) => asked.registry.model(route.model_id);

const deprecated = (kind, entity) =>
  entity.status === "deprecated" && `${kind} '${entity.id}' is deprecated`;

const pastDate = (asked, { id, deprecation_date: last }) =>
  last !== null && last < asked.today && `the last day of model '${id}' was ${last}`;

/** Its own last day is over; that of its model is another matter. */
const pastRoute = (asked, route, { deprecation_date: last } = route) =>
  last !== null &&
  last < asked.today &&
  last !== modelOf(asked, route).deprecation_date &&
  `the route's last day was ${last}`;

function lackedModalities(asked, route) {
  const { modalities } = modelOf(asked, route);
  return ["input", "output"].flatMap((side) =>
    modalities[side].length === 0
      ? []
      : asked.modalities[side]
          .filter((word) => !modalities[side].includes(word))
          .map((word) => `${side} ${word}`),
  );
}

/** What a request needs of each limit, and whether a limit that is unknown may be too small. */
const needs = ({ request: { prompt_tokens: prompt, max_output_tokens: output } }) => [
  ["max_input_tokens", prompt, false],
  ["max_output_tokens", output, output > 0],
  ["context_window", prompt + output, prompt + output > 0],
];

const tooSmall = (limit, has, needed) =>
  has !== null && has < needed && `${limit} is ${has}, and ${needed} are needed`;

function isOverBudget(asked, { total }) {
  const { prompt_tokens: prompt, max_output_tokens: output } = asked.request;
  const { budget, budget_per_million: perMillion } = asked;
  return (
    (budget && compare(total, budget) > 0) ||
    (perMillion &&
      prompt + output > 0 &&
      compare(times(total, decimal(1_000_000)), times(perMillion, decimal(prompt + output))) > 0)
  );
}

/** Says why a route is left out, or nothing. The first that says something is the reason. */
const CHECKS = {
  model_past_date: (asked, route) => pastDate(asked, modelOf(asked, route)),
  model_deprecated: (asked, route) => deprecated("model", modelOf(asked, route)),
  provider_deprecated: (asked, route) =>
    deprecated("provider", asked.registry.provider(route.provider_id)),
  platform_deprecated: (asked, route) =>
    deprecated("platform", asked.registry.platform(route.platform_id)),
  route_past_date: (asked, route) => pastRoute(asked, route),
  route_inactive: (_, route) => route.status === "inactive" && "the route is inactive",
  route_maintenance: (_, route) => route.status === "maintenance" && "the route is in maintenance",
  modality_missing: (asked, route) => listed(lackedModalities(asked, route), "it lacks "),
  modality_unknown: (asked, route) =>
    ["input", "output"].some(
      (side) =>
        asked.modalities[side].length > 0 && modelOf(asked, route).modalities[side].length === 0,
    ) && "its modalities are unknown",
  capability_missing: (asked, route) =>
    listed(asked.require.filter((key) => lacks(route, key)), "it does not have "),
  capability_excluded: (asked, route) =>
    listed(asked.exclude.filter((key) => has(route, key)), "it has "),
  capability_unknown: (asked, route) =>
    listed(asked.require.filter((key) => !has(route, key)), "nobody said whether it has "),
  limit_too_small: (asked, route) => {
    for (const [limit, needed] of needs(asked)) {
      const small = tooSmall(limit, route[limit], needed);
      if (small) {
        return small;
      }
    }
  },
  limit_unknown: (asked, route) => {
    const unknown = needs(asked).find(([limit, , isNeeded]) => isNeeded && route[limit] === null);
    return unknown && `${unknown[0]} is unknown`;
  },
  context_too_small: (asked, { context_window: window }) =>
    tooSmall("context_window", window, asked.min_context),
  context_unknown: (_, { context_window: window }) =>
    window === null && "context_window is unknown",
  price_unknown: (asked, route) => {
    const { unknown, sentence } = asked.charge(route);
    return unknown !== "incomplete" && sentence;
  },
  price_incomplete: (asked, route) => asked.charge(route).sentence,
  other_currency: (asked, route) => {
    const { currency } = asked.charge(route);
    return currency !== asked.currency && `its price is in ${currency}, not in ${asked.currency}`;
  },
  over_budget: (asked, route) => {
    const { currency, total } = asked.charge(route);
    return (
      isOverBudget(asked, { total }) &&
      `it costs ${plain(total)} ${currency} a request, more than the budget`
    );
  },
  not_cheaper: (asked, route) => {
    const { currency, total } = asked.charge(route);
    return (
      compare(total, asked.base) >= 0 &&
      `it costs ${plain(total)} ${currency}, which is not less than ${plain(asked.base)}`
    );
  },
};
const REASONS = Object.keys(CHECKS);
const USABLE = REASONS.slice(0, 7);
const ACTIVE = ["route_past_date", "route_inactive", "route_maintenance"];
const MODALITIES = ["modality_missing", "modality_unknown"];
const CAPABILITIES = ["capability_missing", "capability_excluded", "capability_unknown"];
const FIT = ["limit_too_small", "limit_unknown"];
const CONTEXT = ["context_too_small", "context_unknown"];
const PRICED = ["price_unknown", "price_incomplete", "other_currency"];

/** Parts routes into those that pass all checks, and the others with the first reason. */
function sift(asked, routes, checks) {
  const left = new Set();
  const out = new Map();
  for (const route of routes) {
    let message;
    const reason = checks.find((check) => (message = CHECKS[check](asked, route)));
    if (reason) {
      out.set(route, { reason, message });
    } else {
      left.add(route);
    }
  }
  return { left, out };
}

const depth = ({ reason }) => REASONS.indexOf(reason);

/** Those that came furthest first, then by id; counts of all reasons. */
function leftOut(asked, kind, entries) {
  const counts = ["no_route", ...REASONS]
    .map((reason) => [reason, entries.filter((entry) => entry.reason === reason).length])
    .filter(([, count]) => count > 0);
  entries.sort((one, other) => depth(other) - depth(one) || byText(one.id, other.id));
  return {
    total: entries.length,
    reasons: Object.fromEntries(counts),
    [kind]: entries.slice(0, asked.left_out).map(({ id, route, reason, message }) => ({
      ...(kind === "models" && { model_id: id }),
      ...(route && { route_id: route.id }),
      reason,
      ...(reason === "price_unknown" && { price: asked.charge(route).unknown }),
      message,
    })),
  };
}

const leftOutRoutes = (asked, { out }) =>
  leftOut(asked, "routes", [...out].map(([route, why]) => ({ id: route.id, route, ...why })));

/** Models of which no route is left, each with the reason of its route that came furthest. */
function leftOutModels(asked, { left, out }, models) {
  const entries = [];
  for (const { id } of models) {
    const routes = asked.registry.routesOfModel(id);
    if (!routes.some((route) => left.has(route))) {
      const why = routes
        .filter((route) => out.has(route))
        .map((route) => ({ id, route, ...out.get(route) }))
        .reduce((furthest, each) => (depth(each) > depth(furthest) ? each : furthest), {
          id,
          reason: "no_route",
          message: `model '${id}' has no route`,
        });
      entries.push(why);
    }
  }
  return leftOut(asked, "models", entries);
}

// Questions: answers -----------------------------------------------------------------------------

const within = (ids, id) => ids.length === 0 || ids.includes(id);

const routesIn = ({ registry, providers, platforms }) =>
  registry.routes.filter(
    (route) => within(providers, route.provider_id) && within(platforms, route.platform_id),
  );

const modelsIn = ({ registry, providers, platforms }) =>
  registry.models.filter(
    (model) =>
      within(providers, model.provider_id) &&
      (platforms.length === 0 ||
        registry.routesOfModel(model.id).some((route) => platforms.includes(route.platform_id))),
  );

/** Models by their best route; where the order does not decide, by id. */
function ranked(asked, { left }, models, order) {
  const entries = [];
  for (const model of models) {
    const routes = asked.registry.routesOfModel(model.id).filter((route) => left.has(route));
    if (routes.length > 0) {
      const best = routes.reduce((best, route) => (order(route, best) < 0 ? route : best));
      entries.push({ model, best, routes: routes.length });
    }
  }
  return entries.sort(
    (one, other) => order(one.best, other.best) || byText(one.model.id, other.model.id),
  );
}

const entryHead = ({ id, name, provider_id: provider }) => ({
  model_id: id,
  name,
  provider_id: provider,
});

const costText = ({ currency, total }) => `${plain(total)} ${currency}`;

function costReason(asked, route) {
  const charge = asked.charge(route);
  if (charge.unknown) {
    return { code: "cost_unknown", message: `its cost is unknown: ${charge.sentence}` };
  }
  const message = `costs ${costText(charge)} a request`;
  return charge.currency === asked.currency
    ? { code: "cost", message }
    : {
        code: "other_currency",
        message: `${message}, which is not compared with ${asked.currency}`,
      };
}

const matched = (asked, route) => asked.optional.filter((key) => has(route, key));

function qualities(asked, route) {
  const { require, optional } = asked;
  const matches = matched(asked, route);
  const of = `has ${matches.length} of ${optional.length} optional`;
  return [
    ...(require.length > 0 ? [{ code: "required", message: listed(require, "has ") }] : []),
    ...(optional.length > 0
      ? [{ code: "optional", message: listed(matches, `${of}: `) || of }]
      : []),
    costReason(asked, route),
  ];
}

/** Models that have what is wanted, by how much of what is optional, then by `orders`. */
function wanted(asked, checks, orders, extras) {
  const models = modelsIn(asked);
  const sieve = sift(asked, routesIn(asked), checks);
  const byMatches = (one, other) => matched(asked, other).length - matched(asked, one).length;
  const entries = ranked(
    asked,
    sieve,
    models,
    inOrder(byMatches, ...orders, cheaperFirst(asked)),
  );
  const fact = (route, key) => (has(route, key) ? "yes" : lacks(route, key) ? "no" : "unknown");
  return {
    total: entries.length,
    models: entries.slice(0, asked.limit).map(({ model, best, routes }) => {
      const { reasons = [], ...more } = extras(best, model);
      return {
        ...entryHead(model),
        ...(asked.optional.length > 0 && {
          optional: Object.fromEntries(asked.optional.map((key) => [key, fact(best, key)])),
        }),
        ...more,
        route: offer(asked, best),
        routes,
        reasons: [...qualities(asked, best), ...reasons],
      };
    }),
    left_out: leftOutModels(asked, sieve, models),
  };
}

function find(asked) {
  const checks = [...USABLE, ...CAPABILITIES, ...(asked.isSized ? FIT : [])];
  return { ...asked.head, ...wanted(asked, checks, [], () => ({})) };
}

/** What is known before what is not, the smaller first. */
const smallerFirst = (value) => (one, other) => {
  const [a, b] = [value(one), value(other)];
  return a !== null && b !== null ? a - b : (a === null) - (b === null);
};

function recommend(asked) {
  const { budget, budget_per_million: perMillion, min_context: minContext, prefer } = asked;
  const isBudgeted = Boolean(budget ?? perMillion);
  const latency = (route) => route.avg_latency_ms ?? modelOf(asked, route).latency_ms;
  const window = (route) => route.context_window;
  const orders = {
    cost: [],
    latency: [smallerFirst(latency)],
    context: [smallerFirst((route) => window(route) && -window(route))],
  };
  const checks = [
    ...USABLE,
    ...CAPABILITIES,
    ...FIT,
    ...(minContext ? CONTEXT : []),
    ...(isBudgeted ? [...PRICED, "over_budget"] : []),
  ];
  const extras = (best) => {
    const ms = latency(best);
    const reasons = [];
    if (isBudgeted) {
      reasons.push({ code: "within_budget", message: "within the budget" });
    }
    if (window(best) && (minContext || prefer === "context")) {
      reasons.push({ code: "context", message: `context_window is ${window(best)}` });
    }
    if (prefer === "latency") {
      reasons.push(
        ms === null
          ? { code: "latency_unknown", message: "its latency is unknown" }
          : { code: "latency", message: `answers in ${plain(decimal(ms))} ms` },
      );
    }
    return {
      ...(window(best) && { context_window: window(best) }),
      ...(ms !== null && { latency_ms: ms }),
      reasons,
    };
  };
  return { ...asked.head, prefer, ...wanted(asked, checks, orders[prefer], extras) };
}

function cheapest(asked) {
  const considered = routesIn(asked).filter(
    (route) => !asked.model || route.model_id === asked.model.id,
  );
  const sieve = sift(asked, considered, [...USABLE, ...CAPABILITIES, ...FIT, ...PRICED]);
  const order = cheaperFirst(asked);
  const routes = [...sieve.left].sort(inOrder(order, inChainOrder));
  const [best] = routes;
  const reasons = [];
  if (best) {
    const of = routes.length === 1 ? "the only route" : `the least of ${routes.length} routes`;
    reasons.push({ code: "cheapest", message: `${costText(asked.charge(best))}, ${of}` });
    const others = routes.filter((route) => order(route, best) === 0).length - 1;
    if (others > 0) {
      const cost = others === 1 ? "1 other route costs" : `${others} other routes cost`;
      reasons.push({
        code: "tie",
        message: `${cost} the same; priority, then route id decide`,
      });
    }
  }
  return {
    ...asked.head,
    best: best ? offer(asked, best) : null,
    reasons,
    total: routes.length,
    routes: routes.slice(0, asked.limit).map((route) => offer(asked, route)),
    left_out: leftOutRoutes(asked, sieve),
  };
}

const callOffer = (asked, route) => ({
  ...offer(asked, route),
  ...(route.endpoint && { endpoint: route.endpoint }),
});

function availability(asked) {
  const { id } = asked.model;
  const all = asked.registry.routesOfModel(id);
  const { left, out } = sift(asked, all, [...USABLE, ...(asked.isSized ? FIT : [])]);
  const platforms = [...grouped(all, (route) => route.platform_id)]
    .sort(([one], [other]) => byText(one, other))
    .map(([platform, routes]) => ({
      platform_id: platform,
      usable: routes.some((route) => left.has(route)),
      routes: routes.map((route) => ({
        ...callOffer(asked, route),
        status: route.status,
        usable: left.has(route),
        ...out.get(route),
      })),
    }));
  return { ...asked.head, model_id: id, usable: left.size > 0, platforms };
}

const warning = (code, message, more) => (message ? [{ code, message, ...more }] : []);

function warnings(asked) {
  const { model, registry } = asked;
  const more = model.replaced_by && { replaced_by: model.replaced_by };
  const provider = registry.provider(model.provider_id);
  return [
    ...warning("model_past_date", pastDate(asked, model), more),
    ...warning("model_deprecated", deprecated("model", model), more),
    ...warning("provider_deprecated", deprecated("provider", provider), more),
  ];
}

/** A model's active routes in the order to try them: those that are down last. */
function chain(asked) {
  const considered = asked.registry
    .routesOfModel(asked.model.id)
    .filter((route) => within(asked.platforms, route.platform_id));
  const checks = [...ACTIVE, ...CAPABILITIES, ...(asked.isSized ? FIT : [])];
  const sieve = sift(asked, considered, checks);
  const isDown = (route) => asked.down.includes(route.id);
  const routes = [...sieve.left].sort(
    (one, other) => isDown(one) - isDown(other) || inChainOrder(one, other),
  );
  const step = (route) => {
    const platform = asked.registry.platform(route.platform_id);
    const warnings = warning("platform_deprecated", deprecated("platform", platform));
    return {
      ...callOffer(asked, route),
      down: isDown(route),
      ...(warnings.length > 0 && { warnings }),
    };
  };
  const sunk = routes.filter(isDown).map((route) => ({
    route,
    code: "route_down",
    message: `'${route.id}' is observed down and comes after those that are not`,
  }));
  return { routes, step, isDown, sunk, leftOut: leftOutRoutes(asked, sieve) };
}

const reasonOf = ({ code, message }) => ({ code, message });

function fallbacks(asked) {
  const { routes, step, sunk, leftOut } = chain(asked);
  return {
    ...asked.head,
    model_id: asked.model.id,
    warnings: warnings(asked),
    total: routes.length,
    routes: routes.map(step),
    reasons: sunk.map(reasonOf),
    left_out: leftOut,
  };
}

function bestRoute(asked) {
  const { routes, step, isDown, sunk, leftOut } = chain(asked);
  const [best] = routes;
  const reasons = [];
  if (best) {
    const of =
      routes.length === 1 ? "the only active route" : `the first of ${routes.length} active routes`;
    reasons.push({ code: "priority", message: `priority ${best.priority}, ${of}` });
    reasons.push(
      ...(isDown(best)
        ? [{ code: "all_down", message: "every route is observed down" }]
        : sunk.filter(({ route }) => inChainOrder(route, best) < 0).map(reasonOf)),
    );
  }
  return {
    ...asked.head,
    model_id: asked.model.id,
    warnings: warnings(asked),
    best: best ? step(best) : null,
    reasons,
    total: routes.length,
    left_out: leftOut,
  };
}

const missing = (some, others) => some.filter((word) => !others.includes(word));

/** What a model has by its own facts, without what follows from others, sorted. */
const abilities = (asked, { capabilities }) =>
  Object.keys(capabilities)
    .filter((key) => capabilities[key] && !asked.derived.has(key))
    .sort();

/** The first model that the others name as their replacement and that is not gone itself. */
function successor(asked) {
  const seen = [asked.model.id];
  let next = asked.registry.model(asked.model.replaced_by);
  while (next && !seen.includes(next.id)) {
    if (!pastDate(asked, next) && !deprecated("model", next)) {
      return next;
    }
    seen.push(next.id);
    next = asked.registry.model(next.replaced_by);
  }
  return undefined;
}

/** How far a model is from standing in for another: 0 for its double. */
function distance(asked, base, other) {
  const [had, has] = [abilities(asked, base.model), abilities(asked, other.model)];
  const [from, to] = [base.model, other.model];
  const [before, after] = [from.context_window, to.context_window];
  return (
    300 * missing(from.modalities.input, to.modalities.input).length +
    100 * missing(had, has).length +
    20 * missing(has, had).length +
    (from.family !== null && from.family === to.family ? 0 : 80) +
    (from.provider_id === to.provider_id ? 0 : 40) +
    (to.status === "beta" ? 30 : 0) +
    (before === null || after >= before ? 0 : 60) +
    (after === null || after >= before ? 0 : 60 * doublings(decimal(after), decimal(before))) +
    (base.cost && other.cost
      ? 30 * (base.cost.n * other.cost.n || base.cost.n === other.cost.n ? doublings(base.cost, other.cost) : 8)
      : 80) +
    (from.release_date && to.release_date ? (isOlder(to, from) ? 100 : 0) : 50)
  );
}

const isOlder = (one, other) =>
  one.release_date !== null &&
  other.release_date !== null &&
  firstDay(one.release_date) < firstDay(other.release_date);

function likeness(asked, base, other, isReplacement) {
  const [from, to] = [base.model, other.model];
  const [had, has] = [abilities(asked, from), abilities(asked, to)];
  const [before, after] = [from.context_window, to.context_window];
  const unread = missing(from.modalities.input, to.modalities.input).map((word) => `input ${word}`);
  const order = base.cost && other.cost && compare(other.cost, base.cost);
  const cost = order !== undefined && `${plain(other.cost)} ${asked.currency}`;
  return [
    [isReplacement, "replaced_by", `it is the named replacement of '${from.id}'`],
    [from.family !== null && from.family === to.family, "same_family", `the same family, ${from.family}`],
    [from.provider_id === to.provider_id, "same_provider", `the same provider, ${from.provider_id}`],
    [unread.length > 0, "lacks_input", listed(unread, "lacks ")],
    [missing(had, has).length > 0, "lacks", listed(missing(had, has), "does not have ")],
    [missing(has, had).length > 0, "adds", listed(missing(has, had), "also has ")],
    [
      before !== null && after !== null && after !== before,
      after < before ? "context_smaller" : "context_larger",
      `context_window is ${after} instead of ${before}`,
    ],
    [before !== null && after === null, "context_unknown", "context_window is unknown"],
    [
      order,
      order < 0 ? "cheaper" : "dearer",
      order && `costs ${cost} instead of ${plain(base.cost)}`,
    ],
    [order === 0, "same_cost", `costs the same, ${cost}`],
    [isOlder(to, from), "older", `released ${to.release_date}, before ${from.release_date}`],
  ]
    .filter(([holds]) => holds)
    .map(([, code, message]) => ({ code, message }));
}

function alternatives(asked) {
  const { model, registry } = asked;
  asked.modalities = { input: [], output: model.modalities.output };
  const others = modelsIn(asked).filter((each) => each !== model);
  const considered = routesIn(asked).filter((route) => route.model_id !== model.id);
  const checks = [...USABLE, ...MODALITIES, ...(asked.isSized ? FIT : [])];
  const sieve = sift(asked, considered, checks);
  const order = cheaperFirst(asked);
  const [least] = [...registry.routesOfModel(model.id)].sort(order);
  const base = { model, cost: least && costOf(asked, least) };
  const replacement = successor(asked);
  const entries = ranked(asked, sieve, others, order).map((entry) => {
    const candidate = { ...entry, cost: costOf(asked, entry.best) };
    const isReplacement = entry.model === replacement;
    return { ...candidate, isReplacement, distance: distance(asked, base, candidate) };
  });
  entries.sort(
    (one, other) =>
      other.isReplacement - one.isReplacement ||
      one.distance - other.distance ||
      byText(one.model.id, other.model.id),
  );
  return {
    ...asked.head,
    model_id: model.id,
    warnings: warnings(asked),
    total: entries.length,
    models: entries.slice(0, asked.limit).map((entry) => ({
      ...entryHead(entry.model),
      replacement: entry.isReplacement,
      distance: entry.distance,
      route: offer(asked, entry.best),
      routes: entry.routes,
      reasons: likeness(asked, base, entry, entry.isReplacement),
    })),
    left_out: leftOutModels(asked, sieve, others),
  };
}

/** The route that others are held against. */
function baseRoute(asked) {
  const { route, model, platform, registry } = asked;
  const routes = route
    ? [route]
    : registry
        .routesOfModel(model.id)
        .filter((each) => each.status === "active" && !pastRoute(asked, each) && isOn(platform)(each));
  const [base] = routes
    .filter((each) => costOf(asked, each))
    .sort(inOrder(cheaperFirst(asked), inChainOrder));
  if (!base) {
    throw routes.length === 0
      ? new Refusal("unknown_route", `model '${model.id}' has no active route there`)
      : new Refusal(
          "price_unknown",
          `nothing can be said to be cheaper: the cost of ${named(routes.map(({ id }) => id))}` +
            ` in ${asked.currency} is unknown`,
        );
  }
  return base;
}

function cheaper(asked) {
  const base = baseRoute(asked);
  const model = modelOf(asked, base);
  asked.base = costOf(asked, base);
  asked.modalities = model.modalities;
  asked.require = abilities(asked, base);
  asked.min_context = base.context_window;
  const sieve = sift(asked, routesIn(asked).filter((route) => route !== base), [
    ...USABLE,
    ...MODALITIES,
    ...CAPABILITIES,
    ...FIT,
    ...(base.context_window === null ? [] : CONTEXT),
    ...PRICED,
    "not_cheaper",
  ]);
  const models = modelsIn(asked).filter((each) => {
    const routes = asked.registry.routesOfModel(each.id);
    return routes.length === 0 || routes.some((route) => sieve.left.has(route) || sieve.out.has(route));
  });
  const entries = ranked(asked, sieve, models, cheaperFirst(asked));
  return {
    ...asked.head,
    base: offer(asked, base),
    total: entries.length,
    models: entries.slice(0, asked.limit).map(({ model, best, routes }) => {
      const [before, saved] = aligned(asked.base, plus(asked.base, negated(costOf(asked, best))));
      return {
        ...entryHead(model),
        route: offer(asked, best),
        routes,
        saving: {
          amount: plain(plus(asked.base, negated(costOf(asked, best)))),
          percent: Number((100n * saved) / before),
        },
      };
    }),
    left_out: leftOutModels(asked, sieve, models),
  };
}

// Search -----------------------------------------------------------------------------------------

/** Runs of letters or of numbers, folded: without marks, in lower case. */
const wordsOf = (text) =>
  text.normalize("NFKD").replace(/\p{M}/gu, "").toLowerCase().match(/\p{L}+|\p{N}+/gu) ?? [];

const isNumber = (word) => /^\p{N}/u.test(word);

/** How well a word of a query matches one of a name, 0 to 100. */
function quality(asked, word) {
  if (word === asked) {
    return 100;
  }
  if (isNumber(asked) || isNumber(word)) {
    return 0;
  }
  if (word.startsWith(asked)) {
    return 70;
  }
  if (asked.length >= 3 && word.includes(asked)) {
    return 40;
  }
  const most = asked.length >= 8 ? 2 : asked.length >= 4 ? 1 : 0;
  const typos = most && edits(asked, word, most);
  return typos < 1 || typos > most ? 0 : typos === 1 ? 30 : 15;
}

/** The weight of names and ids. Only their words are found by a single letter. */
const NAME_WEIGHT = 10;

/** All words by which models go, each once, and for each model which they are and what they weigh. */
class WordIndex {
  #places = new Map();
  #models;

  constructor(registry) {
    this.#models = new Map(registry.models.map((model) => [model, this.#read(registry, model)]));
  }

  #read(registry, model) {
    const weights = new Map();
    const add = (text, weight) => {
      const words = wordsOf(text);
      for (const word of words) {
        if (!this.#places.has(word)) {
          this.#places.set(word, this.#places.size);
        }
        const place = this.#places.get(word);
        weights.set(place, Math.max(weight, weights.get(place) ?? 0));
      }
      return words.join(" ");
    };
    const strings = registry.routesOfModel(model.id).map((route) => route.model_string);
    const names = new Set([
      add(model.id, NAME_WEIGHT),
      add(model.name, NAME_WEIGHT),
      ...model.aliases.map((alias) => add(alias, 9)),
      ...distinct([model.model_string ?? [], strings].flat()).map((string) => add(string, 7)),
    ]);
    add(model.provider_id, 5);
    add(registry.provider(model.provider_id).name, 5);
    return { weights: [...weights], names, length: Math.min(50, wordsOf(model.id).length) };
  }

  /** Scores by model; those of which a word of the query matches nothing have none. */
  scores(query) {
    const vocabulary = [...this.#places.keys()];
    const qualities = query.map((asked) => vocabulary.map((word) => quality(asked, word)));
    const scores = new Map();
    for (const [model, { weights, names, length }] of this.#models) {
      let score = (names.has(query.join(" ")) ? 5000 : 0) - length;
      const isHit = qualities.every((quality, i) => {
        // Else the 'o' of 'gpt4o' would find all that OpenAI makes.
        const counts = (at, weight) =>
          weight === NAME_WEIGHT || quality[at] === 100 || query[i].length > 1;
        const best = weights.reduce(
          (most, [at, weight]) => (counts(at, weight) ? Math.max(most, quality[at] * weight) : most),
          0,
        );
        score += best;
        return best > 0;
      });
      if (isHit) {
        scores.set(model, score);
      }
    }
    return scores;
  }
}

const holds = (some, all) => missing(some, all).length === 0;

function passesModel(asked, model) {
  const { released_from: from, released_until: until } = asked;
  const released = model.release_date && firstDay(model.release_date);
  return (
    within(asked.providers, model.provider_id) &&
    within(asked.status, model.status) &&
    (asked.open_weights === undefined || asked.open_weights === model.open_weights) &&
    holds(asked.input_modalities, model.modalities.input) &&
    holds(asked.output_modalities, model.modalities.output) &&
    holds(asked.tags, model.tags) &&
    (from === undefined || (released !== null && released >= firstDay(from))) &&
    (until === undefined ||
      (released !== null && released <= (until + "-12-31".slice(until.length === 7 ? 3 : 0)).slice(0, 10)))
  );
}

/** What routes are filtered by; empty when nothing is asked of them. */
function routeFilters(asked) {
  const { min_context: least, max_context: most } = asked;
  const filters = [];
  const filter = (value, passes) => value !== undefined && filters.push(passes);
  const passes = (checks) => (route) => !checks.some((check) => CHECKS[check](asked, route));
  const [first] = asked.platforms;
  filter(first, (route) => within(asked.platforms, route.platform_id));
  filter(asked.require[0] ?? asked.exclude[0], passes(CAPABILITIES));
  filter(asked.usable || undefined, passes(USABLE));
  filter(asked.isSized || undefined, passes(FIT));
  const cost = (bound, side) =>
    filter(bound, (route) => costOf(asked, route) && compare(costOf(asked, route), bound) * side >= 0);
  cost(asked.min_cost, 1);
  cost(asked.max_cost, -1);
  const rate = (bound, key) =>
    filter(bound, (route) => asked.rate(route, key) && compare(asked.rate(route, key), bound) <= 0);
  rate(asked.max_input_cost, "input_cost");
  rate(asked.max_output_cost, "output_cost");
  filter(least, ({ context_window: window }) => window !== null && window >= least);
  filter(most, ({ context_window: window }) => window !== null && window <= most);
  return filters;
}

function search(asked, index) {
  const { registry, page, page_size: size } = asked;
  const query = wordsOf(asked.text);
  const scores = query.length > 0 ? index.scores(query) : undefined;
  const filters = routeFilters(asked);
  const isUsable = (route) => !USABLE.some((check) => CHECKS[check](asked, route));
  const usableFirst = (one, other) => isUsable(other) - isUsable(one);
  const order = inOrder(usableFirst, cheaperFirst(asked), inChainOrder);
  const hits = [];
  for (const model of registry.models) {
    if ((!scores || scores.has(model)) && passesModel(asked, model)) {
      const all = registry.routesOfModel(model.id);
      const routes = filters.length > 0 ? all.filter((route) => filters.every((f) => f(route))) : [...all];
      if (filters.length === 0 || routes.length > 0) {
        hits.push({ model, routes });
      }
    }
  }
  const sort = asked.sort === undefined || asked.sort === "relevance"
    ? scores ? "relevance" : "id"
    : asked.sort;
  sortHits(hits, sort, { asked, scores, order });
  return {
    ...asked.head,
    sort,
    total: hits.length,
    page,
    pages: Math.max(1, Math.ceil(hits.length / size)),
    page_size: size,
    models: hits.slice((page - 1) * size, page * size).map(({ model, routes }) => ({
      ...entryHead(model),
      status: model.status,
      usable: registry.routesOfModel(model.id).some(isUsable),
      ...(scores && { score: scores.get(model) }),
      ...(model.context_window && { context_window: model.context_window }),
      ...(model.release_date && { release_date: model.release_date }),
      routes: routes.sort(order).map((route) => ({
        ...offer(asked, route),
        usable: isUsable(route),
      })),
    })),
  };
}

/** Unknown ones last in both directions; ties by id. */
function sortHits(hits, sort, { asked, scores, order }) {
  const key = sort.replace("-", "");
  const sign = sort === "relevance" || sort !== key ? -1 : 1;
  const value = {
    relevance: ({ model }) => scores.get(model),
    id: ({ model }) => model.id,
    name: ({ model }) => wordsOf(model.name).join(" "),
    cost: ({ routes }) => routes.length > 0 ? costOf(asked, routes.sort(order)[0]) : undefined,
    context: ({ model }) => model.context_window ?? undefined,
    released: ({ model }) => model.release_date ? firstDay(model.release_date) : undefined,
  }[key];
  const compared = key === "cost" ? compare : byText;
  hits.forEach((hit) => (hit.key = value(hit)));
  hits.sort((one, other) => {
    const [a, b] = [one.key, other.key];
    return (
      (a !== undefined && b !== undefined
        ? sign * compared(a, b)
        : (a === undefined) - (b === undefined)) || byText(one.model.id, other.model.id)
    );
  });
}
