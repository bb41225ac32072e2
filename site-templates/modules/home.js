// The table of models: search, filters, sorting, columns and units. All of it stands in the page's address.
import { load, multiplyDecimals } from "./registry.js";
import { compact, count, dash, h, money, page, readAmount, readCount, remember, root, roughMoney, settled, tell } from "./view.js";

/** Rows at once: laying them out takes most of the time. */
const PAGE = 50;
const MOST_PICKED = 6;

const form = document.getElementById("finder");
const fields = form.querySelector("fieldset");
const found = document.getElementById("found");
const table = document.querySelector("#models table");
const body = table.tBodies[0];
const head = table.tHead.rows[0];

/** What the server wrote, by model: rows are moved and hidden, never written again. */
const rows = new Map([...body.rows].map((row) => [row.dataset.model, row]));

/** Columns of the server's table come first, in its order; the rest is added here. */
const COLUMNS = [
  { key: "model", label: "Model", sort: "name", fixed: true },
  { key: "provider", label: "Provider" },
  { key: "context", label: "Context", sort: "-context" },
  { key: "answer", label: "Max output" },
  { key: "input", label: "Input", sort: "cost" },
  { key: "output", label: "Output", sort: "cost" },
  { key: "cheapest", label: "Cheapest on" },
  { key: "routes", label: "Routes" },
  { key: "marks", label: "Capabilities" },
  { key: "status", label: "Status" },
  { key: "released", label: "Released", sort: "-released" },
  { key: "cache", label: "Cache read", added: true, numeric: true },
  { key: "cost", label: "One request", sort: "cost", added: true, numeric: true },
  { key: "string", label: "Model string", added: true },
  { key: "weights", label: "Weights", added: true },
  { key: "family", label: "Family", added: true },
];
const SHOWN = COLUMNS.filter((column) => !column.added).map((column) => column.key);

const LISTS = ["provider", "platform", "in", "out", "status", "tag"];
const TEXTS = ["q", "input", "output", "mincost", "maxcost", "context", "maxcontext", "weights", "usable", "from", "until", "unit", "win", "wout"];

const state = { sort: "", columns: SHOWN, picked: [] };
let registry;
let shown = 0;
let drawn = "";

const named = Object.fromEntries([...form.elements].filter((each) => each.name).map((each) => [each.name, each]));
const field = (name) => named[name];
const checked = (name) => [...form.querySelectorAll(`input[name="${name}"]:checked`)].map((input) => input.value);
const wants = (answer) => [...form.querySelectorAll("select[name=can]")].filter((select) => select.value === answer).map((select) => select.dataset.key);
const ownWorkload = () => field("unit").value === "own";

/** From the address into the form. */
function restore() {
  const search = new URLSearchParams(location.search);
  form.reset();
  for (const name of LISTS) {
    const values = new Set(search.getAll(name).flatMap((each) => (name === "tag" ? [each] : each.split(","))));
    form.querySelectorAll(`input[name="${name}"]`).forEach((input) => (input.checked = values.has(input.value)));
  }
  for (const [name, answer] of [["can", "yes"], ["not", "no"]]) {
    const keys = new Set(search.getAll(name).flatMap((each) => each.split(",")));
    form.querySelectorAll("select[name=can]").forEach((select) => keys.has(select.dataset.key) && (select.value = answer));
  }
  for (const name of TEXTS) {
    if (search.has(name)) {
      field(name).value = search.get(name);
    }
  }
  const sorts = COLUMNS.flatMap(({ sort }) => (sort ? [sort, reversed(sort)] : []));
  state.sort = sorts.includes(search.get("sort")) ? search.get("sort") : "";
  const columns = (search.get("columns") ?? "").split(",").filter((key) => COLUMNS.some((column) => column.key === key));
  state.columns = columns.length ? ["model", ...columns.filter((key) => key !== "model")] : SHOWN;
  state.picked = (search.get("compare") ?? "").split(",").filter((id) => rows.has(id)).slice(0, MOST_PICKED);
}

