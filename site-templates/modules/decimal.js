// Exact decimals as strings, such as "0.0125". None is ever a binary fraction.

function parse(text) {
  const [, sign, whole, rest = ""] = /^(-?)([0-9]+)(?:\.([0-9]+))?$/.exec(text);
  const units = BigInt(whole + rest);
  return { units: sign ? -units : units, scale: rest.length };
}

function write(units, scale) {
  const sign = units < 0n ? "-" : "";
  const digits = (units < 0n ? -units : units).toString().padStart(scale + 1, "0");
  const whole = digits.slice(0, digits.length - scale);
  const rest = digits.slice(digits.length - scale).replace(/0+$/, "");
  return sign + whole + (rest ? `.${rest}` : "");
}

/** The amount times a whole number. */
export function times(text, factor) {
  const { units, scale } = parse(text);
  return write(units * BigInt(factor), scale);
}

/** The amount with its point moved to the left by so many places. */
export function pointLeft(text, places) {
  const { units, scale } = parse(text);
  return write(units, scale + places);
}

/** Negative, zero or positive, as for a sort. */
export function compare(one, other) {
  const a = parse(one);
  const b = parse(other);
  const scale = Math.max(a.scale, b.scale);
  const left = a.units * 10n ** BigInt(scale - a.scale);
  const right = b.units * 10n ** BigInt(scale - b.scale);
  return left < right ? -1 : left > right ? 1 : 0;
}

/** How much more `one` is than `base`, in whole percent; null where base is 0. */
export function percentMore(one, base) {
  const b = Number(base);
  return b === 0 ? null : Math.round(((Number(one) - b) / b) * 100);
}
