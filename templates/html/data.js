// The data of the page: each sentence once, and numbers that point to it.
const STRIDE = { said: 4, finding: 5 };
let known = null;

function data() {
  known ??= JSON.parse(byId("data").textContent);
  return known;
}

function releaseOf(anchor) {
  data().order ??= new Map(data().releases.map(([name], number) => [name, number]));
  return data().order.get(anchor) ?? -1;
}

// Works a list out once for each release.
function kept(make) {
  const made = new Map();
  return (release) => {
    if (!made.has(release)) made.set(release, make(release));
    return made.get(release);
  };
}

// Where a reader finds a sentence: its page or paragraph, and in a text its line.
function spotOf(release, sentence) {
  return data().where?.[release]?.[sentence] || `line ${data().said[release][sentence * STRIDE.said + 2] ?? 1}`;
}

// The sentences of a release: text, passages, line, place, state.
const sentencesOf = kept((release) => {
  const flat = data().said[release];
  const told = [];
  for (let at = 0; at < flat.length; at += STRIDE.said) {
    const places = flat[at + 1];
    told.push({
      text: flat[at],
      passages: Array.isArray(places) ? places : [places],
      line: flat[at + 2],
      spot: spotOf(release, at / STRIDE.said),
      state: data().states[flat[at + 3]],
    });
  }
  return told;
});

// The findings of a release: kind, sentence, passage, how many share it, level.
const findingsOf = kept((release) => {
  const flat = data().findings[release];
  const told = [];
  for (let at = 0; at < flat.length; at += STRIDE.finding) {
    told.push({
      kind: data().kinds[flat[at]][0],
      sentence: flat[at + 1],
      passage: flat[at + 2],
      shared: flat[at + 3],
      level: data().levels[flat[at + 4]] ?? "",
    });
  }
  return told;
});

function patternOf(passage) {
  return data().passages[passage][2];
}

function patternText(passage) {
  return patternOf(passage).map((part) => (typeof part === "string" ? part : `{${part[0]}}`)).join("");
}

// The same for a reader, with a blank for each slot.
function blankText(passage) {
  return patternOf(passage).map((part) => (typeof part === "string" ? part : "___")).join("");
}

// The template's words as nodes, its slots as chips.
function patternNodes(parts) {
  return parts.map((part) =>
    typeof part === "string" ? part : make("span", { className: "chip" }, part[0]),
  );
}

// The link to a fragment that belongs to a release: on this page, or on its own.
function hrefOf(release, fragment) {
  const page = data().releases[release][2];
  return `${page}#${fragment}`;
}

function releaseLink(release) {
  const [anchor, name] = data().releases[release];
  return make("a", { href: hrefOf(release, anchor) }, make("bdi", {}, name));
}
