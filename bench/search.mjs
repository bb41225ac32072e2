// Types a few searches key by key, plain and filtered. Processor time beside the clock's tells a busy
// machine from slow code; a key has 16 ms.
import { readFileSync } from "node:fs";
import { resolve } from "node:path";
import { pathToFileURL } from "node:url";

const site = resolve(process.argv[2]);
const { load } = await import(
  `data:text/javascript,${encodeURIComponent(readFileSync(`${site}/assets/registry.js`, "utf8"))}`
);
// A folder answers as a server would.
const fetch = async (url) => {
  const text = readFileSync(new URL(`.${new URL(url).pathname}`, `${pathToFileURL(site)}/`), "utf8");
  return { ok: true, status: 200, json: async () => JSON.parse(text) };
};
const processor = () => {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1000;
};
const clock = () => performance.now();

const TYPED = ["gpt-5 nano", "claude sonnet 4.5", "llama 70b instruct", "deepseek v3", "qwen coder"];
const FILTERS = { require: ["vision"], usable: true, max_cost: "0.02", sort: "cost" };
const ROUNDS = 10;

const started = clock();
const registry = await load("https://site.invalid/", { fetch });
const loaded = clock();
registry.search({ text: "first" });
console.log(`${registry.routes.length} routes`);
console.log(`load ${(loaded - started).toFixed(0)} ms, first search ${(clock() - loaded).toFixed(0)} ms`);

for (const [name, filters] of [["text", {}], ["text and filters", FILTERS]]) {
  const times = [[], []];
  for (let round = 0; round < ROUNDS; round++) {
    for (const text of TYPED) {
      for (let length = 1; length <= text.length; length++) {
        const before = [processor(), clock()];
        registry.search({ ...filters, text: text.slice(0, length) });
        [processor(), clock()].forEach((after, i) => times[i].push(after - before[i]));
      }
    }
  }
  times.forEach((all, i) => {
    all.sort((one, other) => one - other);
    const [half, most] = [0.5, 0.95].map((share) => all[Math.floor(all.length * share)].toFixed(1));
    console.log(`${name}, ${i === 0 ? "processor" : "clock"}: half of the keys ${half} ms, 95% ${most} ms`);
  });
}