/** From the form into the address. */
function store() {
  const parameters = {};
  for (const name of TEXTS) {
    const input = field(name);
    const standard = input.tagName === "INPUT" ? input.defaultValue : "";
    parameters[name] = input.value.trim() === standard ? "" : input.value.trim();
  }
  if (!ownWorkload()) {
    parameters.win = parameters.wout = "";
  }
  for (const name of LISTS) {
    // A tag may hold a comma.
    parameters[name] = name === "tag" ? checked(name) : checked(name).join(",");
  }
  parameters.can = wants("yes").join(",");
  parameters.not = wants("no").join(",");
  parameters.sort = state.sort;
  parameters.columns = state.columns.join() === SHOWN.join() ? "" : state.columns.slice(1).join(",") || "model";
  parameters.compare = state.picked.join(",");
  remember(parameters);
}

/** The question that the form asks; marks what it cannot read. */
function question() {
  const read = (name, reader) => {
    const input = field(name);
    const text = input.value.trim();
    const value = text === "" ? undefined : reader(text);
    input.setAttribute("aria-invalid", String(value === null));
    return value ?? undefined;
  };
  const day = (text) => (/^[0-9]{4}(-[0-9]{2}){0,2}$/.test(text) ? text : null);
  const asked = {
    text: field("q").value,
    providers: checked("provider"),
    platforms: checked("platform"),
    require: wants("yes"),
    exclude: wants("no"),
    status: checked("status"),
    input_modalities: checked("in"),
    output_modalities: checked("out"),
    tags: checked("tag"),
    open_weights: { open: true, closed: false }[field("weights").value],
    usable: field("usable").value === "yes" || undefined,
    max_input_cost: read("input", readAmount),
    max_output_cost: read("output", readAmount),
    min_cost: read("mincost", readAmount),
    max_cost: read("maxcost", readAmount),
    min_context: read("context", readCount),
    max_context: read("maxcontext", readCount),
    released_from: read("from", day),
    released_until: read("until", day),
    sort: state.sort || undefined,
  };
  if (ownWorkload()) {
    asked.prompt_tokens = read("win", readCount) ?? 3000;
    asked.max_output_tokens = read("wout", readCount) ?? 1000;
  }
  for (const [name, value] of Object.entries(asked)) {
    if (value === undefined || (Array.isArray(value) && value.length === 0) || value === "") {
      delete asked[name];
    }
  }
  return asked;
}

/** Without search and sort the server's order stays: what can be called first, then the newest. */
const isPlain = (asked) => Object.keys(asked).every((name) => name === "prompt_tokens" || name === "max_output_tokens");

function update() {
  const asked = question();
  store();
  const started = JSON.stringify([asked, state.columns, field("unit").value]);
  form.querySelector(".workload").hidden = !ownWorkload();
  describe();
  if (started === drawn) {
    return;
  }
  drawn = started;
  try {
    ask(asked);
  } catch (error) {
    tell(found, error);
  }
}

function ask(asked) {
  const byServer = isPlain(asked) && !asked.prompt_tokens;
  const order = byServer ? { sort: "id", page_size: 1000 } : { page_size: PAGE };
  const get = (number) => registry.search({ ...asked, ...order, page: number });
  const first = get(1);
  let hits = first.models;
  if (byServer) {
    const all = new Map();
    for (let number = 1; number <= first.pages; number++) {
      (number === 1 ? first : get(number)).models.forEach((hit) => all.set(hit.model_id, hit));
    }
    hits = [...rows.keys()].map((id) => all.get(id)).filter(Boolean);
  }
  found.classList.remove("failed");
  document.getElementById("order").hidden = !byServer;
  found.textContent = first.total === rows.size ? `${count(first.total)} models` : `${count(first.total)} of ${count(rows.size)} models`;
  body.replaceChildren();
  table.parentElement.querySelector(".more")?.remove();
  shown = 0;
  if (first.total === 0) {
    body.append(h("tr", { class: "nothing" }, h("td", { colspan: state.columns.length }, "No model fits all of this. Take a filter away, or search for less.")));
  }
  let next = 2;
  const show = () => {
    if (byServer) {
      append(hits.slice(shown, shown + PAGE));
    } else {
      append(shown === 0 ? hits : get(next++).models);
    }
    return shown < first.total;
  };
  more(show(), show, first.total);
  heads();
}

