// The figures: what the table says, column by column, for pictures, filters and CSV.
const NAMED_VALUES = 12;
let facts = null;

function prepareFacts(table) {
  const heads = [...table.tHead.rows[0].cells].slice(1);
  facts = { table, columns: heads.map((head, at) => columnOf(table, head, at + 1)) };
  for (const { head, context, period } of facts.columns) head.title = [`… ${context} …`, period && `period: ${period}`].filter(Boolean).join("\n");
  if (state.sort) sortAs(table, state.sort);
  buildFactsBar();
  buildColumns();
  showFactsAs();
}

function columnOf(table, head, at) {
  const rows = bodies.get(table).rows;
  const values = rows.flatMap((row) => (row.cells[at].classList.contains("none") ? [] : [factOf(row, at, head)]));
  const kind = head.classList.contains("number") ? "number" : head.dataset.k === "date" ? "date" : "words";
  return { at, head, name: head.dataset.n, title: head.innerText.trim() || head.textContent, context: head.dataset.c,
    period: head.dataset.p ?? "", kind, values };
}

// What one document states: the value, and what has to be known of it.
function factOf(row, at, head) {
  const cell = row.cells[at];
  const notes = all("a.note", cell);
  return {
    row,
    name: row.cells[0].textContent.trim(),
    shown: (cell.querySelector("bdi") ?? cell).textContent,
    raw: cell.dataset.v,
    number: cell.classList.contains("number") ? Number(cell.dataset.v) : head.dataset.k === "date" ? dateOf(cell.dataset.v) ?? NaN : NaN,
    href: cell.querySelector("a")?.getAttribute("href") ?? null,
    caveat: notes.map((one) => one.title).join("; "),
    comparable: !notes.some((one) => one.textContent.startsWith("\u2260")),
    odd: notes.length > 0,
    period: cell.dataset.p ?? (head.dataset.p ?? ""),
  };
}

const isNumber = (one) => !Number.isNaN(one.number);

function medianOf(numbers) {
  const sorted = [...numbers].sort((a, b) => a - b), half = sorted.length >> 1;
  return sorted.length % 2 ? sorted[half] : (sorted[half - 1] + sorted[half]) / 2;
}

function buildFactsBar() {
  const as = (way, label) => make("button", { type: "button", id: `facts-as-${way || "pictures"}`,
    onclick: () => { Object.assign(state, way ? { as: way } : { as: "", sort: "" }); keep(); showFactsAs(); } }, label);
  byId("page.facts.bar").replaceChildren(
    make("span", { role: "group", ariaLabel: "How the figures are shown" }, as("", "As pictures"), " ", as("table", "As a table")),
    make("span", {}, make("button", { type: "button", "data-do": "csv-copy" }, "Copy as CSV"), " ",
      make("button", { type: "button", "data-do": "csv-save" }, "Save CSV")));
}

// Pictures, or the table: which of both stands in the address.
function showFactsAs() {
  const table = state.as === "table" || Boolean(state.sort || state.who) || /^page\.facts\.n/.test(state.at);
  byId("facts-as-table").ariaPressed = String(table);
  byId("facts-as-pictures").ariaPressed = String(!table);
  byId("page.facts.table").hidden = !table;
  byId("page.facts.pictures").hidden = table;
  if (!table) showPanels();
}

// The CSV: every value with its period, its caveat and where it stands.
function csv() {
  const shown = facts.columns.filter((column) => !column.head.hidden);
  const more = shown.map((column) => ({
    column,
    period: column.values.some((one) => one.period),
    caveat: column.values.some((one) => one.caveat),
  }));
  const heads = ["document", "file", ...more.flatMap(({ column, period, caveat }) => [column.name,
    ...(period ? [`${column.name}: period`] : []), ...(caveat ? [`${column.name}: caveat`] : []), `${column.name}: where`])];
  const rows = rowsOf(facts.table).map((row) => {
    const release = releaseOf(row.dataset.r);
    return [row.cells[0].textContent.trim(), release < 0 ? "" : data().releases[release][3], ...more.flatMap(({ column, period, caveat }) => {
      const one = column.values.find((value) => value.row === row);
      return [one?.raw, ...(period ? [one?.period] : []), ...(caveat ? [one?.caveat] : []), one ? whereOf(one) : ""];
    })];
  });
  return asCsv([heads, ...rows]);
}

function whereOf(one) {
  const found = /#(.+)\.s(\d+)$/.exec(one.href ?? "");
  const release = found ? releaseOf(safely(found[1])) : -1;
  return release < 0 ? "" : spotOf(release, Number(found[2]));
}
