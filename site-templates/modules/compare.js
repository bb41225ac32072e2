// Models and routes side by side. Which ones, and the workload, stand in the page's address.
import { compareDecimals, load } from "./registry.js";
import { combobox } from "./combobox.js";
import { count, dash, h, money, page, percentMore, readCount, remember, root, roughMoney, settled, tell } from "./view.js";

const MOST = 6;
const form = document.getElementById("compare");
const said = document.getElementById("said");
const holder = document.getElementById("comparison");
const field = (name) => form.elements.namedItem(name);

let registry;
let chosen = [];
const details = new Map();

/** A model, or a route with what it takes from its model. */
function item(id) {
  const route = registry.route(id);
  const model = registry.model(route ? route.model_id : id);
  return model && { id, model, route, routes: route ? [route] : registry.routesOfModel(id).filter((each) => registry.isActive(each)) };
}

/** The cheapest of an item's routes for the workload, with its cost. */
function offer(each) {
  const usage = workload();
  const day = registry.asOf.slice(0, 10);
  const costs = each.routes
    .map((route) => ({ route, cost: attempt(() => registry.cost({ route_id: route.id, usage, at: day }, { hours: false })) }))
    .filter(({ cost }) => cost && !cost.error);
  const best = costs
    .filter(({ cost }) => cost.complete && cost.currency === registry.currency)
    .sort((one, other) => compareDecimals(one.cost.total, other.cost.total))[0];
  return best ?? costs[0] ?? { route: each.routes[0] };
}

function attempt(work) {
  try {
    return work();
  } catch {
    return undefined;
  }
}

function workload() {
  const [input, cached, output] = ["win", "wcached", "wout"].map((name) => {
    const value = readCount(field(name).value);
    field(name).setAttribute("aria-invalid", String(value === null));
    return value ?? Number(field(name).defaultValue);
  });
  field("wcached").setAttribute("aria-invalid", String(cached > input));
  return { input_tokens: input, output_tokens: output, ...(cached > 0 && { cache_read_tokens: Math.min(cached, input) }) };
}

/** A fact in every column: what is shown, what is compared, and what is best. */
const row = (label, show, { plain = (value) => value, best } = {}) => ({ label, show, plain, best });
const number = (value) => (value === null || value === undefined ? dash() : count(value));
const text = (value) => (value === null || value === undefined || value === "" ? dash() : h("bdi", {}, String(value)));
const list = (values) => (values?.length ? values.join(", ") : dash());
const most = (one, other) => one > other;
const least = (one, other) => one < other;

