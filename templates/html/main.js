// Shows the view and the place that the address names.
function show() {
  read(location.hash);
  paint();
  const id = viewOf(state.at);
  const view = byId(id) ?? byId("page.unique");
  document.documentElement.dataset.view = view.id;
  for (const one of all(".view")) one.classList.toggle("on", one === view);
  for (const link of all(".views a")) {
    if (link.dataset.view === view.id) link.setAttribute("aria-current", "page");
    else link.removeAttribute("aria-current");
  }
  const woken = wake(view);
  if (view.id === "page.unique") showPictures();
  if (view.id === "page.matrix") showOverview();
  if (view.id === "page.facts" && facts && !woken) {
    showFactsAs();
    applyColumns();
  }
  byId("q").value = state.q;
  if (woken || settings() !== applied) refresh();
  else {
    tellView();
    if (state.q) showHits();
  }
  place();
}

function paint() {
  const root = document.documentElement;
  if (state.theme) root.dataset.theme = state.theme;
  else delete root.dataset.theme;
  const button = document.querySelector("[data-do=theme]");
  button.textContent = isDark() ? "Light" : "Dark";
  drawOverview();
}

function isDark() {
  return state.theme ? state.theme === "dark" : matchMedia("(prefers-color-scheme: dark)").matches;
}

// Goes to the place within the view, and marks it.
function place() {
  for (const one of all(".at-it")) one.classList.remove("at-it");
  if (viewOf(state.at) === "page.release") showRelease();
  const target = state.at.startsWith("page.") && VIEWS.includes(state.at) ? null : reach(state.at);
  const row = document.querySelector(".rows .at-it");
  if (comeBack()) {
    if (target && !target.matches(".release, .doc, section.view")) target.classList.add("at-it");
  } else if (target && (isShown(target) || target.closest(".release[hidden], #page\\.over [hidden]"))) arrive(target);
  else if (row) arrive(row);
  else if (!target) scrollTo(0, 0);
  later(markFound);
}

function arrive(target) {
  const box = target.closest(".release");
  if (box?.hidden) {
    boxLimit = Math.max(boxLimit, all(".release").indexOf(box) + 1);
    showReleases();
    box.hidden = false;
  }
  const card = target.closest(".card");
  if (card?.hidden) {
    card.hidden = false;
    card.parentElement.hidden = false;
  }
  for (let box; (box = target.closest("#page\\.over [hidden]"));) box.hidden = false;
  for (let fold = target.closest("details"); fold; fold = fold.parentElement.closest("details")) fold.open = true;
  if (!target.matches(".release, .doc, section.view")) target.classList.add("at-it");
  focusOn(target);
  if (target.matches(".release, .doc")) target.scrollIntoView();
}

let applied = null;
const settings = () => written("");

// All that depends on the search and the filters.
function refresh() {
  if (applied !== settings()) boxLimit = BOXES;
  applied = settings();
  applyFilter();
  showHits();
  drawOverview();
}

function go(at, from = null) {
  keepPlace(from);
  history.pushState(null, "", written(at));
  show();
}

function toggleFilters() {
  const open = byId("filters").hidden;
  byId("filters").hidden = !open;
  document.querySelector("[data-do=filters]").setAttribute("aria-expanded", String(open));
  if (open) byId("filters").querySelector("input, select").focus();
}

function switchTheme() {
  state.theme = isDark() ? "light" : "dark";
  keep();
  paint();
}

function switchTypography() {
  if (!state.hide.delete("typography")) state.hide.add("typography");
  refresh();
  keep();
  say(state.hide.has("typography") ? "Typography hidden" : "Typography shown");
}

const DOES = {
  ...BASKET,
  more: () => { boxLimit += BOXES; showReleases(); },
  "more-steps": () => { stepLimit += 20; limitSteps(false); },
  filters: toggleFilters,
  theme: switchTheme,
  help,
  close: () => byId("help").close(),
  clear: () => { clearFilters(); refresh(); keep(); },
  cite,
  next: () => nextDifference(1),
  earlier: () => nextDifference(-1),
  "save-differences": saveDifferences,
  "csv-copy": () => copy(csv(), "Copied the facts as CSV"),
  "csv-save": () => saveAs("figures.csv", "text/csv", csv()),
};

function onClick(event) {
  const button = event.target.closest("[data-do]");
  if (button) return void DOES[button.dataset.do](button);
  const chip = event.target.closest("#page\\.template a.chip");
  if (chip) {
    event.preventDefault();
    return openChip(chip);
  }
  const link = event.target.closest("a[href^='#']");
  if (!link || event.ctrlKey || event.metaKey || event.shiftKey) return;
  const at = safely(link.getAttribute("href").slice(1)); // a link in a drawing has no hash
  if (at === "page.main") return;
  event.preventDefault();
  if (link.dataset.who) state.who = link.dataset.who;
  if (link.dataset.hide !== undefined) {
    state.hide = new Set(link.dataset.hide.split(","));
    if (at === "page.releases") return go(at, link);
  }
  if (written(at) === location.hash) show();
  else go(at, link);
}

function onFilter(event) {
  const input = event.target;
  if (input.closest("#kinds")) state.hide[input.checked ? "delete" : "add"](input.value);
  else if (input.closest("#levels")) state.levels[input.checked ? "delete" : "add"](input.value);
  else if (input.id === "lens") state.lens = Number(input.value);
  else if (input.id === "who") state.who = input.value;
  else if (input.id === "marked") state.marks = input.value;
  else return;
  refresh();
  keep();
}

function onKeysSwitch() {
  state.keys = byId("keys").checked ? "" : "off";
  keep();
}

function start() {
  startWork();
  buildFilters();
  buildSelects();
  prepareTables(document);
  ending.observe(byId("more-releases"));
  for (const box of all(".release")) (box.id.endsWith(".brief") ? near : seen).observe(box);
  for (const fold of all("details.fold")) fold.addEventListener("toggle", () => wake(fold));
  document.addEventListener("click", onClick);
  document.addEventListener("keydown", onKey);
  byId("controls").addEventListener("submit", (event) => event.preventDefault());
  byId("controls").addEventListener("change", onFilter);
  byId("q").addEventListener("input", searchSoon);
  byId("keys").addEventListener("change", onKeysSwitch);
  addEventListener("hashchange", show);
  watchHistory();
  addEventListener("resize", drawOverview);
  addEventListener("beforeprint", beforePrint);
  addEventListener("afterprint", afterPrint);
  matchMedia("(prefers-color-scheme: dark)").addEventListener("change", paint);
  show();
  later(() => {
    index();
    data().releases.forEach((_, release) => findingsOf(release));
  });
  if (data().releases.length <= FEW) later(() => {
    wakeAll(byId("page.unique"));
    wake(document.querySelector(".rest"));
  });
}

// In a small family all findings are soon there for the search of the browser itself.
const FEW = 50;
const later = globalThis.requestIdleCallback ?? setTimeout;

document.addEventListener("DOMContentLoaded", start);
