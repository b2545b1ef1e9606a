// From difference to difference: how many there are, the next, the one before, and where they lie.
let differencesOf = [];

function showSteps(beside) {
  byId("compare-steps").hidden = !beside;
  byId("marks").hidden = !beside;
}

function tellDifferences() {
  differencesOf = all("#beside .differs:not(mark)");
  byId("compare-told").textContent = differencesOf.length ? plural(differencesOf.length, "difference") : "No difference";
  byId("compare-only").checked = state.only === "differences";
  requestAnimationFrame(drawMarks);
}

function nextDifference(by) {
  if (!differencesOf.length) return;
  const line = innerHeight / 3;
  const now = differencesOf.findIndex((one) => one.classList.contains("now"));
  let next = now + by;
  if (now < 0) next = Math.max(0, differencesOf.findIndex((one) => one.getBoundingClientRect().bottom > line));
  next = (next + differencesOf.length) % differencesOf.length;
  differencesOf.forEach((one, at) => one.classList.toggle("now", at === next));
  focusOn(differencesOf[next]);
  byId("compare-told").textContent = `${next + 1} of ${plural(differencesOf.length, "difference")}`;
}

// Along the edge of the window stands where in the document the differences are.
function drawMarks() {
  const marks = byId("marks"), box = byId("beside");
  const { top, height } = box.getBoundingClientRect();
  if (marks.hidden || height <= innerHeight) return void marks.replaceChildren();
  marks.replaceChildren(shape("svg", { viewBox: "0 0 8 1000", preserveAspectRatio: "none" }, ...differencesOf.map((one) => {
    const bounds = one.getBoundingClientRect();
    return shape("rect", { x: 0, width: 8, y: ((1000 * (bounds.top - top)) / height).toFixed(1), height: Math.max(3, (1000 * bounds.height) / height).toFixed(1) });
  })));
}

function goToMark(event) {
  const box = byId("beside"), marks = event.currentTarget.getBoundingClientRect();
  const share = (event.clientY - marks.top) / marks.height;
  scrollTo(0, scrollY + box.getBoundingClientRect().top + share * box.offsetHeight - innerHeight / 3);
}

// All differences with their citations, as a text to keep.
function saveDifferences() {
  const [left, right] = [byId("left"), byId("right")].map((one) => one.selectedOptions[0].textContent);
  const told = differencesOf.map((row) => {
    const sides = all(":scope > p", row).map((one) => one.textContent.trim());
    const where = row.querySelector(".left")?.title ?? "";
    return `${where ? `${where}\n` : ""}- ${left}: ${sides[0]}\n- ${right}: ${sides[1]}`;
  });
  saveAs("differences.md", "text/markdown", `# ${left} beside ${right}\n\n${told.join("\n\n")}\n`);
}

function buildSteps() {
  byId("compare-only").onchange = (event) => {
    state.only = event.target.checked ? "differences" : "";
    keep();
    byId("beside").firstElementChild?.classList.toggle("only-differences", event.target.checked);
    requestAnimationFrame(drawMarks);
  };
  byId("marks").addEventListener("click", goToMark);
}
