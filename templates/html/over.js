// The view over time, as the search and the filters narrow it: changes, and lives of passages.
const sides = new WeakMap();

// What one side of a comparison says: the words of the other are left out.
function sideOf(root, other) {
  const copy = root.cloneNode(true);
  for (const one of all(other, copy)) one.remove();
  return fold(all(".said, .words", copy).map((one) => one.textContent).join("\n"));
}

function isSaidIn(root, terms) {
  if (!sides.has(root)) sides.set(root, ["ins", "del"].map((other) => sideOf(root, other)));
  return sides.get(root).some((text) => saysAll(text, terms));
}

function filterOver() {
  const view = byId("page.over");
  if (!view || view.querySelector(":scope > noscript")) return;
  showTimeline();
  const words = state.q ? termsOf(state.q) : null;
  const lives = all(".life", view), changes = all(".change", view);
  const few = (life) => !state.lens || Number(life.dataset.n) <= state.lens;
  for (const step of all(".step", view)) filterStep(step, words, few);
  const number = all(".moments li", view).findIndex((one) => one.dataset.r === state.who);
  for (const life of lives) {
    life.hidden = !few(life) || (state.who && !lasts(life, number)) || (words && !isSaidIn(life, words));
  }
  for (const group of all(".life-group", view)) {
    const own = all(".life", group), shown = own.filter((one) => !one.hidden).length;
    group.hidden = !shown;
    group.querySelector(".number-of").textContent = shown < own.length ? `${shown} of ${own.length}` : own.length;
    if (words && group.querySelector(".fold")) group.querySelector(".fold").open = true;
  }
  const shown = changes.filter((one) => !one.hidden && !one.closest(".step").hidden).length;
  limitSteps(Boolean(words || state.who || state.lens || isFiltered()));
  const living = lives.filter((one) => !one.hidden).length;
  byId("over-count").textContent = shown < changes.length || living < lives.length
    ? `${shown} of ${plural(changes.length, "change")} and ${living} of ${plural(lives.length, "passage")} shown` : "";
}

// A release that is searched for by its name is shown with all that has changed in it.
function filterStep(step, words, few) {
  const changes = all(".change", step);
  const sought = words && !saysAll(fold(step.getAttribute("aria-label")), words) ? words : null;
  for (const change of changes) {
    change.hidden = state.hide.has(change.dataset.kind) || !few(byId(change.dataset.life)) ||
      (sought && !isSaidIn(change, sought));
  }
  const empty = changes.every((one) => one.hidden) && (changes.length || sought || state.lens);
  step.hidden = (state.who && step.dataset.r !== state.who) || empty;
}

// Whether a release, counted from nought, is among those that a life lasts for.
function lasts(life, number) {
  return life.dataset.in.split(" ").some((run) => {
    const [first, last] = run.split("-").map(Number);
    return first <= number && number <= last;
  });
}
