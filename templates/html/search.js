// The search: over every sentence of every release, the template, and the names of the releases.
const FIRST_HITS = 6, BESIDE_HITS = 2, MOST_HITS = 200;
let folded = null, last = null;

// Quote marks, dashes, case and accents do not tell words apart here.
function fold(text) {
  return text.normalize("NFKD").replace(/\p{M}/gu, "").toLowerCase()
    .replace(/[\u2018\u2019\u201a\u2032]/g, "'").replace(/[\u201c\u201d\u201e\u00ab\u00bb]/g, '"')
    .replace(/[\u2010-\u2015\u2212]/g, "-").replace(/\s+/g, " ");
}

function index() {
  folded ??= {
    sentences: data().sentences.map(fold),
    passages: data().passages.map((_, passage) => fold(patternText(passage))),
    releases: data().releases.map(([, name]) => fold(name)),
  };
  return folded;
}

// What is looked for: each word by itself, in any order, and words in quotes as they stand.
function termsOf(words) {
  return [...fold(words).matchAll(/"([^"]*)"?|[^\s"]+/g)].map((term) => (term[1] ?? term[0]).trim()).filter(Boolean);
}

const saysAll = (text, terms) => terms.every((term) => text.includes(term));

const having = (texts, terms) => new Set(texts.flatMap((text, number) => (saysAll(text, terms) ? [number] : [])));

// What the words of the search are in.
function found() {
  if (last?.q === state.q) return last;
  const words = termsOf(state.q);
  const texts = index();
  last = {
    q: state.q,
    sentences: having(texts.sentences, words),
    passages: having(texts.passages, words),
    releases: having(texts.releases, words),
    said: new Map(),
  };
  last.places = new Set(last.passages);
  data().said.forEach((flat, release) => {
    for (let at = 0; at < flat.length; at += STRIDE.said) {
      if (!last.sentences.has(flat[at])) continue;
      if (!last.said.has(flat[at])) last.said.set(flat[at], []);
      last.said.get(flat[at]).push([release, at / STRIDE.said]);
      for (const place of [flat[at + 1]].flat()) last.places.add(place);
    }
  });
  return last;
}

// The list of what was found, over every view.
function showHits(most = viewOf(state.at) === "page.unique" ? FIRST_HITS : BESIDE_HITS) {
  const panel = byId("page.hits");
  panel.hidden = !state.q;
  if (!state.q) return panel.replaceChildren();
  const hits = found();
  const told = [...hits.said].sort((a, b) => a[1].length - b[1].length || a[0] - b[0]);
  const releases = new Set(told.flatMap(([, who]) => who.map(([release]) => release)));
  const summary = told.length
    ? `${quotedSearch()} ${plural(told.length, "different sentence")} of ${nouns(releases.size)}`
    : `${quotedSearch()} no sentence`;
  const lacking = [...hits.passages].flatMap(lackers);
  panel.replaceChildren(
    make("h2", { id: "hits-title" }, summary),
    make("ul", {}, ...lacking.slice(0, most), ...told.slice(0, most).map(hit)),
    told.length > most
      ? make("button", { type: "button", onclick: () => showHits(MOST_HITS) },
          most < MOST_HITS ? `Show ${Math.min(told.length, MOST_HITS)}` : `The first ${MOST_HITS} are shown`)
      : "",
    document.body.dataset.index
      ? make("p", {}, make("a", { href: `${document.body.dataset.index};q=${encodeURIComponent(state.q)}` }, `Search all ${data().noun[1]}`))
      : "",
  );
  later(markFound);
}

function quotedSearch() {
  const terms = termsOf(state.q);
  const told = terms.map((term) => `“${term}”`);
  return told.length > 1 ? `${told.slice(0, -1).join(", ")} and ${told.at(-1)} are together in` : `${told[0] ?? "Nothing"} is in`;
}

function hit([sentence, who]) {
  const links = who.slice(0, 4).flatMap(([release, number], index) => [
    index ? ", " : "",
    make("a", { href: hrefOf(release, `${data().releases[release][0]}.s${number}`) },
      make("bdi", {}, data().releases[release][1]), `, ${spotOf(release, number)}`),
  ]);
  return make("li", {}, make("p", { className: "said", dir: "auto" }, data().sentences[sentence]),
    make("p", { className: "under" }, ...links, who.length > 4 ? ` and ${who.length - 4} more` : ""));
}

// Who lacks a passage that is found, though most have it.
function lackers(passage) {
  const column = data().columns.indexOf(passage);
  const sign = data().legend.find(([, name]) => name === "missing");
  if (column < 0 || !sign) return [];
  const who = data().releases.flatMap(([anchor], release) =>
    [...(data().matrix[anchor] ?? "")][column] === sign[0] ? [release] : []);
  if (!who.length) return [];
  return [make("li", { className: "lacked k-missing" },
    make("p", { className: "said absent", dir: "auto" }, ...patternNodes(patternOf(passage))),
    make("p", { className: "under" }, make("span", { className: "symbol", ariaHidden: "true" }, "\u2212"), " not said by ",
      ...who.slice(0, 6).flatMap((release, number) => [number ? ", " : "", releaseLink(release)]),
      who.length > 6 ? ` and ${who.length - 6} more` : ""))];
}

// Folds a text character by character, so that places in it stay what they are.
function likeFolded(text) {
  return [...text].map((one) => {
    const folded = fold(one);
    return folded.length === one.length ? folded : one;
  }).join("");
}

// Marks the words in what is shown, without touching the text.
function markFound() {
  if (!globalThis.CSS?.highlights) return;
  CSS.highlights.delete("found");
  const terms = termsOf(state.q);
  if (!terms.length) return;
  const ranges = [];
  for (const root of [byId("page.hits"), document.querySelector(".view.on")]) {
    const walk = document.createTreeWalker(root, NodeFilter.SHOW_TEXT);
    while (walk.nextNode() && ranges.length < 2000) {
      const text = likeFolded(walk.currentNode.data);
      for (const term of terms) {
        for (let at = text.indexOf(term); at >= 0; at = text.indexOf(term, at + term.length)) {
          const range = new Range();
          range.setStart(walk.currentNode, at);
          range.setEnd(walk.currentNode, at + term.length);
          ranges.push(range);
        }
      }
    }
  }
  CSS.highlights.set("found", new Highlight(...ranges));
}

let waiting = 0;
function searchSoon() {
  clearTimeout(waiting);
  waiting = setTimeout(() => {
    state.q = byId("q").value.trim();
    refresh();
    keep();
  }, 60);
}
