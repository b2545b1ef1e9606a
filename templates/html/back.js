// Back leads to the place that one left, not to the top of the page.
let back = null;

// Notes with the present step of the history how far one has come, and from where one leaves.
function keepPlace(from) {
  const box = from?.closest("[id]");
  const place = box?.closest(".view") && box.closest(".view") !== box ? { id: box.id, top: box.getBoundingClientRect().top } : {};
  history.replaceState({ y: scrollY, ...place }, "");
}

function watchHistory() {
  history.scrollRestoration = "manual";
  const [entry] = performance.getEntriesByType("navigation");
  if (["back_forward", "reload"].includes(entry?.type)) back = history.state;
  addEventListener("popstate", (event) => { back = event.state; });
  addEventListener("pagehide", () => keepPlace(document.activeElement?.closest("a")));
}

// Tells whether one comes back, and goes where one was; what is drawn late may move it once more.
function comeBack() {
  if (back === null) return false;
  const { y, id, top } = back;
  back = null;
  const box = id ? reach(id) : null;
  const move = () => scrollTo(0, box && isShown(box) ? scrollY + box.getBoundingClientRect().top - top : y);
  move();
  requestAnimationFrame(() => {
    move();
    requestAnimationFrame(move);
  });
  return true;
}
