// Tables that can be sorted by any column, and the facts as CSV.
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
    if (table.id === "facts-table" && state.sort) sortAs(table, state.sort);
  }
}

// Of a long table the first rows are drawn, and more when its end comes into view.
function prepareRows(table, fill = () => {}) {
  const more = make("button", { type: "button", className: "more", onclick: () => drawMore(table) });
  table.after(more);
  bodies.set(table, { rows: [...table.tBodies[0].rows], limit: CHUNK, fill, more });
  draw(table);
  ending.observe(more);
}

const ending = new IntersectionObserver((entries) => {
  for (const entry of entries) if (entry.isIntersecting) entry.target.click();
}, { rootMargin: "300px" });

function rowsOf(table) {
  return bodies.get(table).rows.filter((row) => !state.who || row.dataset.r === undefined || row.dataset.r === state.who);
}

function draw(table) {
  const { limit, fill, more } = bodies.get(table);
  const rows = rowsOf(table);
  const drawn = rows.slice(0, limit);
  const old = table.tBodies[0].rows;
  if (old.length !== drawn.length || drawn.some((row, at) => row !== old[at])) {
    drawn.forEach(fill);
    table.tBodies[0].replaceChildren(...drawn);
  } else if (drawn[0]?.querySelector(".symbols")) drawn.forEach(fill);
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
  table.tHead.rows[0].cells[column].setAttribute("aria-sort", way);
  const sign = way === "descending" ? -1 : 1;
  const rows = bodies.get(table).rows.map((row) => [keyOf(row.cells[column]), row]);
  rows.sort(([a], [b]) => {
    if (a === null || b === null) return (a === null) - (b === null);
    return sign * (typeof a === "number" && typeof b === "number" ? a - b : String(a).localeCompare(String(b)));
  });
  Object.assign(bodies.get(table), { rows: rows.map(([, row]) => row), limit: CHUNK });
  draw(table);
}

function keyOf(cell) {
  if (cell.classList.contains("none")) return null;
  const text = (cell.dataset.v ?? cell.textContent).trim();
  const number = Number(text.replace(/[,%\u00b7]/g, "") || NaN);
  return Number.isNaN(number) ? text.toLowerCase() || null : number;
}

// The facts as they are sorted and filtered now. A spreadsheet must not take words for a formula.
function csv() {
  const table = byId("facts-table");
  const quote = (text) => {
    const guarded = /^\s*[=+\-@\t\r]/.test(text) && Number.isNaN(Number(text)) ? `'${text}` : text;
    return /[",\r\n]/.test(guarded) ? `"${guarded.replaceAll('"', '""')}"` : guarded;
  };
  const heads = [...table.tHead.rows[0].cells].map((head) => head.dataset.n ?? "release");
  const rows = rowsOf(table).map((row) => [...row.cells].map((cell, column) => {
      if (!column) return cell.textContent.trim();
      return cell.classList.contains("none") ? "" : cell.dataset.v;
    }));
  return [heads, ...rows].map((row) => row.map(quote).join(",")).join("\r\n") + "\r\n";
}

function saveCsv() {
  const link = make("a", { href: URL.createObjectURL(new Blob([csv()], { type: "text/csv" })), download: "facts.csv" });
  link.click();
  URL.revokeObjectURL(link.href);
}
