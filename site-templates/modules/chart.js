// Draws the charts: each from the table behind it, which says the same in numbers. Sizes, scales and axes are uPlot's.
import uPlot from "./uplot.js";
import { compact, language } from "./view.js";

/** Paper is white, whatever the reader prefers on a screen. */
const dark = matchMedia("screen and (prefers-color-scheme: dark)");
const color = (name) => getComputedStyle(document.documentElement).getPropertyValue(name).trim();
const FONT = "12px system-ui, sans-serif";

/** The numbers of a table's row: the `data` elements of its cells, NaN where a cell has none. */
const numbers = (row) => [...row.cells].slice(1).map((cell) => Number(cell.querySelector("data")?.value ?? NaN));

/** The rows of a chart's table. */
function rowsOf(figure) {
  return [...figure.querySelector("table").tBodies].flatMap((body) =>
    [...body.rows].map((row) => {
      const head = row.cells[0];
      const link = head.querySelector("a");
      return {
        name: (link ?? head).textContent.trim(),
        href: link?.href,
        hue: Number(/hue([0-9]+)/.exec(head.querySelector(".mono")?.className ?? "")?.[1] ?? 8),
        numbers: numbers(row),
        day: row.querySelector("time")?.dateTime ?? null,
        texts: [...row.cells].slice(1).map((cell) => cell.textContent.trim()),
      };
    }),
  );
}

/** The same colours as the monograms', with a contrast of at least 3 to 1 to what they stand on. */
const HUES = [4, 28, 46, 78, 120, 154, 178, 202, 226, 256, 286, 328];
const ink = (hue, alpha = 1) => `hsl(${HUES[hue]} ${dark.matches ? "65% 68%" : "60% 35%"} / ${alpha})`;

const dollars = new Intl.NumberFormat(language, { maximumSignificantDigits: 3 });
const short = { format: compact };

const month = new Intl.DateTimeFormat(language, { year: "numeric", month: "short", timeZone: "UTC" });

/** Lines of more places than that nobody tells apart. */
const MOST_PLACES = 4;
const LINE_HUES = [8, 1, 5, 10];

/** What all axes share. Colours are asked for at each drawing, so that a new theme needs no new chart. */
function axis(label, values, { filter, ...more } = {}) {
  return {
    label,
    labelFont: FONT,
    font: FONT,
    labelSize: 22,
    stroke: () => color("--quiet"),
    grid: { stroke: () => color("--line"), width: 1, ...(filter && { filter }) },
    ticks: { stroke: () => color("--line"), width: 1, ...(filter && { filter }) },
    values,
    ...more,
  };
}

/** Only powers of ten have a line and a label, where a scale is logarithmic. */
const isPower = (value) => Math.abs(Math.log10(value) - Math.round(Math.log10(value))) < 1e-9;
const powers = (u, splits) => splits.map((value) => (isPower(value) ? value : null));
const logAxis = (label, format, more) => axis(label, (u, splits) => splits.map((value) => (value === null ? "" : format.format(value))), { filter: powers, ...more });

/** A box that follows the pointer; positions are set from script, which the policy of the page allows. */
function tip(u) {
  const box = document.createElement("div");
  box.className = "tip";
  box.hidden = true;
  u.over.append(box);
  return {
    show(left, top, title, lines) {
      const strong = document.createElement("strong");
      strong.textContent = title;
      box.replaceChildren(strong, ...lines.map((line) => Object.assign(document.createElement("span"), { textContent: line })));
      box.hidden = false;
      const right = left > u.over.clientWidth / 2;
      box.style.left = right ? "" : `${left + 12}px`;
      box.style.right = right ? `${u.over.clientWidth - left + 12}px` : "";
      box.style.top = `${Math.max(0, Math.min(top - 12, u.over.clientHeight - box.offsetHeight))}px`;
    },
    hide() {
      box.hidden = true;
    },
  };
}

/** Shows what is nearest to the pointer, and follows its link on a click. */
function nearest(items, place, reach = 24) {
  let found = null;
  return {
    hooks: {
      init: (u) => {
        const box = tip(u);
        u.over.addEventListener("pointermove", (event) => {
          const { left, top } = u.over.getBoundingClientRect();
          const [x, y] = [event.clientX - left, event.clientY - top];
          const before = found;
          found = null;
          let least = reach;
          for (const item of items) {
            const [px, py] = place(u, item);
            const distance = Math.hypot(px - x, py - y);
            if (distance < least) {
              [least, found] = [distance, item];
            }
          }
          if (found) {
            box.show(...place(u, found), found.name, found.lines);
          } else {
            box.hide();
          }
          u.over.classList.toggle("found", Boolean(found?.href));
          if (before !== found) {
            u.redraw(false);
          }
        });
        u.over.addEventListener("pointerleave", () => {
          found = null;
          box.hide();
          u.redraw(false);
        });
        u.over.addEventListener("click", () => {
          if (found?.href) {
            location.assign(found.href);
          }
        });
      },
    },
    isFound: (item) => item === found,
  };
}

