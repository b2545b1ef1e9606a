// A picture for each figure: dots with names, a histogram where they are many, bars for choices,
// an axis of time for dates.
const PANEL = { width: 420, name: 156, row: 17, pad: 14, axis: 26 };
const MOST_DOTS = 60, BINS = 24, MOST_BARS = 10;

function showPanels() {
  const box = byId("page.facts.pictures");
  if (box.childElementCount) return;
  const pictured = [], plain = [];
  for (const column of facts.columns) (drawingOf(column, true) ? pictured : plain).push(column);
  box.replaceChildren(...pictured.map((column) => make("div", { className: "panel", id: `panel-${column.at}` })),
    ...(plain.length ? [make("p", { className: "soft wide-panel" }, "Without a picture, as each has its own: ", plain.map((one) => one.title).join(", "), ". The table has them.")] : []));
  pictured.forEach((column, at) => {
    const panel = box.children[at];
    panel.style.minHeight = `${heightOf(column) + 90}px`;
    panels.set(panel, column);
    nearPanel.observe(panel);
  });
}

const panels = new Map();
const nearPanel = new IntersectionObserver((entries) => {
  for (const { target, isIntersecting } of entries) {
    if (!isIntersecting) continue;
    nearPanel.unobserve(target);
    showPanel(target, panels.get(target));
  }
}, { rootMargin: "600px" });

function showPanel(box, column) {
  const odd = column.values.filter((one) => !one.comparable).length;
  const comparable = column.values.filter((one) => isNumber(one) && one.comparable).map((one) => one.number);
  const about = [`${column.values.length} of ${nouns(bodies.get(facts.table).rows.length)} state it.`,
    column.period ? ` Period: “${column.period}”.` : "",
    comparable.length > 2 && column.kind === "number" ? ` Dashed: the median, ${toldNumber(column, medianOf(comparable))}.` : "",
    odd ? ` Hollow: ${odd} that cannot be compared.` : ""].join("");
  picture(box, {
    title: column.context.includes("…") ? column.context.replace("…", "___") : column.title,
    about,
    drawing: drawingOf(column),
    heads: [data().noun[0], column.title, "caveat"],
    rows: column.values.map((one) => [one.name, one.shown, one.caveat]),
    file: column.name,
  });
  box.style.minHeight = "";
}

function heightOf(column) {
  const many = column.values.filter(isNumber).length > MOST_DOTS;
  if (column.kind === "words" || byId("page.over")) return 8 * PANEL.row;
  return column.kind === "date" || many ? 150 : column.values.length * PANEL.row + PANEL.axis;
}

// The drawing that fits a column; nothing where one would say nothing.
function drawingOf(column, ask = false) {
  const numbers = column.values.filter(isNumber);
  if (column.kind === "words") return choiceBars(column, ask);
  if (new Set(numbers.map((one) => one.number)).size < 2) return null;
  if (ask) return true;
  if (column.kind === "date") return beeswarm(column, numbers);
  if (byId("page.over") && numbers.every((one) => dateOf(one.name) !== null)) return lineOverTime(column, numbers);
  return numbers.length > MOST_DOTS ? histogram(column, numbers) : dotPlot(column, numbers);
}

function scaleOf(numbers, left, right) {
  const values = numbers.map((one) => one.number);
  const low = Math.min(...values), high = Math.max(...values);
  return { low, high, at: (value) => left + ((right - left) * (value - low)) / (high - low || 1) };
}

// About four round figures along an axis.
function ticksOf(column, low, high) {
  if (column.kind === "date") return dateTicks(low, high);
  const rough = (high - low) / 4, power = 10 ** Math.floor(Math.log10(rough));
  const whole = column.values.filter(isNumber).every((one) => Number.isInteger(one.number));
  let step = [1, 2, 5, 10].map((one) => one * power).find((one) => one >= rough);
  if (whole) step = Math.max(1, step);
  const ticks = [];
  for (let at = Math.ceil(low / step) * step; at <= high + step / 1e6; at += step) ticks.push([at, toldNumber(column, at)]);
  return ticks;
}

function dateTicks(low, high) {
  const years = (high - low) / 365.25, ticks = [];
  const months = years > 12 ? 60 : years > 4 ? 24 : years > 1.5 ? 12 : years > 0.6 ? 3 : 1;
  const first = new Date(low * 864e5);
  for (let month = Math.ceil((first.getUTCFullYear() * 12 + first.getUTCMonth()) / months) * months; ; month += months) {
    const day = Date.UTC(Math.floor(month / 12), month % 12, 1) / 864e5;
    if (day > high) break;
    if (day >= low) ticks.push([day, months >= 12 ? String(Math.floor(month / 12)) : `${MONTHS[month % 12].replace(/^./, (one) => one.toUpperCase())} ${Math.floor(month / 12)}`]);
  }
  return ticks.length ? ticks : [[low, toldNumber({ kind: "date" }, low)], [high, toldNumber({ kind: "date" }, high)]];
}