function groups(items) {
  const offers = new Map(items.map((each) => [each, offer(each)]));
  const own = (each) => each.route ?? each.model;
  const fact = (each, name) => details.get(each.model.id)?.[name];
  const isAny = (test) => items.some(test);
  const facts = [
    row("Provider", (each) => h("a", { href: page("providers", each.model.provider_id) }, registry.provider(each.model.provider_id)?.name ?? each.model.provider_id), { plain: (each) => each.model.provider_id }),
    row("Status", (each) => status(each), { plain: (each) => own(each).status }),
    row("Family", (each) => text(each.model.family), { plain: (each) => each.model.family }),
    row("Released", (each) => text(each.model.release_date), { plain: (each) => each.model.release_date }),
    row("Knowledge cutoff", (each) => text(fact(each, "knowledge_cutoff")), { plain: (each) => fact(each, "knowledge_cutoff") ?? null }),
    row("Last day", (each) => text(each.model.deprecation_date), { plain: (each) => each.model.deprecation_date }),
    row("Weights", (each) => (each.model.open_weights === null ? dash() : each.model.open_weights ? "open" : "closed"), { plain: (each) => each.model.open_weights }),
    row("License", (each) => text(fact(each, "license")), { plain: (each) => fact(each, "license") ?? null }),
    row("Input modalities", (each) => list(each.model.modalities?.input), { plain: (each) => each.model.modalities?.input?.join() }),
    row("Output modalities", (each) => list(each.model.modalities?.output), { plain: (each) => each.model.modalities?.output?.join() }),
    row("Routes", (each) => (each.route ? "one" : count(each.routes.length)), { plain: (each) => each.routes.length }),
  ];
  const limits = ["context_window", "max_input_tokens", "max_output_tokens"].map((name) =>
    row(
      { context_window: "Context window", max_input_tokens: "Max input", max_output_tokens: "Max output" }[name],
      (each) => number(own(each)[name]),
      { plain: (each) => own(each)[name] ?? null, best: most },
    ),
  );
  const prices = new Map(items.map((each) => [each, offers.get(each).route ? registry.price(offers.get(each).route.id) : undefined]));
  const oneCurrency = new Set([...prices.values()].flatMap((price) => price?.currency ?? [])).size === 1;
  const units = registry.units.filter((unit) => isAny((each) => prices.get(each)?.rates?.[unit.key] !== undefined));
  const rates = units.map((unit) =>
    row(
      `${unit.label ?? unit.key}${unit.usage.endsWith("_tokens") ? "" : `, per ${unit.per === 1 ? "one" : count(unit.per)}`}`,
      (each) => {
        const price = prices.get(each);
        return price?.rates?.[unit.key] !== undefined ? money(price.rates[unit.key], price.currency) : price?.kind === "free" ? h("span", { class: "free" }, "free") : dash(price?.rates ? "not priced apart" : "unknown");
      },
      {
        plain: (each) => prices.get(each)?.rates?.[unit.key] ?? (prices.get(each)?.kind === "free" ? "0" : null),
        best: oneCurrency ? (one, other) => compareDecimals(one, other) < 0 : undefined,
      },
    ),
  );
  const cost = row(
    "This workload",
    (each) => {
      const best = offers.get(each).cost;
      return best ? h("strong", { title: money(best.total, best.currency) }, roughMoney(best.total, best.currency), best.complete ? null : h("small", {}, "without what has no price")) : dash();
    },
    { plain: (each) => offers.get(each).cost?.total ?? null, best: (one, other) => compareDecimals(one, other) < 0 },
  );
  const cheapest = items
    .map((each) => offers.get(each).cost)
    .filter((each) => each?.complete)
    .sort((one, other) => compareDecimals(one.total, other.total))[0];
  const against = row("Against the cheapest", (each) => {
    const mine = offers.get(each).cost;
    if (!mine?.complete || !cheapest || mine.currency !== cheapest.currency) {
      return dash();
    }
    const percent = percentMore(mine.total, cheapest.total);
    return compareDecimals(mine.total, cheapest.total) === 0 ? h("span", { class: "low" }, "the cheapest") : percent === null ? "more" : percent < 1 ? "+<1%" : `+${count(percent)}%`;
  }, { plain: (each) => offers.get(each).cost?.total ?? null });
  const on = row("On", (each) => {
    const { route } = offers.get(each);
    return route ? h("a", { href: page("platforms", route.platform_id) }, registry.platform(route.platform_id)?.name ?? route.platform_id) : dash();
  }, { plain: (each) => offers.get(each).route?.platform_id });
  const model = row("Model string", (each) => (offers.get(each).route ? h("code", {}, offers.get(each).route.model_string) : dash()), { plain: (each) => offers.get(each).route?.model_string });
  const capabilities = [...registry.capabilities]
    .sort((one, other) => Boolean(one.derived) - Boolean(other.derived))
    .map(({ id, label }) => row(label, (each) => answer(each, id), { plain: (each) => able(each, id) }))
    .filter((each) => isAny((one) => each.plain(one) !== "unknown"));
  const names = [...new Set(items.flatMap((each) => (fact(each, "benchmarks") ?? []).map((one) => one.name)))].sort();
  const benchmarks = names.map((name) => {
    const score = (each) => (fact(each, "benchmarks") ?? []).find((one) => one.name === name)?.score;
    return row(name, (each) => number(score(each)), { plain: (each) => score(each) ?? null, best: most });
  });
  const speed = [
    row("Latency", (each) => (each.model.latency_ms ? `${count(each.model.latency_ms)} ms` : dash()), { plain: (each) => each.model.latency_ms, best: least }),
    row("Tokens per second", (each) => number(each.model.tokens_per_second), { plain: (each) => each.model.tokens_per_second, best: most }),
  ].filter((each) => isAny((one) => each.plain(one) !== null && each.plain(one) !== undefined));
  return [
    { label: "Cost", rows: [cost, against, on, model] },
    { label: "Prices there, per million tokens", rows: rates },
    { label: "Limits in tokens", rows: limits },
    { label: "Speed", rows: speed },
    { label: "Capabilities", rows: capabilities },
    { label: "Benchmarks", rows: benchmarks },
    { label: "Facts", rows: facts },
  ].filter((group) => group.rows.length > 0);
}

