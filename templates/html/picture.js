// A picture with its table: to look at, to hear, and to save as a drawing or as CSV.
function picture(box, { title, about, drawing, heads, rows, file }) {
  const id = `${box.id || file}.title`;
  const table = make("details", { className: "as-table" }, make("summary", {}, "As a table"));
  table.addEventListener("toggle", () => {
    if (table.open && !table.querySelector("table")) table.append(make("div", { className: "scroll" }, tableOf(heads, rows)));
  });
  drawing.setAttribute("aria-labelledby", id);
  const figure = make("figure", { className: "picture" },
    make("figcaption", {}, make("h3", { id }, title), about ? make("div", { className: "soft" }, ...[about].flat()) : null),
    drawing,
    make("div", { className: "picture-tail" }, table,
      make("span", {},
        make("button", { type: "button", onclick: () => saveAs(`${file}.svg`, "image/svg+xml", drawn(drawing)) }, "Save picture"), " ",
        make("button", { type: "button", onclick: () => saveAs(`${file}.csv`, "text/csv", asCsv([heads, ...rows])) }, "Save CSV"))));
  box.replaceChildren(figure);
}

function tableOf(heads, rows) {
  return make("table", {},
    make("thead", {}, make("tr", {}, ...heads.map((head) => make("th", { scope: "col" }, head)))),
    make("tbody", {}, ...rows.map((row) => make("tr", {}, ...row.map((cell, at) =>
      at ? make("td", {}, String(cell ?? "")) : make("th", { scope: "row" }, String(cell ?? "")))))));
}

// A spreadsheet must not take words for a formula.
function asCsv(rows) {
  const quote = (cell) => {
    const text = String(cell ?? "");
    const guarded = /^\s*[=+\-@\t\r]/.test(text) && Number.isNaN(Number(text)) ? `'${text}` : text;
    return /[",\r\n]/.test(guarded) ? `"${guarded.replaceAll('"', '""')}"` : guarded;
  };
  return rows.map((row) => row.map(quote).join(",")).join("\r\n") + "\r\n";
}

function saveAs(name, type, text) {
  const link = make("a", { href: URL.createObjectURL(new Blob([text], { type })), download: name });
  link.click();
  URL.revokeObjectURL(link.href);
}

// A drawing by itself: what the style sheet says of its parts is written into them.
const LOOKS = ["fill", "stroke", "stroke-width", "stroke-dasharray", "opacity", "font-family", "font-size", "font-weight", "text-anchor"];

function drawn(drawing) {
  const copy = drawing.cloneNode(true);
  const parts = [[drawing, copy], ...all("*", drawing).map((one, at) => [one, all("*", copy)[at]])];
  for (const [from, to] of parts) {
    const look = getComputedStyle(from);
    for (const name of LOOKS) if (look.getPropertyValue(name)) to.setAttribute(name, look.getPropertyValue(name));
    to.removeAttribute("class");
    to.removeAttribute("tabindex");
  }
  const { width, height } = drawing.viewBox.baseVal;
  Object.entries({ xmlns: SVG, width, height }).forEach(([name, value]) => copy.setAttribute(name, value));
  copy.prepend(shape("rect", { width, height, fill: getComputedStyle(document.body).backgroundColor }));
  return copy.outerHTML;
}