/** Dots: the first number across, the second up, both on logarithmic scales. */
function scatter(figure, labels) {
  const items = rowsOf(figure)
    .filter(({ numbers: [x, y] }) => x > 0 && y > 0)
    .map((row) => ({ ...row, lines: row.texts }))
    .sort((one, other) => one.numbers[0] - other.numbers[0]);
  const place = (u, { numbers: [x, y] }) => [u.valToPos(x, "x"), u.valToPos(y, "y")];
  const pointer = nearest(items, place);
  return {
    data: [items.map(({ numbers }) => numbers[0]), items.map(({ numbers }) => numbers[1])],
    height: (width) => Math.round(Math.min(480, Math.max(280, width * 0.5))),
    options: {
      scales: { x: { time: false, distr: 3, log: 10 }, y: { distr: 3, log: 10 } },
      axes: [logAxis(labels[0], short, { space: 40 }), logAxis(labels[1], dollars, { size: 60 })],
      series: [{}, { paths: () => null, points: { show: false } }],
      plugins: [pointer],
      hooks: {
        draw: [
          (u) => {
            for (const item of items) {
              const [x, y] = [u.valToPos(item.numbers[0], "x", true), u.valToPos(item.numbers[1], "y", true)];
              dot(u.ctx, x, y, (pointer.isFound(item) ? 7 : 4.5) * devicePixelRatio, ink(item.hue, pointer.isFound(item) ? 1 : 0.45), ink(item.hue));
            }
          },
        ],
      },
    },
  };
}

function dot(context, x, y, radius, fill, edge = fill) {
  context.beginPath();
  context.arc(x, y, radius, 0, 2 * Math.PI);
  context.fillStyle = fill;
  context.fill();
  context.strokeStyle = edge;
  context.lineWidth = devicePixelRatio;
  context.stroke();
}

/** A line from the least to the most for each row, a box around its middle half, a mark at its median. */
function spread(figure, labels) {
  const items = rowsOf(figure).map((row, index) => ({ ...row, index, lines: labels.slice(1).map((label, i) => `${label}: ${row.texts[i]}`) }));
  const LINE = 26;
  const room = figure.clientWidth < 480 ? 13 : 20;
  const known = items.filter(({ numbers }) => numbers[1] > 0);
  const place = (u, { numbers, index }) => [u.valToPos(numbers[3], "x"), u.valToPos(index, "y")];
  const pointer = nearest(known, (u, item) => [u.cursor.left, place(u, item)[1]], LINE / 2);
  const low = Math.min(...known.map(({ numbers }) => numbers[1]));
  const high = Math.max(...known.map(({ numbers }) => numbers[5]));
  return {
    data: [[low, high], [0, items.length - 1]],
    height: () => items.length * LINE + 70,
    options: {
      scales: {
        x: { time: false, distr: 3, log: 10 },
        y: { range: [-0.5, items.length - 0.5], dir: -1 },
      },
      axes: [
        logAxis(labels[0], dollars, { space: 40 }),
        axis(null, () => items.map(({ name }) => (name.length > room ? `${name.slice(0, room - 1)}…` : name)), {
          splits: () => items.map(({ index }) => index),
          size: room * 8,
          labelSize: 0,
        }),
      ],
      series: [{}, { paths: () => null, points: { show: false } }],
      plugins: [pointer],
      hooks: {
        draw: [
          (u) => {
            const scale = devicePixelRatio;
            for (const item of known) {
              const [least, lower, median, upper, most] = item.numbers.slice(1).map((value) => u.valToPos(value, "x", true));
              const y = u.valToPos(item.index, "y", true);
              const context = u.ctx;
              context.fillStyle = ink(item.hue);
              context.fillRect(least, y - scale / 2, most - least, scale);
              context.fillStyle = ink(item.hue, pointer.isFound(item) ? 0.6 : 0.35);
              context.fillRect(lower, y - 7 * scale, upper - lower, 14 * scale);
              context.strokeStyle = ink(item.hue);
              context.lineWidth = scale;
              context.strokeRect(lower, y - 7 * scale, upper - lower, 14 * scale);
              dot(context, least, y, 2.5 * scale, ink(item.hue));
              dot(context, most, y, 2.5 * scale, ink(item.hue));
              context.fillStyle = ink(item.hue);
              context.fillRect(median - 1.5 * scale, y - 8 * scale, 3 * scale, 16 * scale);
            }
          },
        ],
      },
    },
  };
}

