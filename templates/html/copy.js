// A finding with its quote and where it stands, as it is put into a text.
function prepareCards(root) {
  for (const card of all(".card", root)) {
    const tail = card.querySelector(".tail") ?? card.querySelector(".head");
    tail.append(
      make("a", { className: "permalink", href: `#${card.id}` }, "link"), " ",
      make("button", { type: "button", "data-do": "cite" }, "Copy with citation"),
    );
    card.append(workTools(card.id, () => citation(card)));
  }
}

// The release's own words: what it leaves out, and what a screen reader is told, is no part of them.
function quoteOf(card) {
  const quote = card.querySelector("blockquote");
  if (!quote) return null;
  const copy = quote.cloneNode(true);
  for (const one of all("del, .gap-only", copy)) one.remove();
  return copy.textContent.replace(/\s+/g, " ").trim();
}

function citation(card) {
  const box = card.closest(".release");
  const name = box.querySelector("h3").textContent.trim();
  const source = box.querySelector(".about code").textContent;
  const place = card.querySelector(".place").textContent;
  const quote = quoteOf(card);
  if (quote) return `“${quote}” (${name}, ${place}; ${source})`;
  // what it leaves out are not its words: they are told as those of the others
  const lacked = card.querySelector(".said").textContent.replace(/\s+/g, " ").trim();
  return `Not in ${name} (${place}; ${source}), though others say: “${lacked}”`;
}

async function copy(text, told) {
  try {
    await navigator.clipboard.writeText(text);
  } catch {
    const area = make("textarea", { value: text, className: "vh" });
    document.body.append(area);
    area.select();
    document.execCommand("copy");
    area.remove();
  }
  say(told);
}

async function cite(button) {
  await copy(citation(button.closest(".card")), "Copied with its citation");
  button.textContent = "Copied";
  setTimeout(() => { button.textContent = "Copy with citation"; }, 1500);
}
