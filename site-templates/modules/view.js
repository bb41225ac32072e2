// What the scripts of several pages share: elements, numbers as the reader writes them, the page's address.

/** An element. `props` are attributes, but for `on…` (listeners); what is null or false is left out. */
export function h(tag, props = {}, ...children) {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(props)) {
    if (value === null || value === undefined || value === false) {
      continue;
    }
    if (name.startsWith("on")) {
      element.addEventListener(name.slice(2), value);
    } else {
      element.setAttribute(name, value === true ? "" : value);
    }
  }
  element.append(...children.flat(Infinity).filter((child) => child !== null && child !== undefined));
  return element;
}

/** The reader's, for numbers and days. */
export const language = document.documentElement.dataset.language || navigator.languages?.[0] || "en";
const whole = new Intl.NumberFormat(language);
const currencies = new Map();

/** A whole number. */
export const count = (number) => whole.format(number);

/** A number of tokens with three digits: 131K, 1.05M. */
export function compact(number) {
  const [unit, word, digits] =
    number >= 999_500 ? [1e6, "M", 2] : number >= 10_000 ? [1e3, "K", 0] : number >= 1000 ? [1e3, "K", 1] : [1, "", 0];
  return new Intl.NumberFormat(language, { maximumFractionDigits: digits }).format(number / unit) + word;
}

/** An exact amount of money, given as a decimal string; with at least two decimals. */
export function money(amount, currency, most = 20) {
  const key = currency + most;
  if (!currencies.has(key)) {
    currencies.set(
      key,
      new Intl.NumberFormat(language, {
        style: "currency",
        currency,
        currencyDisplay: "narrowSymbol",
        minimumFractionDigits: 2,
        maximumFractionDigits: most,
      }),
    );
  }
  return currencies.get(key).format(amount);
}

/** An amount to be scanned: cents from one on, three significant digits below. */
export function roughMoney(amount, currency) {
  const size = Number(amount);
  if (size === 0 || size >= 1) {
    return money(amount, currency, 2);
  }
  return money(amount, currency, Math.min(20, 2 - Math.floor(Math.log10(size))));
}

/** How much more `one` is than `base`, in whole percent; null where base is 0. */
export function percentMore(one, base) {
  const b = Number(base);
  return b === 0 ? null : Math.round(((Number(one) - b) / b) * 100);
}

/** A dash that is read out as the word. */
export const dash = (word = "unknown") => h("span", { class: "dash" }, word);

/** What a reader typed as a count: 3000, 3,000, 3 000, 128K, 1.5M; null if it is none. */
export function readCount(text) {
  const match = /^\s*([0-9][0-9.,\s]*)\s*([kKmM]?)\s*$/.exec(text);
  if (!match) {
    return null;
  }
  const [, digits, unit] = match;
  if (!unit) {
    const plain = digits.replace(/[.,\s]/g, "");
    return plain.length <= 15 ? Number(plain) : null;
  }
  const number = Math.round(Number(digits.trim().replace(",", ".")) * (/k/i.test(unit) ? 1e3 : 1e6));
  return Number.isSafeInteger(number) && number <= 1e15 ? number : null;
}

/** What a reader typed as an amount: 1.5 or 1,5, as a decimal string; null if it is none. */
export function readAmount(text) {
  const match = /^\s*(?:([0-9]{1,12})(?:[.,]([0-9]{0,15}))?|[.,]([0-9]{1,15}))\s*$/.exec(text);
  if (!match) {
    return null;
  }
  const whole = (match[1] ?? "0").replace(/^0+(?=[0-9])/, "");
  const rest = (match[2] ?? match[3] ?? "").replace(/0+$/, "");
  return rest ? `${whole}.${rest}` : whole;
}

/** The page's address with these parameters and no others; empty ones are left out. */
export function remember(parameters) {
  const search = new URLSearchParams();
  for (const [name, value] of Object.entries(parameters)) {
    for (const each of Array.isArray(value) ? value : [value]) {
      if (each !== "" && each !== null && each !== undefined && each !== false) {
        search.append(name, each);
      }
    }
  }
  const query = search.toString().replaceAll("%2C", ",");
  const address = location.pathname + (query ? `?${query}` : "") + location.hash;
  if (address !== location.pathname + location.search + location.hash) {
    history.replaceState(history.state, "", address);
  }
}

/** Runs `work` when `delay` milliseconds have passed without another call. */
export function settled(work, delay = 120) {
  let timer = 0;
  return (...args) => {
    clearTimeout(timer);
    timer = setTimeout(() => work(...args), delay);
  };
}

/** Says what went wrong where the reader looks. */
export function tell(element, error) {
  element.textContent = error instanceof Error ? error.message : String(error);
  element.classList.add("failed");
}

/** The site's root, as this page reaches it. */
export const root = new URL(document.querySelector("a.brand").getAttribute("href"), location.href);

/** Address of the page of a model, provider or platform. */
export const page = (kind, id) => new URL(`${kind}/${encodeURIComponent(id)}/`, root).pathname;
