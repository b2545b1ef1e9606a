// Everything by keyboard. Single keys can be switched off in the help.
const KEYS = {
  "/": () => byId("q").focus(),
  "?": () => help(),
  f: () => toggleFilters(),
  t: () => switchTheme(),
  y: () => switchTypography(),
  j: () => step(ITEMS[viewOf(state.at)], 1),
  k: () => step(ITEMS[viewOf(state.at)], -1),
  n: () => stepRelease(1),
  p: () => stepRelease(-1),
  c: () => document.activeElement?.closest(".card")?.querySelector("[data-do=cite]")?.click(),
};
const ITEMS = {
  "page.unique": ".story li, .card",
  "page.over": ".change, .life",
  "page.facts": "#facts-table tbody tr",
  "page.matrix": "#overview",
  "page.template": "#page\\.template li[data-p]",
  "page.collation": "#page\\.collation li[data-p]",
  "page.release": ".rows > div, .text a.s",
};

function onKey(event) {
  if (event.key === "Escape" && document.activeElement === byId("q")) {
    byId("q").value = "";
    return searchSoon();
  }
  if (event.key === " " && event.target.matches("a[role=button]")) {
    event.preventDefault();
    return event.target.click();
  }
  if (event.ctrlKey || event.metaKey || event.altKey || state.keys === "off") return;
  if (event.target.closest("input:not([type=checkbox]), select, textarea, dialog")) return;
  const tab = all(".views a")[Number(event.key) - 1];
  if (/^[1-9]$/.test(event.key) && tab) tab.click();
  else if (KEYS[event.key]) KEYS[event.key]();
  else return;
  event.preventDefault();
}

function isShown(one) {
  return one.getClientRects().length > 0;
}

// Moves the focus to the next of the things a view consists of.
function step(selector, by) {
  const items = all(selector).filter(isShown);
  if (!items.length) return;
  const now = items.findIndex((one) => one === document.activeElement || one.contains(document.activeElement));
  focusOn(items[Math.max(0, Math.min(items.length - 1, now < 0 ? 0 : now + by))]);
}

function stepRelease(by) {
  if (viewOf(state.at) === "page.release") {
    const left = byId("left");
    const next = left.selectedIndex + by;
    if (next >= 0 && next < left.options.length) go(`${left.options[next].value}.text`);
    return;
  }
  const boxes = all(".release").filter(isShown);
  const now = boxes.findIndex((one) => one.contains(document.activeElement));
  const box = boxes[Math.max(0, Math.min(boxes.length - 1, now < 0 ? 0 : now + by))];
  if (box) focusOn(box);
}

function focusOn(one) {
  if (one.tabIndex < 0 && !one.hasAttribute("tabindex")) one.tabIndex = -1;
  one.focus({ preventScroll: true });
  one.scrollIntoView({ block: one.offsetHeight > innerHeight / 2 ? "start" : "center" });
}

function help() {
  byId("keys").checked = state.keys !== "off";
  byId("help").showModal();
}