/**
 * Lines that keep their value until it changes. A row says where, from which day on (none for the first), and what
 * then; each place has a line for each of the first two prices.
 */
function steps(figure, labels) {
  const now = Date.now() / 1000;
  const rows = rowsOf(figure).map((row) => ({ ...row, numbers: row.numbers.slice(1), time: row.day === null ? null : Date.parse(row.day) / 1000 }));
  const days = [...new Set(rows.map(({ time }) => time).filter((time) => time !== null))].sort((one, other) => one - other);
  const last = Math.max(now, days.at(-1));
  // What was before the first day that anybody wrote down gets a little room.
  const first = days[0] - Math.max((last - days[0]) / 10, 86400 * 7);
  const times = [first, ...days, last + 86400];
  const places = [...new Set(rows.map(({ name }) => name))].slice(0, MOST_PLACES);
  const lines = places.flatMap((name, place) =>
    labels.slice(1).map((label, unit) => {
      const points = rows.filter((row) => row.name === name).map((row) => ({ time: row.time ?? first, value: row.numbers[unit], row }));
      const at = (time) => points.findLast((point) => point.time <= time)?.value;
      return { label: `${name}: ${label.toLowerCase()}`, place, unit, points, values: times.map((time) => at(time) ?? null).map((value) => (Number.isNaN(value) ? null : value)) };
    }),
  );
  const items = lines.flatMap(({ label, points }) =>
    points.filter(({ value }) => !Number.isNaN(value)).map(({ time, value, row }) => ({ time, value, name: label, lines: [row.texts[0], dollars.format(value)] })),
  );
  const pointer = nearest(items, (u, { time, value }) => [u.valToPos(time, "x"), u.valToPos(value, "y")]);
  return {
    data: [times, ...lines.map(({ values }) => values)],
    height: (width) => Math.round(Math.min(340, Math.max(240, width * 0.4))),
    legend: true,
    options: {
      tzDate: (seconds) => uPlot.tzDate(new Date(seconds * 1000), "Etc/UTC"),
      scales: { y: { range: (u, min, max) => [0, max > 0 ? max * 1.1 : 1] } },
      axes: [
        axis(null, (u, splits) => splits.map((seconds) => month.format(seconds * 1000)), { labelSize: 0, space: 90 }),
        axis(labels[0], (u, splits) => splits.map((value) => dollars.format(value)), { size: 60 }),
      ],
      series: [
        {},
        ...lines.map(({ label, place, unit }) => ({
          label,
          stroke: () => ink(LINE_HUES[place]),
          dash: unit === 0 ? [6, 4] : [],
          width: 2,
          paths: uPlot.paths.stepped({ align: 1 }),
          points: { show: false },
        })),
      ],
      plugins: [pointer],
    },
  };
}

const KINDS = { scatter, spread, steps };

function draw(figure) {
  const labels = figure.dataset.labels.split("|");
  const { data, height, options, legend = false } = KINDS[figure.dataset.chart](figure, labels);
  const plot = document.createElement("div");
  plot.className = "plot";
  plot.setAttribute("role", "img");
  plot.setAttribute("aria-label", `${figure.querySelector("figcaption").textContent.trim()} The table below has the numbers.`);
  figure.querySelector("figcaption").after(plot);
  const size = () => ({ width: plot.clientWidth, height: height(plot.clientWidth) });
  const chart = new uPlot(
    { ...size(), cursor: { x: false, y: false, drag: { x: false, y: false, click: () => {} }, points: { show: false } }, legend: { show: legend, live: false, markers: { dash: (u, i) => (u.series[i].dash?.length ? "dashed" : "solid") } }, ...options },
    data,
    plot,
  );
  new ResizeObserver(() => {
    const { width, height } = size();
    if (width > 0 && (width !== chart.width || height !== chart.height)) {
      chart.setSize({ width, height });
    }
  }).observe(plot);
  dark.addEventListener("change", () => chart.redraw(false, true));
}

document.querySelectorAll("figure[data-chart]").forEach(draw);