function status(each) {
  const word = (each.route ?? each.model).status;
  const tone = { active: "good", beta: "new", deprecated: "warn", maintenance: "warn", inactive: "off" }[word];
  return h("span", { class: `badge ${tone}` }, word);
}

/** As a route serves it, else as the model has it by itself. */
const able = (each, key) => ({ true: "yes", false: "no" })[(each.route ?? each.model).capabilities[key]] ?? "unknown";

function answer(each, key) {
  const word = able(each, key);
  return h("span", { class: `answer ${word}` }, word);
}

function draw() {
  remember({ m: chosen, win: changed("win"), wcached: changed("wcached"), wout: changed("wout"), differ: field("differ").checked ? "1" : "" });
  const items = chosen.map(item);
  document.getElementById("add").disabled = items.length >= MOST;
  if (items.length === 0) {
    holder.replaceChildren(h("p", { class: "empty" }, "Nothing to compare yet. Add two models above, or choose some in the ", h("a", { href: root.pathname }, "table of models"), "."));
    return;
  }
  const all = groups(items);
  const columns = items.length + 1;
  const onlyDiffering = field("differ").checked && items.length > 1;
  const sections = all.map(({ label, rows }) => {
    const lines = rows
      .map((each) => line(each, items))
      .filter(({ differs }) => differs || !onlyDiffering)
      .map(({ element }) => element);
    return lines.length === 0
      ? null
      : h("tbody", {}, h("tr", { class: "group" }, h("th", { scope: "rowgroup", colspan: columns }, label)), lines);
  });
  const filled = sections.filter(Boolean);
  holder.replaceChildren(
    h(
      "div",
      { class: "scroll comparison", role: "region", "aria-labelledby": "comparison-caption", tabindex: "0" },
      h(
        "table",
        {},
        h("caption", { class: "vh", id: "comparison-caption" }, `Comparison of ${items.map((each) => each.id).join(", ")}`),
        h("thead", {}, h("tr", {}, h("td", {}), items.map(heading))),
        filled,
      ),
    ),
    onlyDiffering && filled.length === 0 ? h("p", { class: "empty" }, "They do not differ in anything that is known.") : "",
  );
}

function line({ label, show, plain, best }, items) {
  const values = items.map(plain);
  const known = values.filter((value) => value !== null && value !== undefined && value !== "unknown");
  const differs = items.length > 1 && new Set(values.map((value) => value ?? null)).size > 1;
  const winner = best && known.length > 1 && differs ? known.reduce((one, other) => (best(other, one) ? other : one)) : undefined;
  return {
    differs,
    element: h(
      "tr",
      { class: differs ? "differs" : null },
      h("th", { scope: "row" }, label, differs ? h("span", { class: "vh" }, ", differs") : null),
      items.map((each, index) =>
        h("td", { class: winner !== undefined && values[index] === winner ? "best" : null }, show(each), winner !== undefined && values[index] === winner ? h("span", { class: "vh" }, ", best") : null),
      ),
    ),
  };
}

