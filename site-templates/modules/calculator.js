// What a workload costs a month on every route, ranked. The workload stands in the page's address.
import { compareDecimals, load, multiplyDecimals } from "./registry.js";
import { count, h, money, page, percentMore, readCount, remember, root, roughMoney, settled, tell } from "./view.js";

/** A month of 30 days, so that months compare. */
const DAYS = 30;
const PAGE = 50;

/** So many routes are named for each reason at first. */
const LISTED = 8;

const PRESETS = [
  { label: "Chat assistant", requests: 5000, period: "day", input: 2500, cached: 1500, written: 0, output: 400 },
  { label: "Search with documents", requests: 2000, period: "day", input: 12000, cached: 2000, written: 0, output: 600 },
  { label: "Extraction in batches", requests: 100000, period: "month", input: 1800, cached: 800, written: 0, output: 250, tier: "batch" },
  { label: "Coding agent", requests: 800, period: "day", input: 60000, cached: 50000, written: 4000, output: 1500 },
];

const form = document.getElementById("calculator");
const said = document.getElementById("said");
const holder = document.getElementById("ranking");
const field = (name) => form.elements.namedItem(name);
const NUMBERS = ["requests", "input", "cached", "written", "output"];

/** On a model's page only its routes are meant. */
const only = form.dataset.model;
const isMeant = ({ route_id: id }) => !only || registry.route(id).model_id === only;

let registry;
let limit = PAGE;

/** The workload as it is typed; null where it contradicts itself, which the page then says. */
function workload() {
  const numbers = {};
  const wrong = [];
  for (const name of NUMBERS) {
    const value = readCount(field(name).value);
    const bad = value === null;
    field(name).setAttribute("aria-invalid", String(bad));
    if (bad) {
      wrong.push(label(name));
    }
    numbers[name] = value;
  }
  if (wrong.length > 0) {
    return { problem: `No whole number: ${wrong.join(", ")}.` };
  }
  if (numbers.cached + numbers.written > numbers.input) {
    field("cached").setAttribute("aria-invalid", "true");
    return { problem: "What is cached and what is written to a cache are parts of the tokens in: together they cannot be more." };
  }
  return {
    monthly: numbers.requests * (field("period").value === "day" ? DAYS : 1),
    tier: field("tier").value || undefined,
    at: field("at").value || registry.asOf.slice(0, 10),
    input: numbers.input,
    output: numbers.output,
    usage: {
      input_tokens: numbers.input,
      output_tokens: numbers.output,
      ...(numbers.cached > 0 && { cache_read_tokens: numbers.cached }),
      ...(numbers.written > 0 && { cache_write_tokens: numbers.written }),
    },
  };
}

const label = (name) => field(name).closest("label").firstChild.textContent.trim().toLowerCase();
const checked = (name) => [...form.querySelectorAll(`input[name="${name}"]:checked`)].map((input) => input.value);

/** Every route that could be meant: a cost, or why there is none. */
function rank(work) {
  const fits = registry.cheapest({
    prompt_tokens: work.input,
    max_output_tokens: work.output,
    require: checked("can"),
    platforms: checked("platform"),
    at: work.at,
    limit: 100000,
    left_out: 100000,
  });
  const ranked = [];
  const leftOut = fits.left_out.routes.filter(isMeant).map(({ route_id: id, reason, message }) => ({ id, reason, message }));
  for (const { route_id: id } of fits.routes.filter(isMeant)) {
    const cost = registry.cost({ route_id: id, usage: work.usage, at: work.at, ...(work.tier && { service_tier: work.tier }) }, { hours: false });
    if (cost.error) {
      leftOut.push({ id, reason: "price_unknown", message: cost.error.message });
    } else if (!cost.complete) {
      leftOut.push({ id, reason: "price_incomplete", message: `there is no price for ${cost.unpriced.join(", ")}` });
    } else {
      ranked.push({ id, cost, hasTier: !work.tier || knowsTier(id, work.tier), month: multiplyDecimals(cost.total, work.monthly) });
    }
  }
  ranked.sort((one, other) => compareDecimals(one.month, other.month) || (one.id < other.id ? -1 : 1));
  leftOut.sort((one, other) => (one.id < other.id ? -1 : 1));
  return { ranked, leftOut, currency: fits.currency };
}

/** Whether the price list names that tier; where it does not, the tier costs what the base does. */
const knowsTier = (id, tier) => registry.route(id).pricing?.overrides?.some((override) => override.when.service_tier === tier) ?? false;

function store() {
  const parameters = {};
  for (const name of [...NUMBERS, "period", "tier", "at"]) {
    const input = field(name);
    const standard = input.tagName === "SELECT" ? input.options[0].value : input.defaultValue;
    parameters[name] = input.value.trim() === standard ? "" : input.value.trim();
  }
  parameters.can = checked("can").join(",");
  parameters.platform = checked("platform").join(",");
  remember(parameters);
}

