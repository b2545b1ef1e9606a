// What a reader marks: checked, a note, kept. It stays in the storage of the browser, by the content
// of the page, and can be taken along as a file; nothing of it is sent anywhere.
let marks = new Map();
const stored = () => `hmicdiff ${hashOf(byId("data").textContent)}`;

// A short name for a text: two pages share marks only if they say the same.
function hashOf(text) {
  let [high, low] = [0xdeadbeef, 0x41c6ce57];
  for (let at = 0; at < text.length; at += 1) {
    const code = text.charCodeAt(at);
    high = Math.imul(high ^ code, 2654435761);
    low = Math.imul(low ^ code, 1597334677);
  }
  return `${(high >>> 0).toString(36)}${(low >>> 0).toString(36)}`;
}

function loadMarks() {
  try {
    marks = new Map(Object.entries(JSON.parse(localStorage.getItem(stored()) ?? "{}")));
  } catch {
    marks = new Map(); // without storage, or with something else in it, they last as long as the page
  }
}

function keepMarks() {
  try {
    localStorage.setItem(stored(), JSON.stringify(Object.fromEntries(marks)));
  } catch {
    say("The browser keeps no marks of this page; save them as a file");
  }
  showBasket();
}

function markOf(id) {
  return marks.get(id) ?? {};
}

function setMark(id, change) {
  const mark = { ...markOf(id), ...change };
  for (const name of Object.keys(mark)) if (!mark[name]) delete mark[name];
  if (Object.keys(mark).length) marks.set(id, mark);
  else marks.delete(id);
  keepMarks();
  for (const tools of all(".work")) if (tools.dataset.id === id) showMark(tools);
}

// The tools of a finding: on its card, and where the story tells it.
function workTools(id, told) {
  const check = make("input", { type: "checkbox", onchange: () => setMark(id, { checked: check.checked }) });
  const note = make("textarea", { className: "note-text", rows: 2, ariaLabel: "Note", hidden: true, onchange: () => setMark(id, { note: note.value.trim(), told: told() }) });
  const tools = make("div", { className: "work", role: "group", ariaLabel: "Your marks" },
    make("label", {}, check, "checked"),
    make("button", { type: "button", className: "do-note", onclick: () => { note.hidden = !note.hidden; if (!note.hidden) note.focus(); } }, "Note"),
    make("button", { type: "button", className: "do-keep", onclick: () => setMark(id, { kept: !markOf(id).kept, told: told() }) }, "Keep"),
    note);
  tools.dataset.id = id;
  showMark(tools);
  return tools;
}

function showMark(tools) {
  const mark = markOf(tools.dataset.id);
  tools.querySelector("input").checked = Boolean(mark.checked);
  const note = tools.querySelector("textarea");
  note.value = mark.note ?? "";
  if (mark.note) note.hidden = false;
  const keep = tools.querySelector(".do-keep");
  keep.ariaPressed = String(Boolean(mark.kept));
  keep.textContent = mark.kept ? "Kept" : "Keep";
}

// What the story tells, with whose words and where: as it is cited.
function leadCitation(lead) {
  const place = lead.querySelector(".at a").textContent.replace(/^In context: /, "");
  const told = (root) => root.textContent.replace(/\s+/g, " ").trim();
  const sourceOf = (name) => data().releases.find((one) => one[1] === name)?.[3] ?? "";
  const names = all(".who a", lead).map(told);
  const quotes = all("blockquote", lead).map((quote) => {
    const whose = quote.querySelector(".whose");
    const name = whose ? told(whose) : names[0];
    const words = quote.cloneNode(true);
    words.querySelector(".whose")?.remove();
    return `“${told(words)}” (${[name, whose ? "" : place].filter(Boolean).join(", ")}; ${sourceOf(name)})`;
  });
  if (quotes.length) return quotes.join("\n");
  const who = names.length ? names.join(" and ") : told(lead.querySelector(".who"));
  const lacked = told(lead.querySelector(".theirs .said"));
  return `Not in ${who} (${place}; ${names.map(sourceOf).join(", ")}), though others say: “${lacked}”`;
}

function prepareLeads(root) {
  for (const lead of all(".leads > li:not(.ready)", root)) {
    lead.classList.add("ready");
    const id = safely(lead.querySelector(".at a").getAttribute("href").split("#")[1]);
    lead.querySelector(".at").append(make("button", { type: "button", "data-do": "cite-lead" }, "Copy"), workTools(id, () => leadCitation(lead)));
  }
}

