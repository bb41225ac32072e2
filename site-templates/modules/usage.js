// Reads what the response of an API says it used, by the same data as `registry cost --response`.
import { apis } from "./response-apis.js";

const MAX_COUNT = 1e15;

/** Usage as this registry calls it. */
const OWN = {
  shapes: [{ "/usage/input_tokens": null }],
  counts: Object.fromEntries(
    ["input_tokens", "cache_read_tokens", "cache_write_tokens", "output_tokens"].map((name) => [name, `/usage/${name}`]),
  ),
};

const isObject = (value) => value !== null && typeof value === "object" && !Array.isArray(value);
const child = (value, name) => (isObject(value) && Object.hasOwn(value, name) ? value[name] : undefined);
const valueAt = (value, names) => names.reduce(child, value);
const pointed = (response, pointer) => valueAt(response, pointer.slice(1).split("/"));
const sum = (numbers) => numbers.reduce((one, other) => one + other, 0);

/** What stands at one place, as the schema of the data describes places; undefined where nothing does. */
function placed(response, path) {
  let here = [response];
  let areElements = false;
  for (const step of path.slice(1).split("/")) {
    const equals = step.indexOf("=");
    areElements = equals >= 0;
    if (areElements) {
      const names = step.slice(0, equals).split(".");
      const value = step.slice(equals + 1);
      here = here.flatMap((each) => (Array.isArray(each) ? each.filter((element) => valueAt(element, names) === value) : []));
    } else {
      here = here.map((each) => child(each, step));
    }
  }
  if (areElements) {
    return here.length || undefined;
  }
  const numbers = here.filter((value) => value !== undefined && value !== null);
  if (!numbers.every((number) => Number.isInteger(number) && number >= 0 && number <= MAX_COUNT)) {
    throw new Error(`No whole number stands at ${path}.`);
  }
  return numbers.length > 0 ? sum(numbers) : undefined;
}

/** A count; undefined where it is not reported. */
function counted(response, count) {
  if (typeof count === "string") {
    return placed(response, count);
  }
  if (count.sum) {
    const known = count.sum.map((each) => counted(response, each)).filter((number) => number !== undefined);
    return known.length > 0 ? sum(known) : undefined;
  }
  if (count.first) {
    for (const each of count.first) {
      const number = counted(response, each);
      if (number !== undefined) {
        return number;
      }
    }
    return undefined;
  }
  const isThere = (each) => counted(response, each) > 0;
  return count.given.every(isThere) && !count.without.some(isThere) ? counted(response, count.count) : undefined;
}

/** Whether the response has that API's shape, with the words that tell the API or without. */
function fits(api, response, needsWords) {
  return api.shapes.some((shape) =>
    Object.entries(shape).every(([pointer, word]) => {
      const value = pointed(response, pointer) ?? null;
      return word === null ? value !== null : value === word || !needsWords;
    }),
  );
}

/** Whether the total that the response states, if it does, is that of its input and output. */
function addsUp(api, response) {
  const stated = api.total && pointed(response, api.total);
  const side = (name) => (api.counts[name] ? counted(response, api.counts[name]) : undefined) ?? 0;
  return typeof stated !== "number" || stated === 0 || stated === side("input_tokens") + side("output_tokens");
}

function counts(api, response) {
  const found = Object.entries(api.counts).map(([name, count]) => [name, counted(response, count)]);
  return Object.fromEntries(found.filter(([, number]) => number !== undefined));
}

/** `{ api, counts }` of a whole response: what the command reads in it; undefined where that is nothing. */
export function readResponse(response) {
  const api = apis.find((each) => fits(each, response, true) && addsUp(each, response));
  const found = api && counts(api, response);
  return found && Object.keys(found).length > 0 ? { api: api.id, counts: found } : undefined;
}

/** The same of a part of a response, which may lack what tells its API: of those that it could be, the one that finds most. */
function readPart(part) {
  const wholes = [part, { usage: part }, { usageMetadata: part }, { response: { usage: part } }];
  let most;
  let isWrongSum = false;
  for (const whole of wholes) {
    for (const api of [...apis, OWN].filter((each) => fits(each, whole, false))) {
      if (!addsUp(api, whole)) {
        isWrongSum = true;
        continue;
      }
      const found = counts(api, whole);
      if (Object.keys(found).length > Object.keys(most ?? {}).length) {
        most = found;
      }
    }
  }
  if (!most && isWrongSum) {
    throw new Error("Its input and output are not what it says they add up to.");
  }
  return most;
}

/** `{ input, cached, written, output }`, totals that include their parts; throws where no counts are found. */
export function readUsage(pasted) {
  if (!isObject(pasted)) {
    throw new Error("Paste an object, such as the usage of a response.");
  }
  const found = readResponse(pasted)?.counts ?? readPart(pasted);
  if (!found) {
    throw new Error("No counts are found in it: input_tokens or prompt_tokens, for example.");
  }
  return {
    input: found.input_tokens ?? 0,
    cached: found.cache_read_tokens ?? 0,
    written: found.cache_write_tokens ?? 0,
    output: found.output_tokens ?? 0,
  };
}