function heading(each) {
  const index = chosen.indexOf(each.id);
  const move = (step) => () => {
    const other = index + step;
    [chosen[index], chosen[other]] = [chosen[other], chosen[index]];
    draw();
    holder.querySelectorAll("thead th")[other]?.querySelector("button")?.focus();
  };
  return h(
    "th",
    { scope: "col" },
    h("a", { href: page("models", each.model.id) }, h("bdi", {}, each.model.name)),
    h("code", {}, each.id),
    h(
      "span",
      { class: "tools" },
      index > 0 ? h("button", { type: "button", class: "plain", "aria-label": `Move ${each.id} left`, onclick: move(-1) }, "←") : null,
      index < chosen.length - 1 ? h("button", { type: "button", class: "plain", "aria-label": `Move ${each.id} right`, onclick: move(1) }, "→") : null,
      h("button", { type: "button", class: "plain", "aria-label": `Remove ${each.id}`, onclick: () => remove(each.id) }, "Remove"),
    ),
  );
}

function remove(id) {
  chosen = chosen.filter((each) => each !== id);
  said.textContent = `${id} is removed.`;
  draw();
  document.getElementById("add").focus();
}

const changed = (name) => (field(name).value.trim() === field(name).defaultValue ? "" : field(name).value.trim());

async function add(id) {
  if (chosen.includes(id)) {
    said.textContent = `${id} is there already.`;
    return;
  }
  if (chosen.length >= MOST) {
    said.textContent = `Six at once is the most. Remove one first.`;
    return;
  }
  chosen.push(id);
  said.textContent = `${id} is added.`;
  draw();
  await fetchDetails([id]);
  draw();
}

/** What the shared index leaves out: benchmarks, license, dates. The page does without where it fails. */
async function fetchDetails(ids) {
  const models = [...new Set(ids.map((id) => item(id)?.model.id))].filter((id) => id && !details.has(id));
  await Promise.all(
    models.map(async (id) => {
      try {
        const response = await fetch(new URL(`api/registry/models/${encodeURIComponent(id)}.json`, root));
        details.set(id, response.ok ? (await response.json()).data : {});
      } catch {
        details.set(id, {});
      }
    }),
  );
}

function suggestions(typed) {
  const answer = registry.search({ text: typed, page_size: 6 });
  const models = answer.models.map((hit) => ({ value: hit.model_id, label: hit.name, note: hit.model_id }));
  const routes = answer.models.slice(0, 2).flatMap((hit) =>
    registry.routesOfModel(hit.model_id).map((route) => ({ value: route.id, label: `${hit.name} on ${registry.platform(route.platform_id)?.name ?? route.platform_id}`, note: route.id })),
  );
  return [...models, ...routes.slice(0, 8)];
}

function restore() {
  const search = new URLSearchParams(location.search);
  const asked = [...search.getAll("m"), ...search.getAll("r")].flatMap((each) => each.split(",")).filter(Boolean);
  const unknown = asked.filter((id) => !item(id));
  chosen = [...new Set(asked.filter((id) => item(id)))].slice(0, MOST);
  for (const name of ["win", "wcached", "wout"]) {
    field(name).value = search.get(name) ?? field(name).defaultValue;
  }
  field("differ").checked = search.get("differ") === "1";
  const more = asked.length - unknown.length > MOST ? " Six at once is the most; the rest is left out." : "";
  said.textContent = (unknown.length ? `Not known here: ${unknown.join(", ")}.` : "") + more;
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
  restore();
  combobox(document.getElementById("add"), document.getElementById("add-list"), suggestions, add);
  form.addEventListener("input", settled((event) => event.target.id !== "add" && draw(), 80));
  form.addEventListener("submit", (event) => event.preventDefault());
  addEventListener("popstate", () => (restore(), draw()));
  draw();
  await fetchDetails(chosen);
  if (chosen.length > 0) {
    draw();
  }
}

start();
