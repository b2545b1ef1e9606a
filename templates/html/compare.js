// A release in full, alone or beside the template or another release, passage by passage.
function buildSelects() {
  const [left, right] = [byId("left"), byId("right")];
  for (const [anchor, name] of data().releases) left.append(make("option", { value: anchor }, name));
  right.append(make("option", { value: "template" }, "the common text"), make("option", { value: "" }, "nothing: the text as it is"));
  for (const [anchor, name] of data().releases) right.append(make("option", { value: anchor }, name));
  buildSteps();
  left.onchange = () => go(`${left.value}.text`);
  right.onchange = () => {
    state.beside = right.value;
    keep();
    showRelease();
  };
}

function showRelease() {
  const match = /^(.*)\.(?:text|s(\d+))$/.exec(state.at);
  let release = releaseOf(match ? match[1] : state.who);
  if (release < 0) release = Math.max(0, releaseOf(byId("left").value));
  const anchor = data().releases[release][0];
  byId("left").value = anchor;
  const doc = byId(`${anchor}.text`);
  const beside = !doc && !state.beside ? "template" : state.beside;
  byId("right").value = beside;
  for (const one of all(".doc")) one.classList.toggle("on", one === doc && !beside);
  const box = byId("beside");
  box.hidden = !beside;
  showSteps(Boolean(beside));
  if (!beside) return void wake(doc);
  const other = beside === "template" ? -1 : releaseOf(beside);
  box.replaceChildren(sideBySide(release, other, match?.[2] ? Number(match[2]) : -1));
  tellDifferences();
}

const sideName = (one) => (one < 0 ? "The common text" : data().releases[one][1]);

function sideBySide(release, other, marked) {
  const rows = make("div", { className: "rows" },
    make("div", { className: "head-row" }, make("h2", { dir: "auto" }, sideName(release)), make("p", { dir: "auto" }, sideName(other))));
  rows.classList.toggle("only-differences", state.only === "differences");
  const left = sentencesOf(release).map((one, number) => ({ ...one, number, release }));
  const right = other < 0 ? templateItems(release) : sentencesOf(other).map((one, number) => ({ ...one, number, release: other }));
  let last = -1;
  for (const [mine, theirs] of aligned(left, right)) {
    const row = pairRow(mine, theirs, other < 0 ? "+ fewer than half say this" : "+ only here");
    if (mine && mine.number === marked) row.classList.add("at-it");
    const line = (mine ?? theirs).line;
    if (mine && line !== last) row.classList.add("new");
    if (mine) last = line;
    rows.append(row);
  }
  return rows;
}

// The passages of the template that a release has, or lacks and should have; none that few say.
function templateItems(release) {
  const signs = [...(data().matrix[data().releases[release][0]] ?? "")];
  const lacks = data().legend.find(([, name]) => name === "missing")?.[0];
  const has = new Set(sentencesOf(release).flatMap((one) => one.passages));
  for (const finding of findingsOf(release)) if (finding.kind === "extra") has.delete(finding.passage);
  return data().passages.flatMap((_, passage) => {
    const sign = signs[data().columns.indexOf(passage)];
    return has.has(passage) || (lacks && sign === lacks) ? [{ passages: [passage], parts: patternOf(passage) }] : [];
  });
}

// Pairs in the order of the left; what only the right has stands before what follows it there.
function aligned(left, right) {
  const holders = new Map();
  right.forEach((one, index) => one.passages.forEach((passage) => {
    if (passage >= 0 && !holders.has(passage)) holders.set(passage, index);
  }));
  const taken = new Set(left.flatMap((one) => one.passages.map((passage) => holders.get(passage))));
  const pairs = [], told = new Set();
  let next = 0;
  const only = (until) => {
    for (; next < until; next += 1) if (!taken.has(next)) pairs.push([null, right[next]]);
  };
  for (const mine of left) {
    const at = holders.get(mine.passages.find((passage) => holders.has(passage)));
    if (at === undefined || told.has(at)) pairs.push([mine, null]);
    else {
      only(at);
      next = Math.max(next, at);
      told.add(at);
      pairs.push([mine, right[at]]);
    }
  }
  only(right.length);
  return pairs;
}

function pairRow(mine, theirs, alone) {
  const [a, b] = [mine && wordsOf(mine), theirs && wordsOf(theirs)];
  if (!a || !b) return differing(make("div", { className: "lone" }, side(mine, a, "a", "left", "\u2212 not here"), side(theirs, b, "b", "right", alone)), mine, theirs);
  const [left, right] = differences(a, b);
  const alike = ![...left, ...right].some((word) => word.own);
  if (alike) return make("div", { className: "same" }, side(mine, left, "a", "left"), side(theirs, right, "b", "right"));
  const whole = ownShare(left) > TOO_MUCH || ownShare(right) > TOO_MUCH;
  const plain = (words) => (whole ? words.map((word) => ({ ...word, own: false })) : words);
  return differing(make("div", { className: whole ? "whole" : "" }, side(mine, plain(left), "a", "left"), side(theirs, plain(right), "b", "right")), mine, theirs);
}

// Where more than half has changed, marks within the words cannot be read: both stand whole.
const TOO_MUCH = 0.5;

function ownShare(words) {
  const size = (some) => some.reduce((sum, word) => sum + word.text.trim().length, 0);
  return size(words.filter((word) => word.own)) / Math.max(1, size(words));
}