function axis(drawing, column, scale, top, bottom) {
  let last = -Infinity;
  for (const [value, words] of ticksOf(column, scale.low, scale.high)) {
    const x = scale.at(value);
    drawing.append(shape("line", { x1: x, x2: x, y1: top, y2: bottom, class: "grid" }));
    const half = words.length * 3;
    if (x - half < last) continue;
    last = x + half + 6;
    drawing.append(shape("text", { x: Math.min(x, PANEL.width - half), y: bottom + 13, class: "tick", "text-anchor": "middle" }, words));
  }
}

function medianLine(drawing, column, numbers, scale, top, bottom) {
  const comparable = numbers.filter((one) => one.comparable);
  if (comparable.length < 3) return;
  const middle = medianOf(comparable.map((one) => one.number)), x = scale.at(middle);
  drawing.append(shape("line", { x1: x, x2: x, y1: top, y2: bottom, class: "median" }, shape("title", {}, `median ${toldNumber(column, middle)}`)));
}

function dot(one, x, y, r) {
  const mark = shape("circle", { cx: x.toFixed(1), cy: y.toFixed(1), r, class: `point${one.comparable ? "" : " hollow"}${one.odd && one.comparable ? " far" : ""}` });
  const words = `${one.name}: ${one.shown}${one.caveat ? ` (${one.caveat})` : ""}`;
  const told = shape("title", {}, words);
  if (!one.href) return shape("g", {}, told, mark);
  return shape("a", { href: one.href, tabindex: "-1", "aria-label": words }, told, shape("circle", { cx: x, cy: y, r: 12, class: "reach" }), mark);
}

function canvasFor(height) {
  const drawing = shape("svg", { viewBox: `0 0 ${PANEL.width} ${height}`, class: "chart", role: "group" });
  drawing.addEventListener("keydown", stepDots);
  return drawing;
}

function ready(drawing) {
  drawing.querySelector("a")?.setAttribute("tabindex", "0");
  return drawing;
}

// Of documents in a sequence the figure goes up and down over time.
function lineOverTime(column, numbers) {
  const height = 190, bottom = height - 26, left = 52;
  const drawing = canvasFor(height);
  const points = numbers.map((one) => ({ one, day: dateOf(one.name) })).sort((a, b) => a.day - b.day);
  const days = scaleOf(points.map(({ day }) => ({ number: day })), left, PANEL.width - PANEL.pad);
  const values = scaleOf(numbers, bottom - 8, 10);
  axis(drawing, { kind: "date" }, days, 0, bottom);
  for (const [value, words] of ticksOf(column, values.low, values.high)) {
    drawing.append(shape("text", { x: left - 8, y: values.at(value) + 3.5, class: "tick", "text-anchor": "end" }, words));
  }
  drawing.append(shape("polyline", { points: points.map(({ one, day }) => `${days.at(day).toFixed(1)},${values.at(one.number).toFixed(1)}`).join(" "), class: "line" }));
  for (const { one, day } of points) drawing.append(dot(one, days.at(day), values.at(one.number), points.length > MOST_DOTS ? 2 : 3.5));
  return ready(drawing);
}

// Each document in a row of its own, the highest first.
function dotPlot(column, numbers) {
  const height = numbers.length * PANEL.row + PANEL.axis;
  const drawing = canvasFor(height);
  const bottom = height - PANEL.axis + 4;
  const scale = scaleOf(numbers, PANEL.name + PANEL.pad, PANEL.width - 62);
  axis(drawing, column, scale, 0, bottom);
  medianLine(drawing, column, numbers, scale, 0, bottom);
  [...numbers].sort((a, b) => b.number - a.number || a.name.localeCompare(b.name)).forEach((one, at) => {
    const y = at * PANEL.row + PANEL.row / 2, x = scale.at(one.number);
    drawing.append(shape("text", { x: PANEL.name, y: y + 3.5, class: "row-name", "text-anchor": "end" }, middleCut(one.name, 26)),
      dot(one, x, y, 4.5), shape("text", { x: x + 9, y: y + 3.5, class: "value" }, one.shown));
  });
  return ready(drawing);
}

