// Tables that can be sorted by any column; of a long one the first rows are drawn, and more when
// the end of them comes into view.
const CHUNK = 100;
const bodies = new Map();

function prepareTables(root) {
  for (const table of all("table.sortable:not(.ready)", root)) {
    table.classList.add("ready");
    all("thead th", table).forEach((head, column) => {
      const label = head.querySelector(".name") ?? head;
      const button = make("button", { type: "button", onclick: () => sortBy(table, column) }, ...label.childNodes);
      label.replaceChildren(button);
    });
    prepareRows(table);
    if (table.id === "facts-table") prepareFacts(table);
  }
}

function prepareRows(table, fill = () => {}) {
  const more = make("button", { type: "button", className: "more", onclick: () => drawMore(table) });
  table.after(more);
  bodies.set(table, { rows: [...table.tBodies[0].rows], limit: CHUNK, fill, more, chosen: () => true });
  draw(table);
  ending.observe(more);
}

const ending = new IntersectionObserver((entries) => {
  for (const entry of entries) if (entry.isIntersecting) entry.target.click();
}, { rootMargin: "300px" });

function rowsOf(table) {
  const { rows, chosen } = bodies.get(table);
  return rows.filter((row) => (!state.who || row.dataset.r === undefined || row.dataset.r === state.who) && chosen(row));
}

function draw(table) {
  const { limit, fill, more } = bodies.get(table);
  const rows = rowsOf(table);
  const drawn = rows.slice(0, limit);
  const old = table.tBodies[0].rows;
  if (old.length !== drawn.length || drawn.some((row, at) => row !== old[at])) {
    drawn.forEach(fill);
    table.tBodies[0].replaceChildren(...drawn);
  }
  more.hidden = rows.length <= limit;
  more.textContent = `Show more of ${plural(rows.length, "row")}`;
}

function drawMore(table) {
  bodies.get(table).limit += CHUNK;
  draw(table);
}

function sortBy(table, column) {
  const head = table.tHead.rows[0].cells[column];
  const first = head.dataset.first === "down" ? "descending" : "ascending";
  const other = first === "descending" ? "ascending" : "descending";
  const way = head.getAttribute("aria-sort") === first ? other : first;
  sort(table, column, way);
  say(`Sorted by ${head.innerText.split("\n")[0]}, ${way}`);
  if (table.id !== "facts-table") return;
  state.sort = `${way === "descending" ? "-" : ""}${head.dataset.n ?? "release"}`;
  keep();
}

function sortAs(table, order) {
  const name = order.replace(/^-/, "");
  const heads = [...table.tHead.rows[0].cells];
  const column = name === "release" ? 0 : heads.findIndex((head) => head.dataset.n === name);
  if (column >= 0) sort(table, column, order.startsWith("-") ? "descending" : "ascending");
}

// What is not stated stays last either way.
function sort(table, column, way) {
  for (const head of table.tHead.rows[0].cells) head.removeAttribute("aria-sort");
  const head = table.tHead.rows[0].cells[column];
  head.setAttribute("aria-sort", way);
  const sign = way === "descending" ? -1 : 1;
  const rows = bodies.get(table).rows.map((row) => [keyOf(row.cells[column], head.dataset.k), row]);
  rows.sort(([a], [b]) => {
    if (a === null || b === null) return (a === null) - (b === null);
    return sign * (typeof a === "number" && typeof b === "number" ? a - b : String(a).localeCompare(String(b)));
  });
  Object.assign(bodies.get(table), { rows: rows.map(([, row]) => row), limit: CHUNK });
  draw(table);
}

function keyOf(cell, kind) {
  if (cell.classList.contains("none")) return null;
  const text = (cell.dataset.v ?? cell.textContent).trim();
  if (kind === "date") return dateOf(text) ?? text.toLowerCase();
  const number = Number(text.replace(/[,%\u00b7]/g, "") || NaN);
  return Number.isNaN(number) ? text.toLowerCase() || null : number;
}

const MONTHS = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"];

// A date as a number of days, whatever stands around it: a weekday, or only a month.
function dateOf(text) {
  const iso = /\b(\d{4})-(\d\d)(?:-(\d\d))?/.exec(text);
  if (iso) return Date.UTC(iso[1], iso[2] - 1, iso[3] ?? 1) / 864e5;
  const words = /(?:(\d{1,2})\S* )?([a-z]{3})[a-z]*\.?,? (?:(\d{1,2})\S*,? )?(\d{4})/i.exec(text);
  const month = words ? MONTHS.indexOf(words[2].toLowerCase()) : -1;
  return month < 0 ? null : Date.UTC(words[4], month, words[1] ?? words[3] ?? 1) / 864e5;
}
