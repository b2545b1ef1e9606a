// Which columns and rows of the figures are shown: a chooser, ranges, choices, and a row of medians.
const MOST_CHOICES = 8;

function buildColumns() {
  const box = byId("columns").lastElementChild;
  box.replaceChildren(...facts.columns.map(columnControl));
  bodies.get(facts.table).chosen = (row) => facts.columns.every((column) => isWithin(column, row));
  facts.table.createTFoot().insertRow();
  applyColumns();
}

function columnControl(column) {
  const id = `column-${column.at}`;
  const shown = make("input", { type: "checkbox", id, checked: !state.cols.has(column.name), onchange: (event) => {
    state.cols[event.target.checked ? "delete" : "add"](column.name);
    keep();
    applyColumns();
  } });
  return make("fieldset", { className: "column-control" },
    make("legend", { className: "vh" }, column.title),
    make("label", { htmlFor: id }, shown, column.title, make("small", {}, `… ${column.context} …`)),
    column.kind === "words" ? choicesOf(column) : rangeOf(column));
}

function rangeOf(column) {
  const known = state.range.get(column.name) ?? "";
  const [low = "", high = ""] = known.split("..");
  const type = column.kind === "date" ? "date" : "number";
  const field = (label, value) => make("input", { type, step: "any", value, ariaLabel: `${column.title}, ${label}`, className: label.replace(" ", "-") });
  const from = field("at least", low), to = field("at most", high);
  const set = () => setRange(column, from.value || to.value ? `${from.value}..${to.value}` : "");
  from.onchange = set;
  to.onchange = set;
  return make("span", { className: "range" }, from, " to ", to);
}

function choicesOf(column) {
  const numbers = new Map();
  for (const one of column.values) numbers.set(one.raw, (numbers.get(one.raw) || 0) + 1);
  if (numbers.size > MOST_CHOICES || numbers.size < 2) return make("small", { className: "soft" }, plural(numbers.size, "value"));
  const chosen = new Set((state.range.get(column.name) ?? "").replace(/^=/, "").split("|").filter(Boolean));
  return make("span", { className: "choices" }, ...[...numbers].sort((a, b) => b[1] - a[1]).map(([value, number]) =>
    make("label", {}, make("input", { type: "checkbox", checked: chosen.has(value), onchange: (event) => {
      chosen[event.target.checked ? "add" : "delete"](value);
      setRange(column, chosen.size ? `=${[...chosen].join("|")}` : "");
    } }), value, make("span", { className: "soft" }, ` ${number}`))));
}

function setRange(column, range) {
  if (range) state.range.set(column.name, range);
  else state.range.delete(column.name);
  keep();
  applyColumns();
}

function isWithin(column, row) {
  const range = state.range.get(column.name);
  if (!range) return true;
  const one = column.values.find((value) => value.row === row);
  if (!one) return false;
  if (range.startsWith("=")) return range.slice(1).split("|").includes(one.raw);
  const [low, high] = range.split("..").map((text) => (column.kind === "date" ? dateOf(text) : text === "" ? null : Number(text)));
  return isNumber(one) && (low === null || one.number >= low) && (high === null || one.number <= high);
}

function applyColumns() {
  for (const { head, at, name } of facts.columns) {
    const hidden = state.cols.has(name);
    head.hidden = hidden;
    for (const row of bodies.get(facts.table).rows) row.cells[at].hidden = hidden;
  }
  bodies.get(facts.table).limit = CHUNK;
  draw(facts.table);
  showMedians();
  const shown = rowsOf(facts.table).length, on = state.range.size + state.cols.size;
  byId("columns").firstElementChild.textContent = `Columns and filters${on ? ` (${on} on, ${nouns(shown)} shown)` : ""}`;
}

// The middle of what is shown and can be compared.
function showMedians() {
  const rows = new Set(rowsOf(facts.table));
  const foot = facts.table.tFoot.rows[0];
  foot.replaceChildren(make("th", { scope: "row", className: "subject" }, "Median"), ...facts.columns.map((column) => {
    const shown = column.values.filter((one) => rows.has(one.row));
    const numbers = shown.filter((one) => isNumber(one) && one.comparable);
    const words = column.kind === "words" ? plural(new Set(shown.map((one) => one.raw)).size, "value")
      : numbers.length ? toldNumber(column, medianOf(numbers.map((one) => one.number))) : "";
    return make("td", { className: column.kind === "number" ? "number" : "", hidden: column.head.hidden }, words);
  }));
}

function toldNumber(column, number) {
  if (column.kind === "date") return new Date(Math.round(number) * 864e5).toISOString().slice(0, 10);
  const sample = column.values.find(isNumber)?.shown ?? "";
  const years = isYears(column);
  const told = years ? String(Math.round(number)) : number.toLocaleString("en", { maximumFractionDigits: 2 });
  return `${/^[\p{Sc}]/u.test(sample) ? sample[0] : ""}${told}${sample.endsWith("%") ? "%" : ""}`;
}

// Years are figures of which none has a mark between its thousands.
function isYears(column) {
  return column.kind === "number" && column.values.filter(isNumber).every((one) => /^(1[5-9]|20)\d\d$/.test(one.shown));
}
