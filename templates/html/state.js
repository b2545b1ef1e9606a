// What is shown, as it stands in the address: "#place;q=words;kinds=extra,missing".
const VIEWS = ["page.unique", "page.over", "page.facts", "page.matrix", "page.template", "page.collation", "page.release"];
const state = { at: "page.unique", q: "", hide: null, levels: null, lens: 0, who: "", marks: "", sort: "", as: "", only: "", order: "", fold: "", cols: new Set(), range: new Map(), beside: null, theme: "", keys: "" };
const HIDDEN = ["typography"];

function read(hash) {
  const [at, ...rest] = hash.replace(/^#/, "").split(";");
  const given = new Map(rest.map((pair) => [pair.split("=")[0], pair.slice(pair.indexOf("=") + 1)]));
  const word = (name) => safely(given.get(name) ?? "");
  state.at = safely(at) || (byId("page.over") ? "page.over" : "page.unique");
  state.q = word("q");
  state.hide = new Set(given.has("hide") ? word("hide").split(",").filter(Boolean) : HIDDEN);
  state.levels = new Set(word("nolevel").split(",").filter(Boolean));
  state.lens = Number(word("lens")) || 0;
  state.who = word("who");
  state.marks = word("marks");
  state.sort = word("sort");
  state.as = word("as");
  state.only = word("only");
  state.order = word("order");
  state.fold = word("fold");
  state.cols = new Set(word("cols").split(",").filter(Boolean));
  state.range = new Map(word("range").split(",").filter(Boolean).map((one) => [one.split(":")[0], one.slice(one.indexOf(":") + 1)]));
  state.beside = given.has("beside") ? word("beside") : "template";
  state.theme = word("theme");
  state.keys = word("keys");
}

function safely(text) {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}

// The address of a place with all that is set.
function written(at = state.at) {
  const parts = [encodeURIComponent(at)];
  const put = (name, value) => value && parts.push(`${name}=${encodeURIComponent(value)}`);
  put("q", state.q);
  const hidden = [...state.hide].sort().join(",");
  if (hidden !== HIDDEN.join(",")) parts.push(`hide=${hidden}`);
  put("nolevel", [...state.levels].sort().join(","));
  put("lens", state.lens || "");
  put("who", state.who);
  put("marks", state.marks);
  put("sort", state.sort);
  put("as", state.as);
  put("only", state.only);
  put("order", state.order);
  put("fold", state.fold);
  put("cols", [...state.cols].sort().join(","));
  put("range", [...state.range].map((pair) => pair.join(":")).join(","));
  if (state.beside !== "template") parts.push(`beside=${encodeURIComponent(state.beside)}`);
  put("theme", state.theme);
  put("keys", state.keys);
  return `#${parts.join(";")}`;
}

// Puts the state into the address without a step in the history.
function keep() {
  history.replaceState(history.state, "", written());
}
