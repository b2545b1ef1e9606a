// A slot of the template opens its values beside it.
function prepareChips(root) {
  for (const chip of all("#page\\.template a.chip", root)) {
    chip.setAttribute("aria-expanded", "false");
    chip.setAttribute("role", "button");
  }
}

function openChip(chip) {
  const item = chip.closest("li");
  const open = chip.getAttribute("aria-expanded") === "true";
  item.querySelector(".slot-panel")?.remove();
  for (const one of all("a.chip", item)) one.setAttribute("aria-expanded", "false");
  if (open) return;
  chip.setAttribute("aria-expanded", "true");
  const variable = byId(safely(chip.hash.slice(1)));
  if (!variable) return;
  const panel = make("div", { className: "slot-panel", role: "group", ariaLabel: chip.textContent });
  panel.append(...[...variable.cloneNode(true).childNodes].filter((node) => node.nodeName !== "H4"));
  item.append(panel);
}
