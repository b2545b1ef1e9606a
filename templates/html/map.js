// Beside the story: a map of the documents, near means worded alike, and a strip of their passages.
const MAP = { width: 340, height: 220, edge: 16, radius: 5 };
let picturesShown = false;

function showPictures() {
  if (picturesShown || !byId("page.map")) return;
  picturesShown = true;
  if (data().map) showMap(data().map);
  if (data().columns.length) showStrip();
}

// Dots that would lie on each other are moved apart, a little at a time.
function apart(dots, radius) {
  const near = 2 * radius + 1;
  for (let turn = 0; turn < 40; turn += 1) {
    let moved = false;
    for (let i = 0; i < dots.length; i += 1) {
      for (let j = i + 1; j < dots.length; j += 1) {
        const [dx, dy] = [dots[j].x - dots[i].x, dots[j].y - dots[i].y];
        const far = Math.hypot(dx, dy);
        if (far >= near) continue;
        const by = (near - far) / 2, [ux, uy] = far ? [dx / far, dy / far] : [Math.cos(i + j), Math.sin(i + j)];
        dots[i].x -= ux * by; dots[i].y -= uy * by;
        dots[j].x += ux * by; dots[j].y += uy * by;
        moved = true;
      }
    }
    if (!moved) break;
  }
  return dots;
}

function showMap({ places, group, choices }) {
  const { width, height, edge } = MAP;
  const radius = places.length > 150 ? 2.5 : places.length > 60 ? 3.5 : MAP.radius;
  const inGroup = new Set(group);
  const known = places.flatMap((place, release) => (place ? [{ release, place }] : []));
  const xs = known.map((one) => one.place[0]), ys = known.map((one) => one.place[1]);
  const scale = (value, all, room) => {
    const [low, high] = [Math.min(...all), Math.max(...all)];
    return edge + (room - 2 * edge) * (high > low ? (value - low) / (high - low) : 0.5);
  };
  const dots = apart(known.map(({ release, place }) => (
    { release, x: scale(place[0], xs, width), y: scale(place[1], ys, height) })), radius);
  const within = (value, most) => Math.max(radius + 1, Math.min(most - radius - 1, value)).toFixed(1);
  const drawing = shape("svg", { viewBox: `0 0 ${width} ${height}`, class: "map", role: "group" });
  for (const { release, x, y } of dots) {
    const [anchor, name] = data().releases[release];
    const mark = inGroup.has(release)
      ? shape("rect", { x: -radius, y: -radius, width: 2 * radius, height: 2 * radius, class: "dot in-group" })
      : shape("circle", { r: radius, class: "dot" });
    const link = shape("a", { href: hrefOf(release, anchor), transform: `translate(${within(x, width)} ${within(y, height)})`, tabindex: "-1", "aria-label": name },
      shape("title", {}, name), shape("circle", { r: Math.max(radius, 12), class: "reach" }), mark);
    drawing.append(link);
  }
  nameFew(drawing, dots);
  drawing.addEventListener("keydown", stepDots);
  drawing.querySelector("a")?.setAttribute("tabindex", "0");
  const told = group.length ? groupWords(group, choices) : [];
  picture(byId("page.map"), {
    title: "Who is worded like whom",
    about: [`A dot for each ${data().noun[0]}; the nearer two are, the more they are worded alike. `, ...told],
    drawing,
    heads: [data().noun[0], "across", "down", ...(group.length ? ["wording"] : [])],
    rows: known.map(({ release, place }) => [data().releases[release][1], ...place, ...(group.length ? [inGroup.has(release) ? "B" : "A"] : [])]),
    file: "map",
  });
}

// In a small family each dot has its name; in a large one those at the edge have.
function nameFew(drawing, dots) {
  const { width, height } = MAP;
  const named = dots.length <= 12 ? dots
    : [...dots].sort((a, b) => Math.hypot(b.x - width / 2, b.y - height / 2) - Math.hypot(a.x - width / 2, a.y - height / 2)).slice(0, 4);
  const taken = dots.map(({ x, y }) => [x - 4, y - 4, x + 4, y + 4]);
  for (const { release, x, y } of named) {
    const words = middleCut(data().releases[release][1], 24);
    const size = words.length * 6;
    const spots = [[x + 9, y + 3.5], [x - 9 - size, y + 3.5], [x - size / 2, y - 9], [x - size / 2, y + 16]];
    const free = spots.find(([left, base]) => left >= 0 && left + size <= width && base > 8 && base < height - 2 &&
      !taken.some(([a, b, c, d]) => left < c && left + size > a && base - 9 < d && base + 2 > b));
    if (!free) continue;
    taken.push([free[0], free[1] - 9, free[0] + size, free[1] + 2]);
    drawing.append(shape("text", { x: free[0].toFixed(1), y: free[1].toFixed(1), class: "dot-name", "aria-hidden": "true" }, words));
  }
}

