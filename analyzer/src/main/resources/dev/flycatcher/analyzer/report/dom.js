"use strict";
// Everything on the page is built here, from text nodes: no markup is ever parsed.

const SVG = "http://www.w3.org/2000/svg";

/** Makes an element; strings become text, null and false are left out, on* attributes become listeners. */
function el(tag, attributes, ...children) {
  return fill(document.createElement(tag), attributes, children);
}

/** The same for pictures. */
function pic(tag, attributes, ...children) {
  return fill(document.createElementNS(SVG, tag), attributes, children);
}

function fill(node, attributes, children) {
  for (const [name, value] of Object.entries(attributes || {})) {
    if (name.startsWith("on")) node.addEventListener(name.slice(2), value);
    else if (value === true) node.setAttribute(name, "");
    else if (value !== null && value !== false && value !== undefined) node.setAttribute(name, value);
  }
  node.append(...children.flat().filter((c) => c !== null && c !== false && c !== undefined).map(shown));
  return node;
}

/** Characters that act instead of showing are shown by their number. */
function shown(child) {
  if (typeof child !== "string" && typeof child !== "number") return child;
  return String(child).replace(/[\p{Cc}\p{Cf}\u2028\u2029]/gu,
    (c) => (c === "\n" || c === "\t" ? c : "\u27e8U+" + c.codePointAt(0).toString(16).toUpperCase().padStart(4, "0") + "\u27e9"));
}

function replaceChildren(node, ...children) {
  node.replaceChildren(...children.flat().filter(Boolean).map(shown));
  return node;
}

function say(text) {
  document.getElementById("said").textContent = text;
}

/** A button that copies a text and says so. */
function copyButton(text, what) {
  const button = el("button", {
    type: "button", class: "copy", "aria-label": "Copy " + what,
    onclick: () => copy(text).then((done) => {
      button.textContent = done ? "Copied" : "Select and copy";
      say(done ? what + " copied" : "Copying is not allowed here");
      setTimeout(() => { button.textContent = "Copy"; }, 1600);
    }),
  }, "Copy");
  return button;
}

/** A page opened from disk may lack the clipboard's newer door; the older one still works there. */
async function copy(text) {
  try {
    await navigator.clipboard.writeText(text);
    return true;
  } catch (refused) {
    const area = el("textarea", { class: "unseen", "aria-hidden": "true", tabindex: "-1" });
    area.value = text;
    const before = document.activeElement;
    document.body.append(area);
    area.select();
    const done = document.execCommand("copy");
    area.remove();
    if (before) before.focus();
    return done;
  }
}

const GROUPED = new Intl.NumberFormat("en-US");
const grouped = (number) => GROUPED.format(number);

function count(number, noun) {
  if (number === 1) return "1 " + noun;
  return grouped(number) + " " + (/[^aeiou]y$/.test(noun) ? noun.slice(0, -1) + "ies" : noun + "s");
}

function duration(millis) {
  if (millis >= 36000000) return grouped(Math.round(millis / 3600000)) + " h";
  if (millis >= 600000) return grouped(Math.round(millis / 60000)) + " min";
  if (millis >= 1000) return (millis / 1000).toFixed(1) + " s";
  if (millis >= 10 || millis === 0) return millis.toFixed(0) + " ms";
  return millis >= 0.1 ? millis.toFixed(1) + " ms" : (millis * 1000).toFixed(0) + " \u00b5s";
}

function percent(share) {
  if (share > 0.99 && share < 1) return ">99 %";
  if (share > 0 && share < 0.01) return "<1 %";
  return Math.round(share * 100) + " %";
}