function restore() {
  const search = new URLSearchParams(location.search);
  form.reset();
  for (const name of [...NUMBERS, "period", "tier", "at"]) {
    if (search.has(name)) {
      field(name).value = search.get(name);
    }
  }
  for (const name of ["can", "platform"]) {
    const values = new Set(search.getAll(name).flatMap((each) => each.split(",")));
    form.querySelectorAll(`input[name="${name}"]`).forEach((input) => (input.checked = values.has(input.value)));
  }
  form.querySelectorAll("details").forEach((box) => (box.open ||= box.querySelector("input:checked") !== null));
}

function draw() {
  store();
  const work = workload();
  said.classList.toggle("failed", Boolean(work.problem));
  if (work.problem) {
    said.textContent = work.problem;
    holder.replaceChildren();
    return;
  }
  let answer;
  try {
    answer = rank(work);
  } catch (error) {
    tell(said, error);
    holder.replaceChildren();
    return;
  }
  const { ranked, leftOut, currency } = answer;
  said.textContent = summary(ranked, leftOut, currency, work.monthly);
  holder.replaceChildren(...(ranked.length ? [table(ranked, work)] : []), ...(leftOut.length ? [reasons(leftOut)] : []));
}

function summary(ranked, leftOut, currency, monthly) {
  if (ranked.length === 0) {
    return `No route can serve this. ${count(leftOut.length)} are left out; why is said below.`;
  }
  const paid = ranked.filter((each) => !isFree(each));
  const free = ranked.length - paid.length;
  const requests = monthly === 1 ? "1 request" : `${count(monthly)} requests`;
  const month = field("period").value === "day" ? `a month of ${DAYS} days` : "a month";
  const routes = (number) => (number === 1 ? "1 route" : `${count(number)} routes`);
  const range = () => {
    const [least, most] = [paid[0], paid.at(-1)].map((each) => roughMoney(each.month, currency));
    return least === most ? least : `from ${least} to ${most}`;
  };
  return `${requests} ${month}: ${[paid.length ? `${range()} on ${routes(paid.length)}` : "", free ? `free on ${routes(free)}` : ""].filter(Boolean).join(", ")}.`;
}

const isFree = (each) => compareDecimals(each.month, "0") === 0;

const HEADS = [
  { word: "#" },
  { word: "Model", words: true },
  { word: "On", words: true },
  { word: "A month" },
  { word: "Against the least" },
  { word: "One request" },
  { word: "In" },
  { word: "Out" },
];

function table(ranked, work) {
  const cheapest = (ranked.find((each) => !isFree(each)) ?? ranked[0]).month;
  const body = h("tbody");
  const show = () => body.append(...ranked.slice(body.rows.length, limit).map((each, index) => rankRow(each, body.rows.length + index + 1, cheapest, work)));
  show();
  const holding = h(
    "div",
    { class: "scroll", role: "region", "aria-labelledby": "ranking-caption", tabindex: "0" },
    h(
      "table",
      { class: "ranking" },
      h("caption", { class: "vh", id: "ranking-caption" }, "Routes by what they cost a month, the cheapest first"),
      h(
        "thead",
        {},
        h("tr", {}, HEADS.filter(({ word }) => !only || word !== "Model").map(({ word, words }) => h("th", { scope: "col", class: words ? null : "n" }, word))),
      ),
      body,
    ),
  );
  if (ranked.length <= limit) {
    return holding;
  }
  const words = () => `Show ${count(Math.min(PAGE, ranked.length - limit))} more of ${count(ranked.length - limit)}`;
  const button = h(
    "button",
    {
      type: "button",
      class: "plain",
      onclick: () => {
        const from = body.rows.length;
        limit += PAGE;
        show();
        body.rows[from]?.querySelector("a")?.focus();
        if (ranked.length <= limit) {
          button.parentElement.remove();
        } else {
          button.textContent = words();
        }
      },
    },
    words(),
  );
  return h("div", {}, holding, h("p", { class: "more" }, button));
}

function rankRow({ id, cost, month, hasTier }, place, cheapest, work) {
  const route = registry.route(id);
  const model = registry.model(route.model_id);
  const percent = percentMore(month, cheapest);
  const amount = (value) => h("span", { title: money(value, cost.currency) }, roughMoney(value, cost.currency));
  const free = isFree({ month });
  return h(
    "tr",
    {},
    h("td", { class: "n" }, count(place)),
    only ? null : h("th", { scope: "row" }, h("a", { href: page("models", model.id) }, h("bdi", {}, model.name)), h("code", {}, route.model_string)),
    h(
      only ? "th" : "td",
      { scope: only ? "row" : null },
      h("a", { href: page("platforms", route.platform_id) }, registry.platform(route.platform_id)?.name ?? route.platform_id),
      only ? h("code", {}, route.model_string) : null,
      route.variant ? h("small", { class: "note" }, route.variant) : null,
      hasTier ? null : h("small", { class: "note" }, `no ${work.tier} price`),
    ),
    h("td", { class: "n" }, free ? h("span", { class: "free" }, "free") : h("strong", {}, amount(month))),
    h("td", { class: "n" }, free ? "" : compareDecimals(month, cheapest) === 0 ? "the least" : percent < 1 ? "+<1%" : `+${count(percent)}%`),
    h("td", { class: "n" }, amount(cost.total)),
    h("td", { class: "n" }, amount(multiplyDecimals(cost.input, work.monthly))),
    h("td", { class: "n" }, amount(multiplyDecimals(cost.output, work.monthly))),
  );
}

