// Which findings are shown: by kind, level, release, how many say so, and the search.
function fits(release, finding, but, index) {
  if (but !== "kind" && state.hide.has(finding.kind)) return false;
  if (but !== "level" && finding.level && state.levels.has(finding.level)) return false;
  if (but !== "who" && state.who && state.who !== data().releases[release][0]) return false;
  if (state.marks && !hasMark(release, index)) return false;
  if (state.lens && finding.shared + 1 > state.lens) return false;
  return !state.q || matchesFinding(release, finding);
}

// Whether a finding has the marks of the reader that are asked for.
function hasMark(release, index) {
  const mark = markOf(`${data().releases[release][0]}.f${index}`);
  return { kept: mark.kept, noted: mark.note, checked: mark.checked, open: !mark.checked }[state.marks];
}

function matchesFinding(release, finding) {
  const hits = found();
  if (hits.releases.has(release)) return true;
  if (finding.passage >= 0 && hits.passages.has(finding.passage)) return true;
  return finding.kind !== "missing" && finding.sentence >= 0 &&
    hits.sentences.has(data().said[release][finding.sentence * STRIDE.said]);
}

let fitting = new Map();

// Counts what fits, release by release and kind by kind, and shows it.
function applyFilter() {
  const kinds = new Map(), levels = new Map();
  fitting = new Map();
  let number = 0, total = 0;
  data().releases.forEach(([anchor], release) => {
    const shown = [];
    findingsOf(release).forEach((finding, index) => {
      if (fits(release, finding, "kind", index)) kinds.set(finding.kind, (kinds.get(finding.kind) || 0) + 1);
      if (fits(release, finding, "level", index)) levels.set(finding.level, (levels.get(finding.level) || 0) + 1);
      if (fits(release, finding, "", index)) shown.push(index);
      if (finding.kind !== "typography" || !state.hide.has("typography")) total += 1;
    });
    fitting.set(anchor, new Set(shown));
    number += shown.length;
  });
  showCounts(kinds, levels);
  const filtered = isFiltered();
  document.documentElement.classList.toggle("filtered", filtered);
  showReleases();
  counted = [number, total];
  tellView();
  const on = (state.lens > 0) + (state.marks !== "") + (state.who !== "") + (state.levels.size > 0) +
    ([...state.hide].sort().join() !== HIDDEN.join());
  byId("filters-on").textContent = on ? ` (${on} on)` : "";
  filterPassages();
  filterOver();
  filterRows();
}

let counted = [0, 0];
const tellView = () => tellCount(...counted);

// Says how much of what is seen the filters leave: each view counts what it consists of.
function tellCount(number, total) {
  const view = document.documentElement.dataset.view;
  let told = "";
  if (view === "page.unique" && isFiltered()) told = `${number} of ${plural(total, "finding")} shown`;
  else if (["page.facts", "page.matrix"].includes(view) && state.who) told = `1 of ${nouns(data().family)} shown`;
  else if (["page.template", "page.collation"].includes(view) && state.q) {
    const passages = data().passages.length;
    told = `${[...found().places].filter((one) => one >= 0).length} of ${plural(passages, "passage")} shown`;
  }
  byId("count").textContent = told;
  const findings = ["page.unique", "page.over"].includes(view);
  for (const one of all(".of-findings")) one.hidden = !findings || (one.id === "levels" && !one.dataset.any);
}

// Of many releases the first that fit are drawn, and more when the end of them comes into view.
const BOXES = 50;
let boxLimit = BOXES;

function showReleases() {
  const filtered = isFiltered();
  let sections = 0;
  for (const box of all(".release")) {
    const there = !filtered || fitting.get(box.id.replace(/\.brief$/, "")).size > 0;
    sections += there;
    const hidden = !there || sections > boxLimit;
    if (box.hidden !== hidden) box.hidden = hidden;
    if (!hidden) filterCards(box);
  }
  byId("nothing-found").hidden = sections > 0;
  const more = byId("more-releases");
  more.hidden = sections <= boxLimit;
  more.textContent = `Show more of ${nouns(sections)}`;
}

function isFiltered() {
  return Boolean(state.q || state.lens || state.who || state.marks || state.levels.size ||
    [...state.hide].sort().join() !== HIDDEN.join());
}