function more(isMore, show, total) {
  if (!isMore) {
    return;
  }
  const button = h(
    "button",
    {
      type: "button",
      class: "plain",
      onclick: () => {
        const from = body.rows.length;
        if (!show()) {
          holder.remove();
        } else {
          button.textContent = label();
        }
        body.rows[from]?.querySelector("a")?.focus();
      },
    },
    "",
  );
  const label = () => `Show ${count(Math.min(PAGE, total - shown))} more of ${count(total - shown)}`;
  button.textContent = label();
  const holder = h("p", { class: "more" }, button);
  table.parentElement.append(holder);
}

function append(hits) {
  const fragment = document.createDocumentFragment();
  for (const hit of hits) {
    const row = rows.get(hit.model_id);
    if (row) {
      fill(row, hit);
      fragment.append(row);
    }
  }
  body.append(fragment);
  shown += hits.length;
}

/** Brings a row up to date: prices of the routes that are meant, and the columns that are shown. */
function fill(row, hit) {
  if (!row.dataset.ready) {
    row.dataset.ready = "1";
    row.cells[0].prepend(pick(hit));
    COLUMNS.filter((column) => column.added).forEach((column) => row.append(h("td", { class: column.numeric ? "n" : null })));
  }
  const model = registry.model(hit.model_id);
  const offer = hit.routes[0];
  const cell = (key) => row.cells[COLUMNS.findIndex((column) => column.key === key)];
  const put = (key, ...content) => cell(key).replaceChildren(...content);
  const priced = prices(offer);
  put("input", priced.input);
  put("output", priced.output);
  put("cache", priced.cache);
  put("cost", offer?.cost ? exactly(offer.cost.total, offer.cost.currency) : (offer && words(offer.cost_unknown)) ?? dash());
  put("cheapest", offer ? h("a", { href: page("platforms", offer.platform_id) }, h("bdi", {}, registry.platform(offer.platform_id)?.name ?? offer.platform_id)) : dash());
  put("routes", count(hit.routes.filter((route) => registry.isActive(registry.route(route.route_id))).length));
  put("string", offer ? h("code", {}, offer.model_string) : dash());
  put("weights", model.open_weights === null ? dash() : model.open_weights ? "open" : "closed");
  put("family", model.family ?? dash());
  COLUMNS.forEach((column, index) => (row.cells[index].hidden = !state.columns.includes(column.key)));
}

/** What a route charges, as far as the columns show it. */
function prices(offer) {
  const same = (make) => ({ input: make(), output: make(), cache: make() });
  if (!offer) {
    return same(dash);
  }
  const price = registry.price(offer.route_id);
  if (price.kind === "free") {
    return same(() => h("span", { class: "free" }, "free"));
  }
  if (price.kind === "unknown") {
    return same(() => words(price.reason) ?? dash());
  }
  const one = (key, otherwise) => {
    const rate = price.rates[key];
    return rate === undefined ? dash(otherwise) : exactly(inUnit(rate), price.currency);
  };
  const cache = one("cache_read_cost", "not priced apart");
  // Of a route that cannot be called the price list is shown as it is.
  if (ownWorkload() && offer.cost && registry.isActive(registry.route(offer.route_id))) {
    const cost = registry.cost({ route_id: offer.route_id, usage: workload(), at: registry.asOf.slice(0, 10) }, { hours: false });
    return { input: exactly(cost.input, cost.currency), output: exactly(cost.output, cost.currency), cache };
  }
  return { input: one("input_cost"), output: one("output_cost"), cache };
}