// Names differ at their ends more often than in the middle.
function middleCut(name, most) {
  if (name.length <= most) return name;
  const left = Math.ceil((most - 1) / 2);
  return `${name.slice(0, left).trimEnd()}…${name.slice(name.length - (most - 1 - left)).trimStart()}`;
}

// What sets the group apart, counted on both sides.
function groupWords(group, choices) {
  const others = data().family - group.length;
  const told = choices.map(([passage, says, words, inside, outside]) => {
    const quote = words.map((part) => (typeof part === "string" ? part : "___")).join("");
    const short = quote.length > 90 ? `${quote.slice(0, 90).trimEnd()} …` : quote;
    const where = passage >= 0 ? make("a", { href: `#${data().passages[passage][0]}` }, `“${short}”`) : `“${short}”`;
    return make("li", {}, says ? "say " : "leave out ", where, ` (${inside} of these ${group.length}, ${outside} of the other ${others})`);
  });
  return [make("b", {}, `${group.length} go together`), make("span", { className: "in-group-key", ariaHidden: "true" }), ":", make("ul", {}, ...told)];
}

function stepDots(event) {
  const by = { ArrowRight: 1, ArrowDown: 1, ArrowLeft: -1, ArrowUp: -1 }[event.key];
  if (!by) return;
  const links = all("a", event.currentTarget);
  const now = links.indexOf(document.activeElement);
  const next = links[Math.max(0, Math.min(links.length - 1, now + by))];
  links.forEach((one) => one.setAttribute("tabindex", one === next ? "0" : "-1"));
  next.focus();
  event.preventDefault();
}

const STRIP = { width: 340, height: 70, least: 2 };

// A bar for each passage: as high as many say it, as dark as variously they do.
function showStrip() {
  const { width, height } = STRIP;
  const columns = data().columns.map((passage) => [passage, ...data().passages[passage].slice(3)]);
  const wide = width / columns.length;
  const drawing = shape("svg", { viewBox: `0 0 ${width} ${height}`, class: "strip", role: "group", preserveAspectRatio: "none" });
  columns.forEach(([passage, releases, readings], at) => {
    const high = Math.max(STRIP.least, (height * Math.min(releases, data().family)) / data().family);
    const shade = readings > 6 ? 3 : readings > 2 ? 2 : readings > 1 ? 1 : 0;
    const [anchor, number] = data().passages[passage];
    const words = patternText(passage);
    const label = `Passage ${number}: said by ${releases} of ${data().family}, in ${plural(readings, "wording")}: ${words.length > 80 ? `${words.slice(0, 80)} …` : words}`;
    drawing.append(shape("a", { href: fragmentHref(anchor), tabindex: at ? "-1" : "0", "aria-label": label }, shape("title", {}, label),
      shape("rect", { x: (at * wide).toFixed(2), y: 0, width: wide.toFixed(2), height, class: "reach" }),
      shape("rect", { x: (at * wide).toFixed(2), y: (height - high).toFixed(1), width: Math.max(0.5, wide - (wide > 3 ? 1 : 0)).toFixed(2), height: high.toFixed(1), class: `bar shade-${shade}` })));
  });
  drawing.addEventListener("keydown", stepDots);
  picture(byId("page.strip"), {
    title: "The common text, passage by passage",
    about: "A bar for each passage, in reading order: the higher, the more say it; the darker, the more ways there are of putting it. Choose one to see them.",
    drawing,
    heads: ["passage", "words", "said by", "wordings"],
    rows: columns.map(([passage, releases, readings]) => [data().passages[passage][1], patternText(passage), releases, readings]),
    file: "passages",
  });
}

// The link to a fragment of the first page.
function fragmentHref(fragment) {
  return `${(document.body.dataset.index ?? "").split("#")[0]}#${fragment}`;
}
