"use strict";
// Edges of connections and transactions in a timeline: a transaction is a line above its executions, a connection that is held one below them.

/** The edges of a unit with a slower network: each waits as long as the executions before it on its thread. */
function edgesWithRoundTrips(edges, timeline, micros) {
  const order = edges.before.map((before, i) => i).sort((a, b) => edges.before[a] - edges.before[b]);
  const waited = new Map();
  const at = [...edges.at];
  let execution = 0;
  for (const i of order) {
    for (; execution < edges.before[i] && execution < timeline.start.length; execution++) {
      waited.set(timeline.thread[execution], (waited.get(timeline.thread[execution]) || 0) + micros);
    }
    at[i] += waited.get(edges.thread[i]) || 0;
  }
  return { ...edges, at };
}

function drawEdges(pen, { timeline, edges, laneOf, x, colours }) {
  pen.fillStyle = colours.other;
  transactions(timeline, edges).forEach((span) => line(pen, span, laneOf, x, 8));
  held(edges, timeline).forEach((span) => line(pen, span, laneOf, x, 39));
  edges.kind.forEach((kind, i) => {
    const lane = laneOf.get(edges.thread[i]);
    if (lane === undefined || (kind !== "commit" && kind !== "rollback")) return;
    const [at, y] = [x(edges.at[i]), lane * LANE + 9];
    pen.fillStyle = pen.strokeStyle = kind === "commit" ? colours.feeds : colours.needless;
    pen.lineWidth = 2;
    pen.beginPath();
    if (kind === "commit") pen.arc(at, y, 3, 0, 2 * Math.PI);
    else [[-3, -3, 3, 3], [-3, 3, 3, -3]].forEach(([x0, y0, x1, y1]) => { pen.moveTo(at + x0, y + y0); pen.lineTo(at + x1, y + y1); });
    if (kind === "commit") pen.fill(); else pen.stroke();
  });
}

function line(pen, span, laneOf, x, y) {
  const lane = laneOf.get(span.thread);
  if (lane !== undefined) pen.fillRect(x(span.from), lane * LANE + y, Math.max(1, x(span.to) - x(span.from)), 2);
}

/** From a transaction's first execution or edge to its last. */
function transactions(timeline, edges) {
  const spans = new Map();
  const widen = (name, thread, from, to) => {
    const span = spans.get(name) || { from: Infinity, to: 0, thread };
    spans.set(name, { from: Math.min(span.from, from), to: Math.max(span.to, to), thread: span.thread });
  };
  timeline.transaction.forEach((name, i) => { if (name) widen(name, timeline.thread[i], timeline.start[i], timeline.start[i] + timeline.elapsed[i]); });
  edges.transaction.forEach((name, i) => { if (spans.has(name) && edges.kind[i] !== "open" && edges.kind[i] !== "close") widen(name, edges.thread[i], edges.at[i], edges.at[i] + edges.elapsed[i]); });
  return [...spans.values()];
}

/** From a connection's checkout to its return, or to the end of what is drawn. */
function held(edges, timeline) {
  const open = new Map();
  const spans = [];
  const end = endOf(timeline);
  edges.kind.forEach((kind, i) => {
    if (kind === "open") open.set(edges.connection[i], { from: edges.at[i], thread: edges.thread[i] });
    if (kind === "close" && open.has(edges.connection[i])) {
      spans.push({ ...open.get(edges.connection[i]), to: edges.at[i] });
      open.delete(edges.connection[i]);
    }
  });
  open.forEach((span) => spans.push({ ...span, to: end }));
  return spans;
}

function nearestEdge(edges, thread, micros, reach) {
  let [best, distance] = [-1, reach];
  edges.at.forEach((at, i) => {
    if (edges.thread[i] === thread && Math.abs(at - micros) < distance) [best, distance] = [i, Math.abs(at - micros)];
  });
  return best;
}

const EDGE_WORDS = { open: "connection taken", close: "connection given back", begin: "transaction began", commit: "commit", rollback: "rollback" };

function edgeWords(edges, i) {
  return "at " + duration(edges.at[i] / 1000) + ", " + (EDGE_WORDS[edges.kind[i]] || edges.kind[i]) + ", connection " + edges.connection[i]
    + (edges.transaction[i] ? ", transaction " + edges.transaction[i] : "") + (edges.elapsed[i] ? ", took " + duration(edges.elapsed[i] / 1000) : "");
}
