// The overview: every document against every passage, drawn on a canvas.
const GRID = { name: 190, head: 100, row: 18, low: 6, stacked: 36, least: 2, most: 26 };
const FEW_ROWS = 60, FEW_ALONE = 40, NARROW = 640;
let here = [0, 0], grid = null;

function showOverview() {
  if (grid) return drawOverview();
  const box = byId("overview");
  const canvas = make("canvas", { ariaHidden: "true" });
  const tip = make("div", { id: "matrix-cell", className: "tip", role: "status", hidden: true });
  box.replaceChildren(canvas, tip);
  grid = { box, canvas, tip, rows: [], columns: [], hits: new Map() };
  const alone = data().columns.filter((passage) => data().passages[passage][3] === 1).length;
  const order = byId("overview-order"), fold = byId("overview-fold");
  if (box.clientWidth < NARROW) document.querySelector(".legend-fold").open = false;
  if (!data().map) order.querySelector("[value=alike]").remove();
  fold.parentElement.hidden = !alone;
  fold.nextSibling.textContent = ` leave out the ${alone} that one ${data().noun[0]} says alone`;
  if (state.fold === "") state.fold = alone > FEW_ALONE ? "yes" : "no";
  order.onchange = () => { state.order = order.value; keep(); drawOverview(); };
  fold.onchange = () => { state.fold = fold.checked ? "yes" : "no"; keep(); drawOverview(); };
  box.addEventListener("keydown", moveInOverview);
  box.addEventListener("focus", () => pointAt(...here));
  box.addEventListener("blur", hideTip);
  canvas.addEventListener("pointermove", (event) => { const cell = cellUnder(event); if (cell) pointAt(...cell); else hideTip(); });
  canvas.addEventListener("pointerleave", hideTip);
  canvas.addEventListener("click", (event) => { const cell = cellUnder(event); if (cell) goFrom(...cell); else sortUnder(event); });
  drawOverview();
}

// The colours of the theme, as a canvas wants them.
function coloursOf(names) {
  const probe = make("span", { hidden: true });
  document.body.append(probe);
  const found = Object.fromEntries(names.map((name) => {
    probe.style.color = `var(--${name})`;
    return [name, getComputedStyle(probe).color];
  }));
  probe.remove();
  return found;
}

const ODD = new Set(["missing", "extra", "slip", "value", "moved", "merged", "split", "reworded"]);

function rowsInOrder() {
  const states = new Map(data().legend.map(([symbol, name]) => [symbol, name]));
  const rows = data().releases.flatMap(([anchor, name], release) => (data().matrix[anchor] && (!state.who || state.who === anchor)
    ? [{ release, anchor, name, cells: [...data().matrix[anchor]].map((symbol) => states.get(symbol) ?? "none") }] : []));
  const place = (row) => data().map?.places[row.release] ?? [9, 9];
  const odd = new Map(rows.map((row) => [row, row.cells.filter((cell) => ODD.has(cell)).length]));
  const names = data().legend.map(([, name]) => name);
  const column = data().columns.indexOf(Number(state.order.slice(1)) - 1);
  if (state.order === "different") rows.sort((a, b) => odd.get(b) - odd.get(a));
  else if (state.order === "alike") rows.sort((a, b) => place(a)[0] - place(b)[0] || place(a)[1] - place(b)[1]);
  else if (/^p\d+$/.test(state.order) && column >= 0) {
    const rank = (row) => (names.indexOf(row.cells[column]) + names.length) % names.length;
    rows.sort((a, b) => rank(a) - rank(b));
  } else rows.sort((a, b) => a.name.localeCompare(b.name, undefined, { numeric: true }));
  return rows;
}