function differing(row, mine, theirs) {
  row.classList.add("differs");
  row.append(make("button", { type: "button", className: "copy-row", onclick: () => copy(pairCited(mine, theirs), "Copied with its citation") }, "Copy"));
  return row;
}

function plainText(one) {
  return one.parts ? one.parts.map((part) => (typeof part === "string" ? part : "___")).join("") : data().sentences[one.text];
}

function cited(one) {
  if (one.parts) return `“${plainText(one)}” (the common text)`;
  const [, name, , source] = data().releases[one.release];
  return `“${plainText(one)}” (${name}, ${one.spot}; ${source})`;
}

function pairCited(mine, theirs) {
  return [mine, theirs].filter(Boolean).map(cited).join("\n");
}

// Words, spaces, marks and slots. Typography is folded away before words are compared, and the names
// of those whom the two documents are about are taken as the same.
function wordsOf(one) {
  const parts = one.parts ?? [data().sentences[one.text]];
  const words = parts.flatMap((part) => typeof part === "string"
    ? (part.match(/[\p{L}\p{N}]+|\s+|[^\p{L}\p{N}\s]/gu) ?? []).map((text) => ({ text, same: fold(text).replace(/["*_]/g, "") }))
    : [{ text: `{${part[0]}}`, same: part[0] === "subject" ? SUBJECT : `{${part[0]}}`, slot: part[0] }]);
  return one.release === undefined ? words : withName(words, namesOf(one.release));
}

const SUBJECT = "\u0000subject";

// The name as it is told, and by its first word where that is long enough to be one.
const namesOf = kept((release) => {
  const name = (data().releases[release][1].match(/[\p{L}\p{N}]+/gu) ?? []).map(fold);
  return name.length > 1 && name[0].length > 4 ? [name, name.slice(0, 1)] : [name];
});

function withName(words, names) {
  const told = [];
  for (let at = 0; at < words.length;) {
    const ends = names.map((name) => endOfName(words, at, name));
    const end = ends.find((one) => one > at) ?? at + 1;
    if (end > at + 1 || ends.some((one) => one === at + 1)) told.push({ text: words.slice(at, end).map((word) => word.text).join(""), same: SUBJECT, name: true });
    else told.push(words[at]);
    at = end;
  }
  return told;
}

function endOfName(words, at, name) {
  let next = at;
  for (const [number, part] of name.entries()) {
    if (number) while (words[next] && !/[\p{L}\p{N}]/u.test(words[next].text)) next += 1;
    if (words[next]?.same !== part) return -1;
    next += 1;
  }
  return next;
}

// Marks in two lists of words those that the other has not, by the longest they have in common.
function differences(a, b) {
  const width = b.length + 1;
  const long = new Uint16Array((a.length + 1) * width);
  for (let i = a.length - 1; i >= 0; i -= 1) {
    for (let j = b.length - 1; j >= 0; j -= 1) {
      long[i * width + j] = a[i].same === b[j].same
        ? 1 + long[(i + 1) * width + j + 1]
        : Math.max(long[(i + 1) * width + j], long[i * width + j + 1]);
    }
  }
  const [left, right] = [a.map((one) => ({ ...one })), b.map((one) => ({ ...one }))];
  let i = 0, j = 0;
  while (i < a.length || j < b.length) {
    const [from, to] = [i, j];
    while ((i < a.length || j < b.length) && !(i < a.length && j < b.length && a[i].same === b[j].same)) {
      if (j >= b.length || (i < a.length && long[(i + 1) * width + j] >= long[i * width + j + 1])) i += 1;
      else j += 1;
    }
    judge(left.slice(from, i), right.slice(to, j));
    i += 1;
    j += 1;
  }
  return [bridged(left), bridged(right)];
}

// What stands against a slot fills it; all else that only one side has is its own, if it is a word.
function judge(left, right) {
  const bare = right.filter((one) => !one.slot && one.same.trim());
  const fills = right.some((one) => one.slot) && !bare.length;
  for (const one of left) {
    if (fills) one.fill = true;
    else one.own = one.same.trim() !== "";
  }
  for (const one of right) one.own = !one.slot && one.same.trim() !== "";
}

// A space between two words of one's own is one's own too.
function bridged(words) {
  return words.map((one, at) => ({
    ...one,
    own: one.own || (/^\s+$/.test(one.text) && words[at - 1]?.own && words[at + 1]?.own),
  }));
}

function side(one, words, mark, place, none) {
  if (!one) return make("p", { className: `none ${place}` }, none);
  const nodes = [];
  const look = (word) => (word.own ? "own" : word.fill || word.name ? "fill" : "");
  for (let at = 0; at < words.length;) {
    let end = at + 1;
    while (end < words.length && look(words[end]) === look(words[at])) end += 1;
    const run = words.slice(at, end).map((word) => (word.slot ? make("span", { className: "chip" }, word.slot) : word.text));
    if (words[at].own) nodes.push(make("mark", { className: `differs ${mark}` }, ...run));
    else if (look(words[at])) nodes.push(make("span", { className: "fill" }, ...run));
    else nodes.push(...run);
    at = end;
  }
  const said = make("p", { className: `said ${place} s-${one.state ?? "template"}`, dir: "auto" }, ...nodes);
  if (place === "left" && one.spot) said.title = one.spot;
  return said;
}