const workload = () => ({ input_tokens: readCount(field("win").value) ?? 3000, output_tokens: readCount(field("wout").value) ?? 1000 });
const inUnit = (rate) => (field("unit").value === "thousand" ? multiplyDecimals(rate, "0.001") : rate);

/** To be scanned, with the exact amount where a reader points. */
function exactly(amount, currency) {
  const rough = ownWorkload() ? roughMoney(amount, currency) : money(amount, currency);
  return h("span", { title: rough === money(amount, currency) ? null : money(amount, currency) }, rough);
}

const words = (reason) => ({ dynamic: h("span", { class: "word" }, "dynamic"), subscription: h("span", { class: "word" }, "subscription") })[reason] ?? null;

function pick(hit) {
  const input = h("input", {
    type: "checkbox",
    "aria-label": `Compare ${hit.name}`,
    value: hit.model_id,
    onchange: () => {
      state.picked = input.checked ? [...state.picked, hit.model_id] : state.picked.filter((id) => id !== hit.model_id);
      store();
      picked();
    },
  });
  input.checked = state.picked.includes(hit.model_id);
  return h("span", { class: "pick" }, input);
}

/** The bar that leads to the comparison. */
function picked() {
  document.querySelector(".picked")?.remove();
  const full = state.picked.length >= MOST_PICKED;
  rows.forEach((row, id) => {
    const input = row.querySelector(".pick input");
    if (input) {
      input.checked = state.picked.includes(id);
      input.disabled = full && !input.checked;
    }
  });
  if (state.picked.length === 0) {
    return;
  }
  const query = state.picked.map((id) => `m=${encodeURIComponent(id)}`).join("&");
  const text = state.picked.length === 1 ? "1 model chosen" : `${state.picked.length} models chosen`;
  document.getElementById("models").append(
    h(
      "div",
      { class: "picked", role: "region", "aria-label": "Chosen models" },
      h("span", {}, full ? `${text}, the most that fit` : text),
      h("a", { class: "button", href: new URL(`compare/?${query}`, root).href }, "Compare"),
      h("button", { type: "button", class: "plain", onclick: () => ((state.picked = []), store(), picked()) }, "Clear"),
    ),
  );
}

const reversed = (sort) => (sort.startsWith("-") ? sort.slice(1) : `-${sort}`);

/** Headings that sort, and what is hidden. */
function heads() {
  COLUMNS.forEach((column, index) => {
    let cell = head.cells[index];
    if (!cell) {
      cell = h("th", { scope: "col", class: column.numeric ? "n" : null });
      head.append(cell);
    }
    cell.hidden = !state.columns.includes(column.key);
    if (!column.sort) {
      cell.textContent = column.label;
      return;
    }
    const mine = column.sort === state.sort || reversed(column.sort) === state.sort;
    // Input and output sort by the same cost: one of them shows the arrow.
    const arrow = mine && !(column.key === "output") && !(column.key === "input" && state.columns.includes("cost"));
    cell.setAttribute("aria-sort", arrow ? (state.sort.startsWith("-") ? "descending" : "ascending") : "none");
    let button = cell.querySelector("button");
    if (!button) {
      button = h("button", { type: "button", class: "sort", onclick: () => sort(column) }, column.label);
      cell.replaceChildren(button);
    }
    button.textContent = column.label;
    button.title = column.sort === "cost" ? "Sort by what one request costs" : "";
  });
}

function sort(column) {
  state.sort = state.sort === column.sort ? reversed(column.sort) : state.sort === reversed(column.sort) ? "" : column.sort;
  update();
}

