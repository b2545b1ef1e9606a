// The matrix as a map: a cell for each passage of each release, in the rows that are drawn.
let here = [0, 0];

function prepareMatrix(root) {
  const table = byId("matrix-grid");
  if (!table || !root.contains(table) || table.role === "grid") return;
  Object.assign(table, { role: "grid", tabIndex: 0, ariaLabel: "Releases by passages" });
  table.closest(".scroll").removeAttribute("tabindex");
  const columns = data().columns.length;
  const numbers = table.tHead.querySelector(".numbers");
  numbers.colSpan = columns;
  numbers.textContent = `Passages 1 to ${data().passages.length}`;
  prepareRows(table, fillRow);
  table.addEventListener("keydown", moveInMatrix);
  table.addEventListener("focus", () => pointAt(...here));
  table.addEventListener("click", (event) => event.target.closest("td.c") && goFrom(event.target.closest("td.c")));
  table.addEventListener("mouseover", (event) => event.target.closest("td.c") && tellCell(event.target.closest("td.c")));
  fitMatrix();
}

function fillRow(row) {
  const old = row.querySelector(".symbols");
  if (!old) return;
  const states = new Map(data().legend.map(([symbol, name]) => [symbol, name]));
  const symbols = [...data().matrix[row.dataset.r]];
  row.querySelector("a").tabIndex = -1;
  old.replaceWith(...symbols.map((symbol, column) => {
    const name = states.get(symbol) ?? "none";
    return make("td", { className: `c ${name}`, role: "gridcell", id: `cell.${row.dataset.r}.${column}`,
      ariaLabel: `${data().passages[data().columns[column]][1]}, ${name}` }, symbol);
  }));
  markCells(row);
}

// Wide cells show their sign, narrow ones only its shape.
function fitMatrix() {
  const map = document.querySelector(".minimap");
  if (!map || map.clientWidth === 0) return;
  const room = map.clientWidth - map.querySelector("thead th").offsetWidth;
  map.classList.toggle("roomy", room / data().columns.length >= 14);
}

function cellAt(row, column) {
  const table = byId("matrix-grid");
  const rows = rowsOf(table);
  const at = Math.max(0, Math.min(row, rows.length - 1));
  if (at >= bodies.get(table).limit) {
    bodies.get(table).limit = at + CHUNK;
    draw(table);
  }
  return rows[at]?.cells[1 + Math.max(0, Math.min(column, data().columns.length - 1))] ?? null;
}

function pointAt(row, column) {
  const cell = cellAt(row, column);
  if (!cell) return;
  all(".c.here").forEach((one) => one.classList.remove("here"));
  cell.classList.add("here");
  byId("matrix-grid").setAttribute("aria-activedescendant", cell.id);
  here = [rowsOf(byId("matrix-grid")).indexOf(cell.parentElement), cell.cellIndex - 1];
  cell.scrollIntoView({ block: "nearest", inline: "nearest" });
  tellCell(cell);
}

function moveInMatrix(event) {
  const steps = { ArrowUp: [-1, 0], ArrowDown: [1, 0], ArrowLeft: [0, -1], ArrowRight: [0, 1], PageUp: [-10, 0], PageDown: [10, 0] };
  const far = { Home: [here[0], 0], End: [here[0], 1e6] };
  if (event.key === "Enter") goFrom(cellAt(...here));
  else if (steps[event.key]) pointAt(Math.max(0, here[0] + steps[event.key][0]), here[1] + steps[event.key][1]);
  else if (far[event.key]) pointAt(...far[event.key]);
  else return;
  event.preventDefault();
}

// What a cell is about, and where it leads: to the finding, else to the sentence.
function aboutCell(cell) {
  const release = releaseOf(cell.parentElement.dataset.r);
  const anchor = data().releases[release][0];
  const passage = data().columns[cell.cellIndex - 1];
  const findings = findingsOf(release).map((one, number) => ({ ...one, number }))
    .filter((one) => one.passage === passage && one.kind !== "typography");
  const sentence = sentencesOf(release).findIndex((one) => one.passages.includes(passage));
  let target = null;
  if (findings.length) target = `${anchor}.f${findings[0].number}`;
  else if (sentence >= 0) target = `${anchor}.s${sentence}`;
  return { release, passage, sentence, target, kinds: findings.map((one) => one.kind) };
}

function tellCell(cell) {
  const { release, passage, sentence, kinds } = aboutCell(cell);
  const mark = data().legend.find(([symbol]) => symbol === cell.textContent);
  const words = sentence >= 0 ? data().sentences[sentencesOf(release)[sentence].text] : patternText(passage);
  byId("matrix-cell").replaceChildren(
    make("b", {}, make("bdi", {}, data().releases[release][1])), `, passage ${data().passages[passage][1]}: `,
    make("b", {}, kinds.length ? [...new Set(kinds)].join(", ") : mark?.[2] ?? "not there"), " ",
    make("bdi", {}, `“${words.length > 180 ? `${words.slice(0, 180)} …` : words}”`),
  );
}

function goFrom(cell) {
  const { release, target } = aboutCell(cell);
  if (!target) return;
  const href = hrefOf(release, target);
  if (href.startsWith("#")) go(target);
  else location.href = href;
}

// Cells with what the search finds.
function markCells(row) {
  const release = releaseOf(row.dataset.r);
  const places = new Set();
  if (state.q) {
    for (const who of found().said.values()) {
      for (const [holder, number] of who) {
        if (holder === release) [data().said[release][number * STRIDE.said + 1]].flat().forEach((one) => places.add(one));
      }
    }
  }
  for (const cell of all("td.c", row)) cell.classList.toggle("hit", places.has(data().columns[cell.cellIndex - 1]));
}

function markMatrix() {
  all("#matrix-grid tbody tr").filter((row) => row.querySelector("td.c")).forEach(markCells);
}