function drawOverview() {
  if (!grid || !grid.box.clientWidth) return;
  byId("overview-order").value = /^p\d/.test(state.order) ? "" : state.order;
  byId("overview-fold").checked = state.fold === "yes";
  const folded = state.fold === "yes";
  grid.rows = rowsInOrder();
  grid.columns = data().columns.flatMap((passage, at) => (folded && data().passages[passage][3] === 1 ? [] : [{ passage, at }]));
  const narrow = grid.box.clientWidth < NARROW;
  const low = grid.rows.length > FEW_ROWS && !narrow;
  const high = narrow ? GRID.stacked : low ? GRID.low : GRID.row;
  const left = narrow || low ? 0 : GRID.name;
  const wide = Math.max(GRID.least, Math.min(GRID.most, (grid.box.clientWidth - left) / grid.columns.length));
  const head = wide >= 11 ? GRID.head : 0;
  Object.assign(grid, { narrow, low, high, left, wide, head, strip: narrow ? 18 : high - (low ? 1 : 3) });
  const size = [left + wide * grid.columns.length, head + high * grid.rows.length + 2];
  const scale = Math.min(globalThis.devicePixelRatio || 1, 2);
  Object.assign(grid.canvas, { width: size[0] * scale, height: size[1] * scale });
  Object.assign(grid.canvas.style, { width: `${size[0]}px`, height: `${size[1]}px` });
  const pen = grid.canvas.getContext("2d");
  pen.scale(scale, scale);
  grid.hits = hitCells();
  paintOverview(pen, coloursOf(["bg", "ink", "soft", "line", "strong", "extra", "missing", "reworded", "moved"]), getComputedStyle(document.body).fontFamily);
  describeOverview();
}

function paintOverview(pen, colours, family) {
  const { rows, columns, left, wide, high, head, strip, narrow, low } = grid;
  pen.textBaseline = "middle";
  if (head) paintHeads(pen, colours, family);
  pen.font = `${narrow ? 13 : 12}px ${family}`;
  rows.forEach((row, number) => {
    const top = head + number * high;
    pen.fillStyle = colours.ink;
    if (narrow) pen.fillText(fitted(pen, row.name, grid.box.clientWidth), 0, top + 8);
    else if (!low) pen.fillText(fitted(pen, row.name, left - 8), 0, top + high / 2);
    columns.forEach(({ at }, column) => {
      paintCell(pen, colours, row.cells[at], left + column * wide, top + (narrow ? 17 : 1), Math.max(1, wide - (wide > 4 ? 1 : 0)), strip);
    });
    const hits = grid.hits.get(row.release);
    if (!hits) return;
    pen.strokeStyle = colours.ink;
    pen.lineWidth = 2;
    columns.forEach(({ passage }, column) => {
      if (hits.has(passage)) pen.strokeRect(left + column * wide + 1, top + (narrow ? 18 : 2), Math.max(2, wide - 3), strip - 2);
    });
  });
}

// As much of a name as there is room for, cut in the middle.
function fitted(pen, name, room) {
  let most = name.length;
  while (most > 4 && pen.measureText(middleCut(name, most)).width > room) most -= 1;
  return middleCut(name, most);
}

function paintHeads(pen, colours, family) {
  pen.font = `11px ${family}`;
  grid.columns.forEach(({ passage }, column) => {
    pen.save();
    pen.translate(grid.left + (column + 0.5) * grid.wide, GRID.head - 6);
    pen.rotate(-Math.PI / 2);
    pen.fillStyle = colours.soft;
    const words = patternText(passage).replace(/\s+/g, " ");
    pen.fillText(words.length > 16 ? `${words.slice(0, 14).trimEnd()}…` : words, 0, 0);
    pen.restore();
  });
}

// Each state has a shape as well as a colour: a line, a half block, a full one, a frame.
function paintCell(pen, colours, name, x, y, wide, high) {
  const fill = (colour, from, part) => { pen.fillStyle = colour; pen.fillRect(x, y + high * from, wide, Math.max(1, high * part)); };
  if (name === "same") fill(colours.strong, 0.45, 0.1);
  else if (name === "filled") fill(colours.strong, 0.35, 0.3);
  else if (name === "reworded") fill(colours.reworded, 0.2, 0.6);
  else if (name === "extra") fill(colours.extra, 0, 1);
  else if (name === "value") fill(colours.reworded, 0, 1);
  else if (name === "slip") fill(colours.missing, 0, 1);
  else if (["moved", "merged", "split"].includes(name)) fill(colours.moved, 0.3, 0.7);
  else if (name === "missing") {
    pen.strokeStyle = colours.missing;
    pen.lineWidth = 1;
    pen.strokeRect(x + 0.5, y + 0.5, Math.max(1, wide - 1), high - 1);
  }
}

// What the search finds, document by document.
function hitCells() {
  const hits = new Map();
  if (!state.q) return hits;
  for (const who of found().said.values()) {
    for (const [release, number] of who) {
      if (!hits.has(release)) hits.set(release, new Set());
      [data().said[release][number * STRIDE.said + 1]].flat().forEach((one) => hits.get(release).add(one));
    }
  }
  return hits;
}

