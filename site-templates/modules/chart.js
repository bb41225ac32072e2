// Draws the charts: each from the table behind it, which says the same in numbers. Sizes, scales and axes are uPlot's.
import uPlot from "./uplot.js";

const dark = matchMedia("(prefers-color-scheme: dark)");
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
        texts: [...row.cells].slice(1).map((cell) => cell.textContent.trim()),
      };
    }),
  );
}

/** The same colours as the monograms', strong enough to be seen as dots. */
const HUES = [4, 28, 46, 78, 120, 154, 178, 202, 226, 256, 286, 328];
const ink = (hue, alpha = 1) => `hsl(${HUES[hue]} ${dark.matches ? "65% 68%" : "60% 40%"} / ${alpha})`;

const dollars = new Intl.NumberFormat(document.documentElement.lang, { maximumSignificantDigits: 3 });
const short = new Intl.NumberFormat("en", { notation: "compact", maximumSignificantDigits: 3 });

/** What all axes share. Colours are asked for at each drawing, so that a new theme needs no new chart. */
function axis(label, values, more = {}) {
  return {
    label,
    labelFont: FONT,
    font: FONT,
    labelSize: 22,
    stroke: () => color("--quiet"),
    grid: { stroke: () => color("--line"), width: 1 },
    ticks: { stroke: () => color("--line"), width: 1 },
    values,
    ...more,
  };
}

/** Labels only powers of ten and what is given to the side of them, where a scale is logarithmic. */
const logValues = (format) => (u, splits) => splits.map((value) => (isRound(value) ? format.format(value) : ""));
const isRound = (value) => [1, 2, 5].includes(Math.round(value / 10 ** Math.floor(Math.log10(value) + 1e-9)));

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
    height: (width) => Math.round(Math.min(460, Math.max(280, width * 0.55))),
    options: {
      scales: { x: { time: false, distr: 3, log: 10 }, y: { distr: 3, log: 10 } },
      axes: [axis(labels[0], logValues(short), { space: 40 }), axis(labels[1], logValues(dollars), { size: 56 })],
      series: [{}, { paths: () => null, points: { show: false } }],
      plugins: [pointer],
      hooks: {
        draw: [
          (u) => {
            for (const item of items) {
              const [x, y] = [u.valToPos(item.numbers[0], "x", true), u.valToPos(item.numbers[1], "y", true)];
              dot(u.ctx, x, y, (pointer.isFound(item) ? 7 : 4.5) * devicePixelRatio, ink(item.hue, pointer.isFound(item) ? 1 : 0.6));
            }
          },
        ],
      },
    },
  };
}

function dot(context, x, y, radius, fill) {
  context.beginPath();
  context.arc(x, y, radius, 0, 2 * Math.PI);
  context.fillStyle = fill;
  context.fill();
}

/** A line from the least to the most for each row, a box around its middle half, a mark at its median. */
function spread(figure, labels) {
  const items = rowsOf(figure).map((row, index) => ({ ...row, index, lines: labels.slice(1).map((label, i) => `${label}: ${row.texts[i]}`) }));
  const LINE = 26;
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
        y: { range: [items.length - 0.5, -0.5] },
      },
      axes: [
        axis(labels[0], logValues(dollars), { space: 40 }),
        axis(null, () => items.map(({ name }) => (name.length > 18 ? `${name.slice(0, 17)}…` : name)), {
          splits: () => items.map(({ index }) => index),
          size: 132,
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
              context.fillStyle = ink(item.hue, 0.5);
              context.fillRect(least, y - scale, most - least, 2 * scale);
              context.fillStyle = ink(item.hue, pointer.isFound(item) ? 0.6 : 0.35);
              context.fillRect(lower, y - 7 * scale, upper - lower, 14 * scale);
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

/** Lines that keep their value until it changes; the first column is the day. */
function steps(figure, labels) {
  const rows = [...figure.querySelector("table").tBodies[0].rows].map((row) => ({
    time: Date.parse(row.cells[0].querySelector("time").dateTime) / 1000,
    numbers: numbers(row),
    texts: [...row.cells].map((cell) => cell.textContent.trim()),
  }));
  const heads = [...figure.querySelector("table").tHead.rows[0].cells].slice(1).map((cell) => cell.textContent.trim());
  const hues = [8, 1, 5, 10, 7, 3, 11, 0];
  const dashes = [[], [6, 4], [2, 3], [10, 4, 2, 4]];
  const items = rows.flatMap(({ time, numbers, texts }) =>
    numbers.map((value, i) => ({ time, value, name: heads[i], lines: [texts[0], texts[i + 1]] })).filter(({ value }) => !Number.isNaN(value)),
  );
  const pointer = nearest(items, (u, { time, value }) => [u.valToPos(time, "x"), u.valToPos(value, "y")]);
  return {
    data: [rows.map(({ time }) => time), ...heads.map((_, i) => rows.map(({ numbers }) => (Number.isNaN(numbers[i]) ? null : numbers[i])))],
    height: (width) => Math.round(Math.min(320, Math.max(220, width * 0.4))),
    legend: true,
    options: {
      tzDate: (seconds) => uPlot.tzDate(new Date(seconds * 1000), "Etc/UTC"),
      scales: { y: { range: (u, min, max) => [0, max > 0 ? max * 1.1 : 1] } },
      axes: [axis(labels[0], undefined, { labelSize: 0, label: null }), axis(labels[1], (u, splits) => splits.map((value) => dollars.format(value)), { size: 56 })],
      series: [
        {},
        ...heads.map((label, i) => ({
          label,
          stroke: () => ink(hues[i % hues.length]),
          dash: dashes[Math.floor(i / 2) % dashes.length],
          width: 2,
          paths: uPlot.paths.stepped({ align: 1 }),
          points: { show: true, size: 6, fill: () => color("--card") },
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
    { ...size(), cursor: { x: false, y: false, drag: { x: false, y: false }, points: { show: false } }, legend: { show: legend, live: false }, ...options },
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