const DONE = (mark) => (mark.checked ? "checked" : "");

// All that was kept or noted, in the order of the page.
function keptMarks() {
  return [...marks].filter(([, mark]) => mark.kept || mark.note).sort(([a], [b]) => a.localeCompare(b, undefined, { numeric: true }));
}

function showBasket() {
  const kept = keptMarks().length, checked = [...marks.values()].filter((mark) => mark.checked).length;
  const button = byId("basket-open");
  button.textContent = `Your marks: ${kept} kept${checked ? `, ${checked} checked` : ""}`;
  button.hidden = !kept && !checked;
  const list = byId("basket-list");
  list.replaceChildren(...keptMarks().map(([id, mark]) => make("li", {},
    make("p", { className: "said" }, mark.told ?? id),
    mark.note ? make("p", { className: "message" }, `Note: ${mark.note}`) : null,
    make("p", { className: "at" },
      make("a", { href: placeOf(id), onclick: () => byId("basket").close() }, "In context"),
      make("button", { type: "button", onclick: () => setMark(id, { kept: false, note: "" }) }, "Remove")))));
  byId("basket-none").hidden = kept > 0;
}

function placeOf(id) {
  const release = releaseOf(id.split(".")[0]);
  return release < 0 ? `#${id}` : hrefOf(release, id);
}

// The kept findings as a text: each with its citation, and the note.
function basketText() {
  return keptMarks().map(([, mark]) => [mark.told, mark.note && `Note: ${mark.note}`, DONE(mark) && "Checked."].filter(Boolean).join("\n")).join("\n\n");
}

function basketMarkdown() {
  const lines = keptMarks().map(([, mark]) => `- ${mark.told.replace(/\n/g, "\n  ")}${mark.note ? `\n  *Note: ${mark.note.replace(/\n/g, " ")}*` : ""}`);
  return `# ${document.title}\n\n${lines.join("\n")}\n`;
}

function basketCsv() {
  return asCsv([["finding", "citation", "note", "checked"], ...keptMarks().map(([id, mark]) => [id, mark.told, mark.note, DONE(mark)])]);
}

function exportMarks() {
  saveAs("marks.json", "application/json", JSON.stringify({ page: document.title, content: stored(), marks: Object.fromEntries(marks) }, null, 1));
}

// Takes what was saved of this page; of another content it says so and takes nothing.
async function importMarks(event) {
  const [file] = event.target.files;
  if (!file) return;
  try {
    const given = JSON.parse(await file.text());
    if (given.content !== stored()) throw new Error("another page");
    for (const [id, { checked, note, kept, told }] of Object.entries(given.marks)) {
      marks.set(id, { ...(checked && { checked: true }), ...(kept && { kept: true }), ...(note && { note: String(note) }), ...(told && { told: String(told) }) });
    }
    keepMarks();
    all(".work").forEach(showMark);
    tellBasket(`${plural(Object.keys(given.marks).length, "mark")} taken over`);
  } catch {
    tellBasket("That file holds no marks of this page; nothing was taken over");
  }
  event.target.value = "";
}

function tellBasket(words) {
  byId("basket-told").textContent = words;
}

const BASKET = {
  "basket-open": () => { showBasket(); tellBasket(""); byId("basket").showModal(); },
  "basket-close": () => byId("basket").close(),
  "basket-copy": () => copy(basketText(), "Copied").then(() => tellBasket("Copied")),
  "basket-md": () => saveAs("findings.md", "text/markdown", basketMarkdown()),
  "basket-csv": () => saveAs("findings.csv", "text/csv", basketCsv()),
  "basket-docx": () => saveAs("findings.docx", "application/vnd.openxmlformats-officedocument.wordprocessingml.document", docxOf(document.title, keptMarks().map(([, mark]) => [mark.told, mark.note && `Note: ${mark.note}`].filter(Boolean)))),
  "basket-export": exportMarks,
  "cite-lead": (button) => copy(leadCitation(button.closest("li")), "Copied with its citation"),
};

function startWork() {
  loadMarks();
  prepareLeads(document);
  showBasket();
  byId("basket-import").addEventListener("change", importMarks);
}