/** How many choices each filter has, and the list of those in force. */
function describe() {
  const active = [];
  const add = (group, text, remove) => active.push({ group, text, remove });
  form.querySelectorAll("details").forEach((group) => {
    const name = group.dataset.filter;
    group.querySelectorAll("input[type=checkbox]:checked").forEach((input) => {
      if (input.name) {
        add(name, input.parentElement.querySelector("bdi")?.textContent ?? input.value, () => (input.checked = false));
      }
    });
    group.querySelectorAll("select").forEach((select) => {
      if (select.value) {
        const label = select.parentElement.querySelector("bdi")?.textContent ?? select.parentElement.firstChild.textContent.trim();
        const word = select.name === "can" ? (select.value === "yes" ? label : `not ${label}`) : `${label}: ${select.value}`;
        add(name, word, () => (select.value = ""));
      }
    });
    group.querySelectorAll("input:not([type=checkbox])").forEach((input) => {
      if (input.value.trim()) {
        add(name, `${group.querySelector("summary").firstChild.textContent} ${input.parentElement.firstChild.textContent.trim().toLowerCase()} ${input.value.trim()}`, () => (input.value = ""));
      }
    });
    const chosen = group.querySelector(".chosen");
    if (chosen) {
      const number = active.filter((each) => each.group === name).length;
      chosen.textContent = number ? ` ${number}` : "";
    }
  });
  const focused = document.activeElement?.closest(".active-filters") !== null && document.activeElement !== null;
  form.querySelector(".active-filters").replaceChildren(
    ...active.map(({ text, remove }) =>
      h(
        "li",
        {},
        h(
          "button",
          { type: "button", onclick: () => (remove(), update()) },
          h("bdi", {}, text),
          h("span", { class: "vh" }, ", remove this filter"),
        ),
      ),
    ),
  );
  if (focused && document.activeElement === document.body) {
    (form.querySelector(".active-filters button") ?? field("q")).focus();
  }
  document.getElementById("clear").hidden = active.length === 0 && field("q").value === "" && state.sort === "";
}

function columnChoices() {
  const list = document.getElementById("columns");
  list.replaceChildren(
    ...COLUMNS.filter((column) => !column.fixed).map((column) => {
      const input = h("input", {
        type: "checkbox",
        value: column.key,
        onchange: () => {
          const keys = new Set(state.columns);
          input.checked ? keys.add(column.key) : keys.delete(column.key);
          state.columns = COLUMNS.map((each) => each.key).filter((key) => keys.has(key));
          update();
        },
      });
      input.checked = state.columns.includes(column.key);
      return h("li", {}, h("label", {}, input, ` ${column.label}`));
    }),
  );
}

function listen() {
  const soon = settled(update, 60);
  form.addEventListener("input", (event) => !event.target.closest("#columns") && soon());
  form.addEventListener("submit", (event) => (event.preventDefault(), update()));
  document.getElementById("clear").addEventListener("click", () => {
    form.reset();
    state.sort = "";
    update();
    field("q").focus();
  });
  document.addEventListener("keydown", (event) => {
    const typing = event.target.closest?.("input, select, textarea");
    if (event.key === "/" && !typing && !event.ctrlKey && !event.metaKey && !event.altKey) {
      event.preventDefault();
      field("q").focus();
    } else if (event.key === "Escape") {
      const open = form.querySelector("details[open]");
      if (open) {
        open.open = false;
        open.querySelector("summary").focus();
      }
    }
  });
  document.addEventListener("click", (event) => {
    form.querySelectorAll("details[open]").forEach((open) => {
      if (!open.contains(event.target)) {
        open.open = false;
      }
    });
  });
  addEventListener("popstate", () => (restore(), columnChoices(), update(), picked()));
}

async function start() {
  try {
    registry = await load(root);
  } catch (error) {
    tell(form.querySelector(".needs-script"), error);
    return;
  }
  form.querySelector(".needs-script").remove();
  fields.disabled = false;
  restore();
  columnChoices();
  listen();
  update();
  picked();
}

start();