function describeOverview() {
  const found = [...grid.hits.values()].reduce((sum, one) => sum + one.size, 0);
  const folded = data().columns.length - grid.columns.length;
  byId("overview-told").textContent = `${nouns(grid.rows.length)} by ${plural(grid.columns.length, "passage")}` +
    (folded ? `; ${folded} that one says alone are left out` : "") + (state.q ? `; the search is in ${plural(found, "place")}, framed` : "") + ".";
  grid.box.dataset.hits = found;
}

function cellUnder(event) {
  const bounds = grid.canvas.getBoundingClientRect();
  const column = Math.floor((event.clientX - bounds.left - grid.left) / grid.wide);
  const row = Math.floor((event.clientY - bounds.top - grid.head) / grid.high);
  const there = column >= 0 && row >= 0 && column < grid.columns.length && row < grid.rows.length;
  return there ? [row, column] : null;
}

// A click on the head of a column puts the rows in the order of what they do there.
function sortUnder(event) {
  const bounds = grid.canvas.getBoundingClientRect();
  const column = Math.floor((event.clientX - bounds.left - grid.left) / grid.wide);
  if (event.clientY - bounds.top >= grid.head || !grid.columns[column]) return;
  state.order = `p${grid.columns[column].passage + 1}`;
  keep();
  drawOverview();
}

function pointAt(row, column) {
  if (!grid.rows.length || !grid.columns.length) return;
  here = [Math.max(0, Math.min(row, grid.rows.length - 1)), Math.max(0, Math.min(column, grid.columns.length - 1))];
  const cell = aboutCell(...here);
  const mark = data().legend.find(([, name]) => name === cell.state);
  const words = cell.sentence >= 0 ? data().sentences[sentencesOf(cell.release)[cell.sentence].text] : patternText(cell.passage);
  grid.tip.hidden = false;
  grid.tip.replaceChildren(
    make("b", {}, make("bdi", {}, data().releases[cell.release][1])), make("br"),
    make("span", {}, `passage ${data().passages[cell.passage][1]}: `, make("b", {}, cell.state === "none" ? "not there" : cell.state),
      mark && cell.state !== "none" ? `, ${mark[2]}` : ", as in most"), make("br"),
    make("bdi", {}, `“${words.length > 220 ? `${words.slice(0, 220)} …` : words}”`));
  placeTip();
}

// The words stand where the pointer is, within the picture.
function placeTip() {
  const [row, column] = here;
  const { tip, box, left, wide, head, high } = grid;
  const x = left + (column + 0.5) * wide - box.scrollLeft, below = head + (row + 1) * high + 6;
  tip.style.left = `${Math.max(0, Math.min(x - 40, box.clientWidth - tip.offsetWidth))}px`;
  const top = grid.canvas.getBoundingClientRect().top;
  const fits = top + below + tip.offsetHeight < innerHeight;
  tip.style.top = `${fits ? below : Math.max(0, head + row * high - tip.offsetHeight - 6)}px`;
}

function hideTip() {
  if (document.activeElement !== grid.box) grid.tip.hidden = true;
}

function moveInOverview(event) {
  const steps = { ArrowUp: [-1, 0], ArrowDown: [1, 0], ArrowLeft: [0, -1], ArrowRight: [0, 1], PageUp: [-10, 0], PageDown: [10, 0] };
  const far = { Home: [here[0], 0], End: [here[0], 1e6] };
  if (event.key === "Enter") goFrom(...here);
  else if (event.key === "Escape") grid.tip.hidden = true;
  else if (steps[event.key]) pointAt(here[0] + steps[event.key][0], here[1] + steps[event.key][1]);
  else if (far[event.key]) pointAt(...far[event.key]);
  else return;
  event.preventDefault();
  grid.tip.scrollIntoView({ block: "nearest" });
}

// What a cell is about, and where it leads: to the finding, else to the sentence.
function aboutCell(row, column) {
  const { release, anchor, cells } = grid.rows[row];
  const { passage, at } = grid.columns[column];
  const findings = findingsOf(release).map((one, number) => ({ ...one, number }))
    .filter((one) => one.passage === passage && one.kind !== "typography");
  const sentence = sentencesOf(release).findIndex((one) => one.passages.includes(passage));
  const target = findings.length ? `${anchor}.f${findings[0].number}` : sentence >= 0 ? `${anchor}.s${sentence}` : null;
  return { release, passage, sentence, target, state: cells[at] };
}

function goFrom(row, column) {
  here = [row, column];
  const { release, target } = aboutCell(row, column);
  if (!target) return;
  const href = hrefOf(release, target);
  if (href.startsWith("#")) go(target, grid.box);
  else location.href = href;
}
