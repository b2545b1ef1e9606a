// How much of each document differs from the one before, on an axis of real time.
function showTimeline() {
  const box = byId("page.over.time");
  if (!box || box.childElementCount) return;
  const steps = all("#page\\.over .moments a.share").map((link) => ({
    link, label: link.querySelector("bdi").textContent, share: Number(link.querySelector("rect").getAttribute("width")),
  })).map((one) => ({ ...one, day: dateOf(one.label) }));
  if (!steps.length) return;
  const dated = steps.every((one) => one.day !== null);
  const column = { kind: dated ? "date" : "number", values: [] };
  const width = 1000, height = 150, bottom = height - 24;
  const low = dated ? Math.min(...steps.map((one) => one.day)) : 0, high = dated ? Math.max(...steps.map((one) => one.day)) : steps.length;
  const at = (one, number) => 10 + ((width - 30) * ((dated ? one.day : number) - low)) / (high - low || 1);
  const drawing = shape("svg", { viewBox: `0 0 ${width} ${height}`, class: "chart time", role: "group" });
  if (dated) {
    for (const [day, words] of dateTicks(low, high)) {
      const x = at({ day });
      drawing.append(shape("line", { x1: x, x2: x, y1: 0, y2: bottom, class: "grid" }), shape("text", { x: x + 3, y: bottom + 15, class: "tick" }, words));
    }
  }
  const wide = Math.max(2, Math.min(14, (width - 30) / steps.length - 1));
  steps.forEach((one, number) => {
    const high = Math.max(1.5, ((bottom - 8) * one.share) / 100), x = at(one, number);
    const label = `${one.label}: ${one.share}% changed`;
    drawing.append(shape("a", { href: one.link.getAttribute("href"), tabindex: number ? "-1" : "0", "aria-label": label }, shape("title", {}, label),
      shape("rect", { x: (x - 1).toFixed(1), y: 0, width: wide + 2, height: bottom, class: "reach" }),
      shape("rect", { x: x.toFixed(1), y: (bottom - high).toFixed(1), width: wide, height: high.toFixed(1), class: "bar bar-fill" })));
  });
  drawing.addEventListener("keydown", stepDots);
  picture(box, {
    title: "When how much changed",
    about: `A bar for each ${data().noun[0]}${dated ? ", where its date stands" : ""}: the higher, the more of it differs from the one before. Choose one to see what.`,
    drawing,
    heads: [data().noun[0], "per cent changed"],
    rows: steps.map((one) => [one.label, one.share]),
    file: "changes",
  });
}

// The latest changes are shown; earlier ones when they are asked for, searched for or linked to.
const STEPS = 3;
let stepLimit = STEPS;

function limitSteps(filtered) {
  const steps = all("#page\\.over .step");
  const more = byId("more-steps");
  if (!more) return;
  if (!filtered) steps.forEach((one, at) => { one.hidden = at >= stepLimit; });
  more.hidden = filtered || steps.length <= stepLimit;
}
