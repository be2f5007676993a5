"use strict";
// The report as data, and the one thing a reader turns: how long a round trip takes.

const ROUND_TRIPS = [
  [0.1, "same rack"],
  [0.5, "same zone"],
  [1, "next zone"],
  [5, "another region"],
];

/** The data block; a long one comes packed, which needs no network either. */
async function readReport() {
  const data = JSON.parse(document.getElementById("data").textContent);
  if (!data.deflate) return data;
  const bytes = Uint8Array.from(atob(data.deflate), (c) => c.charCodeAt(0));
  const stream = new Blob([bytes]).stream().pipeThrough(new DecompressionStream("deflate"));
  return new Response(stream).json();
}

/** How to open a line in the reader's editor: only schemes that open something, never ones that run something. */
const editor = { link: null, project: "" };

function editorLink(frame) {
  if (!editor.link || !frame.path || !/^(vscode|vscodium|vscode-insiders|cursor|zed|idea|jetbrains|https?):/i.test(editor.link)) return null;
  const path = encodeURI(editor.project.replaceAll("\\", "/") + "/" + frame.path).replaceAll("#", "%23").replaceAll("?", "%3F").replaceAll("&", "%26");
  return editor.link.replaceAll("{path}", () => path).replaceAll("{line}", () => String(frame.line));
}

let roundTripMillis = 1;

/** Tells every figure on the page: those that are shown now know how to follow. */
function setRoundTrip(millis) {
  roundTripMillis = millis;
  document.querySelectorAll(".figure").forEach((figure) => figure.update());
}

/** A node that follows the round-trip time; draw is given the milliseconds and the node. */
function following(node, draw) {
  node.classList.add("figure");
  node.update = () => draw(roundTripMillis, node);
  node.update();
  return node;
}

function timed(text) {
  return following(el("span"), (millis, node) => { node.textContent = text(millis); });
}

/** What is waited for, and what the driver took beside. */
function savedTime(saved, millis) {
  const waited = saved.roundTrips * millis;
  const measured = savedMillis(saved, millis) - waited;
  return duration(waited) + " at " + millis + " ms" + (measured < 0.1 ? "" : ", and " + duration(measured) + " in the driver");
}

/** Milliseconds saved at any round-trip time: the stated ones, and straight lines between them. */
function savedMillis(saved, millis) {
  const points = ROUND_TRIPS.map(([at]) => [at, saved.millisAt[String(at)]]);
  let i = points.findIndex(([at]) => millis <= at);
  i = Math.max(1, i < 0 ? points.length - 1 : i);
  const [[x0, y0], [x1, y1]] = [points[i - 1], points[i]];
  return y0 + ((y1 - y0) * (millis - x0)) / (x1 - x0);
}