const REASONS = {
  model_past_date: "Its last day is past",
  model_deprecated: "The model is deprecated",
  provider_deprecated: "The provider is deprecated",
  platform_deprecated: "The platform is deprecated",
  route_past_date: "Its last day there is past",
  route_inactive: "The route is inactive",
  route_maintenance: "The route is in maintenance",
  capability_missing: "It lacks something that is required",
  capability_unknown: "Nobody said whether it can do all that is required",
  limit_too_small: "A limit is too small",
  limit_unknown: "A limit is unknown",
  price_unknown: "The price is unknown",
  price_incomplete: "A part of it has no price",
  other_currency: "The price is in another currency",
};

/** By reason, in the order in which it is checked, each route with its own words. */
function reasons(leftOut) {
  const codes = new Set([...Object.keys(REASONS), ...leftOut.map(({ reason }) => reason)]);
  const groups = [...codes]
    .map((code) => ({ title: REASONS[code] ?? "For another reason", routes: leftOut.filter(({ reason }) => reason === code) }))
    .filter(({ routes }) => routes.length > 0);
  return h(
    "details",
    { class: "box left-out" },
    h("summary", {}, `Left out: ${leftOut.length === 1 ? "1 route" : `${count(leftOut.length)} routes`}, and why`),
    groups.map(({ title, routes }) => {
      const list = h("ul");
      const show = (number) =>
        list.append(
          ...routes
            .slice(list.children.length, number)
            .map(({ id, message }) => h("li", {}, h("a", { href: page("models", registry.route(id).model_id) }, h("code", {}, id)), h("span", { class: "quiet" }, ` ${message}`))),
        );
      show(LISTED);
      const more =
        routes.length > LISTED
          ? h("button", { type: "button", class: "plain", onclick: (event) => (show(routes.length), event.target.remove()) }, `Show ${count(routes.length - LISTED)} more`)
          : null;
      return [h("h2", {}, `${title}: ${count(routes.length)}`), list, more];
    }),
  );
}

function presets() {
  document.querySelector(".presets").append(
    h("span", { class: "quiet" }, "For example"),
    ...PRESETS.map((preset) =>
      h(
        "button",
        {
          type: "button",
          class: "plain",
          onclick: () => {
            [...NUMBERS, "period"].forEach((name) => (field(name).value = String(preset[name])));
            field("tier").value = preset.tier ?? "";
            draw();
          },
        },
        preset.label,
      ),
    ),
  );
}

/** The tiers that some route prices apart. */
function tiers() {
  const names = new Set();
  for (const route of registry.routes) {
    route.pricing?.overrides?.forEach((override) => override.when.service_tier && names.add(override.when.service_tier));
  }
  field("tier").append(...[...names].sort().map((name) => h("option", { value: name }, name)));
}

async function paste(event) {
  const pasted = document.getElementById("pasted");
  const text = event.target.value.trim();
  pasted.classList.remove("failed");
  if (text === "") {
    pasted.textContent = "";
    return;
  }
  try {
    const response = JSON.parse(text);
    const { readUsage } = await import("./usage.js");
    if (event.target.value.trim() !== text) {
      return;
    }
    const usage = readUsage(response);
    field("input").value = String(usage.input);
    field("cached").value = String(usage.cached);
    field("written").value = String(usage.written);
    field("output").value = String(usage.output);
    pasted.textContent = `Read: ${count(usage.input)} in, ${count(usage.cached)} of them cached, ${count(usage.output)} out.`;
    draw();
  } catch (error) {
    tell(pasted, error instanceof SyntaxError ? "This is no JSON yet." : error);
  }
}

async function start() {
  const note = document.querySelector(".needs-script");
  try {
    registry = await load(root);
  } catch (error) {
    tell(note, error);
    return;
  }
  note.remove();
  form.hidden = false;
  tiers();
  presets();
  restore();
  const soon = settled(() => ((limit = PAGE), draw()), 100);
  form.addEventListener("input", (event) => (event.target.id === "paste" ? paste(event) : soon()));
  form.addEventListener("submit", (event) => (event.preventDefault(), draw()));
  addEventListener("popstate", () => (restore(), draw()));
  draw();
}

start();
