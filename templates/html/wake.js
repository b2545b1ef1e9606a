// What is not needed at once stands in <noscript>: without a script a browser shows it, with one it
// is text that costs nothing until it is made into elements here.
function wake(box) {
  const asleep = box && box.querySelector(":scope > noscript");
  if (!asleep) return false;
  asleep.insertAdjacentHTML("beforebegin", asleep.textContent);
  asleep.remove();
  prepareTables(box);
  prepareCards(box);
  prepareLeads(box);
  prepareChips(box);
  return true;
}

// The view that a fragment belongs to, whether it is awake or not.
function viewOf(id) {
  const there = byId(id);
  const view = there && there.closest(".view");
  if (view) return view.id;
  if (/\.(s\d+|text)$/.test(id)) return "page.release";
  if (/^template\.p\./.test(id)) return "page.collation";
  if (/^template\./.test(id)) return "page.template";
  if (/^over\./.test(id) && byId("page.over")) return "page.over";
  if (/^page\.facts/.test(id)) return "page.facts";
  return "page.unique";
}

// Wakes what holds a fragment and returns its element.
function reach(id) {
  const view = byId(viewOf(id));
  if (view) wake(view);
  const anchor = id.split(".")[0];
  if (/\.f\d+$/.test(id)) wake(byId(anchor));
  if (/\.s\d+$/.test(id) && !state.beside) wake(byId(`${anchor}.text`));
  return byId(id);
}

function wakeAll(view) {
  wake(view);
  for (const box of all(":scope > .release", view)) if (wake(box)) filterCards(box);
}

// Findings wake when they are about to be seen.
const seen = new IntersectionObserver(
  (entries) => {
    for (const entry of entries) {
      if (!entry.isIntersecting) continue;
      seen.unobserve(entry.target);
      if (wake(entry.target)) filterCards(entry.target);
      if (entry.target.matches(".release")) markFound();
    }
  },
  { rootMargin: "800px" },
);