// Of many the shape, and by name those that stand apart.
function histogram(column, numbers) {
  const height = 170, bottom = height - 26;
  const drawing = canvasFor(height);
  const scale = scaleOf(numbers, PANEL.pad, PANEL.width - PANEL.pad);
  const bins = Array.from({ length: BINS }, () => []);
  for (const one of numbers) bins[Math.min(BINS - 1, Math.floor((BINS * (one.number - scale.low)) / (scale.high - scale.low)))].push(one);
  const most = Math.max(...bins.map((bin) => bin.length));
  axis(drawing, column, scale, 0, bottom);
  const wide = (PANEL.width - 2 * PANEL.pad) / BINS;
  bins.forEach((bin, at) => {
    if (!bin.length) return;
    const high = Math.max(2, ((bottom - 34) * bin.length) / most);
    drawing.append(shape("rect", { x: (PANEL.pad + at * wide).toFixed(1), y: (bottom - high).toFixed(1), width: (wide - 1).toFixed(1), height: high.toFixed(1), class: "bar-fill" },
      shape("title", {}, `${nouns(bin.length)}: ${bin.slice(0, 6).map((one) => `${one.name} ${one.shown}`).join("; ")}${bin.length > 6 ? " …" : ""}`)));
  });
  medianLine(drawing, column, numbers, scale, 18, bottom);
  const sorted = [...numbers].sort((a, b) => a.number - b.number);
  const apartFrom = sorted.filter((one) => one.odd && one.comparable);
  for (const [one, anchor, x] of [[sorted[0], "start", PANEL.pad], [apartFrom.at(-1) ?? sorted.at(-1), "end", PANEL.width - PANEL.pad]]) {
    drawing.append(dot(one, scale.at(one.number), bottom - 4, 4),
      shape("text", { x, y: 10, class: "row-name", "text-anchor": anchor }, `${middleCut(one.name, 24)} ${one.shown}`));
  }
  return ready(drawing);
}

// Dates on an axis of time, those of one day above each other.
function beeswarm(column, numbers) {
  const height = 150, bottom = height - 26, r = numbers.length > MOST_DOTS ? 3 : 4.5;
  const drawing = canvasFor(height);
  const scale = scaleOf(numbers, PANEL.pad, PANEL.width - PANEL.pad);
  axis(drawing, column, scale, 0, bottom);
  const placed = [];
  for (const one of [...numbers].sort((a, b) => a.number - b.number)) {
    const x = scale.at(one.number);
    const near = placed.filter((other) => x - other.x < 2 * r);
    let y = bottom - r - 2;
    while (y > r && near.some((other) => Math.hypot(other.x - x, other.y - y) < 2 * r)) y -= 1.5;
    placed.push({ x, y });
    drawing.append(dot(one, x, y, r));
  }
  return ready(drawing);
}

function choiceBars(column, ask) {
  const numbers = new Map();
  for (const one of column.values) numbers.set(one.shown, [...(numbers.get(one.shown) ?? []), one]);
  if (numbers.size < 2 || (numbers.size > MOST_BARS && numbers.size * 2 > column.values.length)) return null;
  if (ask) return true;
  const sorted = [...numbers].sort((a, b) => b[1].length - a[1].length);
  const shown = sorted.slice(0, MOST_BARS);
  const drawing = canvasFor(shown.length * 22 + (sorted.length > shown.length ? 18 : 2));
  const most = shown[0][1].length;
  shown.forEach(([words, who], at) => {
    const wide = Math.max(2, ((PANEL.width - PANEL.name - 60) * who.length) / most), y = at * 22;
    const label = `${words}: ${nouns(who.length)}${who.length <= NAMED_VALUES ? `, ${who.map((one) => one.name).join(", ")}` : ""}`;
    drawing.append(shape("text", { x: PANEL.name, y: y + 14, class: "row-name", "text-anchor": "end" }, middleCut(words, 25)),
      shape("rect", { x: PANEL.name + 8, y: y + 3, width: wide.toFixed(1), height: 15, class: "bar-fill" }, shape("title", {}, label)),
      shape("text", { x: PANEL.name + 14 + wide, y: y + 14, class: "value" }, who.length === 1 ? `1: ${middleCut(who[0].name, wide > 120 ? 12 : 22)}` : String(who.length)));
  });
  if (sorted.length > shown.length) drawing.append(shape("text", { x: PANEL.name + 8, y: shown.length * 22 + 12, class: "row-name" }, `and ${sorted.length - shown.length} more`));
  return ready(drawing);
}
