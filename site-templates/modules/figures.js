// Writes numbers and days as the reader does. A page says them as everybody can read them, and so they stay without JavaScript.
import { count, language, money } from "./view.js";

const decimal = new Intl.NumberFormat(language, { maximumFractionDigits: 20 });
const GROUPED = /[0-9]{1,3}(?:,[0-9]{3})+/g;

/** `$1.25`, `10.00 EUR`, `131K`, `71.3`, `131,072 tokens`: each as the reader writes it, all else as it is. */
function local(text) {
  const dollars = /^\$([0-9]+(?:\.[0-9]+)?)$/.exec(text);
  if (dollars) {
    return money(dollars[1], "USD");
  }
  const other = /^([0-9]+(?:\.[0-9]+)?) ([A-Z]{3})$/.exec(text);
  if (other) {
    return money(other[1], other[2]);
  }
  const short = /^([0-9]+\.[0-9]+|[0-9]+)([KM]?)$/.exec(text);
  if (short) {
    return decimal.format(short[1]) + short[2];
  }
  return /^(model: )?[0-9,]+( tokens)?$/.test(text) ? text.replace(GROUPED, (digits) => count(Number(digits.replaceAll(",", "")))) : text;
}

/** The days of a table stay as they are: they stand under each other. */
function day(time) {
  const [year, month, day] = (time.getAttribute("datetime") ?? time.textContent).split("-");
  const options = { year: "numeric", ...(month && { month: "short" }), ...(day && { day: "numeric" }), timeZone: "UTC" };
  const date = new Date(Date.UTC(Number(year), Number(month ?? 1) - 1, Number(day ?? 1)));
  if (/^[0-9]{4}$/.test(year) && !Number.isNaN(date.getTime())) {
    time.setAttribute("datetime", time.getAttribute("datetime") ?? time.textContent);
    time.textContent = new Intl.DateTimeFormat(language, options).format(date);
  }
}

/** How long it is until then, for whoever has to move. */
function countdown(time) {
  const days = Math.round((Date.parse(time.getAttribute("datetime")) - Date.now()) / 86_400_000);
  if (Number.isFinite(days)) {
    const words = new Intl.RelativeTimeFormat("en", { numeric: "auto" });
    const span = document.createElement("small");
    span.textContent = Math.abs(days) < 60 ? words.format(days, "day") : words.format(Math.round(days / 30.4), "month");
    time.after(" ", span);
  }
}

const differs = local("1,234") !== "1,234" || local("$0.50") !== "$0.50" || local("1.5K") !== "1.5K";
if (differs) {
  for (const place of document.querySelectorAll("td.n:not(.d), td.n data, td.n .note, .tiles dd, .counts strong, .facts bdi")) {
    for (const node of place.childNodes) {
      // A fact may be a version or a name that only looks like a number.
      const isMeant = !place.matches(".facts bdi") || node.data.endsWith(" tokens");
      if (node.nodeType === Node.TEXT_NODE && isMeant && node.data.trim() !== "") {
        const text = local(node.data.trim());
        if (text !== node.data.trim()) {
          node.data = node.data.replace(node.data.trim(), () => text);
        }
      }
    }
  }
}
document.querySelectorAll("time:not(td time)").forEach(day);
document.querySelectorAll("time[data-until]").forEach(countdown);
