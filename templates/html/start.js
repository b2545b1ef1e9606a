"use strict";
// Said before anything is drawn: with a script, one view is shown at a time.
document.documentElement.classList.add("live");

const byId = (id) => document.getElementById(id);
const all = (selector, root = document) => [...root.querySelectorAll(selector)];

// Makes an element; texts become text, never markup.
function make(tag, properties, ...children) {
  const made = document.createElement(tag);
  for (const [name, value] of Object.entries(properties || {})) {
    if (value === null || value === undefined) continue;
    if (name in made && name !== "list") made[name] = value;
    else made.setAttribute(name, value);
  }
  made.append(...children.filter((child) => child !== null && child !== undefined));
  return made;
}

const SVG = "http://www.w3.org/2000/svg";

// Makes an element of a drawing.
function shape(tag, attributes = {}, ...children) {
  const made = document.createElementNS(SVG, tag);
  for (const [name, value] of Object.entries(attributes)) if (value !== null) made.setAttribute(name, value);
  made.append(...children);
  return made;
}

const plural = (number, one) => `${number} ${one}${number === 1 ? "" : "s"}`;

// The number with what these documents are called.
function nouns(number) {
  const [one, many] = data().noun;
  return `${number} ${number === 1 ? one : many}`;
}

function say(words) {
  byId("say").textContent = words;
}
