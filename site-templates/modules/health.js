// Shows beside platforms and routes whether they answer. What it reads is published on its own, every
// few minutes; where nobody does that, or the browser is offline, the page stays as it is.

const source = document.querySelector("[data-health]");

const WORDS = { up: "up", down: "down", partly_down: "partly down" };

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

function ago(milliseconds) {
  if (milliseconds < 2 * MINUTE) return "just now";
  if (milliseconds < 2 * HOUR) return `${Math.floor(milliseconds / MINUTE)} minutes ago`;
  if (milliseconds < 2 * DAY) return `${Math.floor(milliseconds / HOUR)} hours ago`;
  return `${Math.floor(milliseconds / DAY)} days ago`;
}

/** A share as a percentage, never rounded up: 100 % means always. */
function percent(share) {
  return `${Math.floor(share * 10_000) / 100} %`;
}

function show(place, entry, checked, stale) {
  const word = WORDS[entry.status];
  if (word === undefined) return;
  const dot = document.createElement("span");
  dot.className = "dot";
  dot.ariaHidden = "true";
  const text = stale ? `was ${word}, ${ago(Date.now() - checked)}` : word;
  place.replaceChildren(dot, ` ${text}`);
  place.classList.add(stale ? "stale" : entry.status.replace("_", "-"));
  const details = [`Checked ${new Date(checked).toISOString().slice(0, 16).replace("T", " ")} UTC`];
  if (stale) details.push("too long ago to say anything of now");
  if (typeof entry.uptime_24h === "number") details.push(`${percent(entry.uptime_24h)} in 24 hours`);
  if (typeof entry.uptime_30d === "number") details.push(`${percent(entry.uptime_30d)} in 30 days`);
  place.title = details.join(", ");
}

function byId(list, key) {
  return new Map((Array.isArray(list) ? list : []).map((entry) => [entry[key], entry]));
}

async function run() {
  const answer = await fetch(source.dataset.health, { headers: { Accept: "application/json" } });
  if (!answer.ok) return;
  const { kind, data } = await answer.json();
  const checked = Date.parse(data?.checked_at);
  if (kind !== "health" || Number.isNaN(checked)) return;
  const stale = !(Date.now() <= Date.parse(data.stale_after));
  const routes = byId(data.routes, "route_id");
  const platforms = byId(data.platforms, "platform_id");
  for (const place of document.querySelectorAll("[data-route], [data-platform]")) {
    const { route, platform } = place.dataset;
    const entry = route === undefined ? platforms.get(platform) : routes.get(route);
    if (entry) show(place, entry, checked, stale);
  }
}

if (source) {
  source.setAttribute("aria-busy", "true");
  run()
    .catch(() => {})
    .finally(() => source.removeAttribute("aria-busy"));
}
