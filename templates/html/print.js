// On paper stands what is on the screen: the view that is open. Of many documents the findings are
// printed if they were filtered, for all of them would be a book; a wide table stands in pieces.
const MOST_PRINTED = 12, PRINTED_COLUMNS = 6;

function beforePrint() {
  const view = document.querySelector(".view.on");
  view.classList.add("prints");
  if (view.id === "page.unique") printFindings(view);
  if (view.id === "page.facts") printFacts(view);
}

function printFindings(view) {
  wake(document.querySelector(".rest"));
  const rest = document.querySelector(".rest");
  if (rest) rest.open = true;
  const all = isFiltered() || data().releases.length <= MOST_PRINTED;
  document.documentElement.classList.toggle("in-short", !all);
  if (!all) return;
  boxLimit = Infinity;
  showReleases();
  wakeAll(view);
  if (!isFiltered() && byId("page.facts")) {
    wake(byId("page.facts"));
    byId("page.facts").classList.add("prints");
    printFacts(byId("page.facts"));
  }
}

// The pictures are drawn to the last, and the table is cut into pieces that fit a page.
function printFacts(view) {
  for (const [box, column] of panels) if (!box.childElementCount) showPanel(box, column);
  const shown = facts.columns.filter((column) => !column.head.hidden);
  const rows = rowsOf(facts.table);
  const pieces = [];
  for (let at = 0; at < shown.length; at += PRINTED_COLUMNS) {
    const columns = shown.slice(at, at + PRINTED_COLUMNS);
    const values = columns.map((column) => new Map(column.values.map((one) => [one.row, one])));
    pieces.push(tableOf([data().noun[0], ...columns.map((column) => column.context.replace("\u2026", "___"))],
      rows.map((row) => [row.cells[0].textContent.trim(), ...values.map((own) => printedValue(own.get(row)))])));
  }
  view.querySelector(".printed")?.remove();
  view.append(make("div", { className: "printed" }, ...pieces));
}

function printedValue(one) {
  if (!one) return "\u2013";
  return one.caveat ? `${one.shown} (${one.caveat})` : one.shown;
}

function afterPrint() {
  for (const one of all(".prints")) one.classList.remove("prints");
  for (const one of all(".printed")) one.remove();
  document.documentElement.classList.remove("in-short");
}