// Shows the cards that fit, where they are awake.
function filterCards(box) {
  const shown = fitting.get(box.id.replace(/\.brief$/, ""));
  if (!shown || box.querySelector(":scope > noscript")) return;
  for (const card of all(".card", box)) card.hidden = !shown.has(Number(card.id.split(".f").pop()));
  for (const group of all(".group", box)) group.hidden = !group.querySelector(".card:not([hidden])");
  for (const fold of all(".typography", box)) {
    fold.hidden = !fold.querySelector(".card:not([hidden])");
    fold.open = !state.hide.has("typography");
  }
  for (const part of all(".figures, .fold:not(.typography)", box)) part.hidden = isFiltered();
  if (box.id.endsWith(".brief") && box.dataset.near) brief(box, shown);
}

const near = new IntersectionObserver((entries) => {
  for (const { target, isIntersecting } of entries) {
    if (isIntersecting) target.dataset.near = "yes";
    else delete target.dataset.near;
    if (isIntersecting) filterCards(target);
  }
}, { rootMargin: "800px" });

// Where findings are on pages of their own, they are listed here in one line each.
function brief(box, shown) {
  const release = releaseOf(box.id.replace(/\.brief$/, ""));
  if (!isFiltered()) {
    box.querySelector(".brief-list")?.remove();
    return;
  }
  const anchor = data().releases[release][0];
  const lines = findingsOf(release).flatMap((finding, index) => {
    if (!shown.has(index)) return [];
    const said = data().said[release];
    const words = finding.kind === "missing" && finding.passage >= 0
      ? patternText(finding.passage)
      : data().sentences[said[finding.sentence * STRIDE.said]] ?? "";
    const [, label, symbol] = data().kinds.find(([kind]) => kind === finding.kind);
    return make("li", { className: `k-${finding.kind}` },
      make("span", { className: "symbol", ariaHidden: "true" }, symbol), " ",
      make("a", { href: hrefOf(release, `${anchor}.f${index}`) }, `${label}, ${spotOf(release, finding.sentence)}`), ": ",
      make("bdi", {}, words));
  });
  const list = make("ul", { className: "brief-list" }, ...lines);
  const old = box.querySelector(".brief-list");
  if (old) old.replaceWith(list);
  else box.append(list);
}

// Rows of the tables that have one for each release.
function filterRows() {
  for (const table of bodies.keys()) if (table.id) draw(table);
}

// Passages of the template and the collation that the search finds.
function filterPassages() {
  const hits = state.q ? found() : null;
  for (const view of ["page.template", "page.collation"].map(byId)) {
    if (!view) continue;
    for (const one of all("li[data-p]", view)) {
      one.hidden = hits !== null && !hits.places.has(Number(one.dataset.p) - 1);
    }
    for (const part of all(".section", view)) part.hidden = !part.querySelector("li[data-p]:not([hidden])");
  }
}

function buildFilters() {
  const there = new Set();
  let levelled = false;
  data().releases.forEach((_, release) => {
    for (const finding of findingsOf(release)) {
      there.add(finding.kind);
      levelled ||= finding.level !== "";
    }
  });
  for (const [kind, label, symbol] of data().kinds) {
    if (there.has(kind)) byId("kinds").append(box(`kind-${kind}`, kind, ` ${label}`, symbol, `k-${kind}`));
  }
  if (levelled) byId("levels").dataset.any = "yes";
  for (const level of data().levels) byId("levels").append(box(`level-${level}`, level, ` ${level}`, "", ""));
  for (const [anchor, name] of data().releases) byId("who").append(make("option", { value: anchor }, name));
}

function box(id, value, label, symbol, className) {
  return make("label", { className }, make("input", { type: "checkbox", id, value }),
    symbol && make("span", { className: "symbol", ariaHidden: "true" }, symbol), label,
    make("span", { className: "soft", id: `${id}-number` }));
}

function showCounts(kinds, levels) {
  for (const input of all("#kinds input")) {
    input.checked = !state.hide.has(input.value);
    byId(`${input.id}-number`).textContent = ` ${kinds.get(input.value) || 0}`;
  }
  for (const input of all("#levels input")) {
    input.checked = !state.levels.has(input.value);
    byId(`${input.id}-number`).textContent = ` ${levels.get(input.value) || 0}`;
  }
  byId("lens").value = String(state.lens);
  byId("who").value = state.who;
  byId("marked").value = state.marks;
}

function clearFilters() {
  Object.assign(state, { q: "", hide: new Set(HIDDEN), levels: new Set(), lens: 0, who: "", marks: "" });
  byId("q").value = "";
}
