"use strict";
// One unit of work over time: threads as lanes, executions as marks, transactions as brackets above them.

const LANE = 46;
const MARK = 22;

function timelineView(report, unit) {
  const { timeline } = unit;
  const size = timeline.start.length;
  if (!size) return el("p", { class: "quiet" }, "No timeline was kept of this unit.");
  const roles = shapeRoles(report);
  const lanes = [...new Set(timeline.thread)].sort((a, b) => a - b);
  let end = endOf(timeline);
  const recordedEnd = end;
  let drawn = timeline;
  const view = { from: 0, to: end };
  let stretched = false;
  const canvas = el("canvas", { class: "timeline", tabindex: "0", role: "img", "aria-label": timelineWords(unit, roles, lanes.length, recordedEnd) });
  const said = el("p", { class: "quiet reading" }, "Point at a mark to read it. Plus and minus zoom, arrows move, 0 shows all.");
  canvas.style.height = lanes.length * LANE + 30 + "px";
  const draw = () => drawTimeline(canvas, { timeline: drawn, lanes, roles, view, size });
  const restretch = (millis) => {
    drawn = stretched ? withRoundTrips(timeline, millis * 1000) : timeline;
    end = endOf(drawn);
    Object.assign(view, { from: 0, to: end });
    draw();
  };
  const stretch = following(el("button", { type: "button", "aria-pressed": "false", onclick: () => {
    stretched = !stretched;
    stretch.setAttribute("aria-pressed", String(stretched));
    restretch(roundTripMillis);
  } }), (millis, node) => {
    node.textContent = "At " + millis + " ms a round trip";
    if (stretched) restretch(millis);
  });
  const zoom = (factor, at = (view.from + view.to) / 2) => {
    const span = Math.min(end, Math.max(20, (view.to - view.from) * factor));
    view.from = Math.max(0, Math.min(end - span, at - (at - view.from) * (span / (view.to - view.from))));
    view.to = view.from + span;
    draw();
  };
  const pan = (share) => {
    const span = view.to - view.from;
    view.from = Math.max(0, Math.min(end - span, view.from + span * share));
    view.to = view.from + span;
    draw();
  };
  const timeAt = (event) => view.from + ((event.clientX - canvas.getBoundingClientRect().left) / canvas.clientWidth) * (view.to - view.from);
  canvas.addEventListener("keydown", (event) => {
    const act = { "+": () => zoom(0.5), "=": () => zoom(0.5), "-": () => zoom(2), ArrowLeft: () => pan(-0.25), ArrowRight: () => pan(0.25), 0: () => zoom(Infinity) }[event.key];
    if (act) { event.preventDefault(); act(); }
  });
  canvas.addEventListener("wheel", (event) => {
    if (!event.ctrlKey && !event.metaKey) return;
    event.preventDefault();
    zoom(event.deltaY > 0 ? 1.25 : 0.8, timeAt(event));
  }, { passive: false });
  canvas.addEventListener("pointermove", (event) => {
    if (event.buttons === 1) pan(-event.movementX / canvas.clientWidth);
    const lane = lanes[Math.floor(event.offsetY / LANE)];
    const i = nearest(drawn, lane, timeAt(event), ((view.to - view.from) / canvas.clientWidth) * 6);
    if (i >= 0) said.textContent = executionWords(report, drawn, i);
  });
  new ResizeObserver(draw).observe(canvas);
  window.matchMedia("(prefers-color-scheme: dark)").addEventListener("change", draw);
  document.addEventListener("themechange", draw);
  const button = (text, name, act) => el("button", { type: "button", "aria-label": name, onclick: act }, text);
  return el("div", { class: "timeline-box" },
    el("div", { class: "legend" },
      el("span", { class: "key needless" }, "needless, by a finding"), el("span", { class: "key feeds" }, "feeds a finding"), el("span", { class: "key other" }, "other"),
      el("span", { class: "zoom" }, stretch, button("\u2212", "Zoom out", () => zoom(2)), button("+", "Zoom in", () => zoom(0.5)), button("All", "Show all", () => zoom(Infinity)))),
    canvas, said,
    size < unit.executions && el("p", { class: "quiet" }, "The first " + grouped(size) + " of " + count(unit.executions, "execution") + " are drawn."));
}

function endOf(timeline) {
  return timeline.start.reduce((max, start, i) => Math.max(max, start + timeline.elapsed[i]), 1);
}

/** The same unit with a slower network: every execution takes a round trip longer, and what follows on its thread waits. */
function withRoundTrips(timeline, micros) {
  const waited = new Map();
  const start = timeline.start.map((at, i) => {
    const before = waited.get(timeline.thread[i]) || 0;
    waited.set(timeline.thread[i], before + micros);
    return at + before;
  });
  return { ...timeline, start, elapsed: timeline.elapsed.map((elapsed) => elapsed + micros) };
}

/** Which shapes are children of a finding, and which feed one. */
function shapeRoles(report) {
  return {
    needless: new Set(report.findings.map((finding) => finding.child.shape)),
    feeds: new Set(report.findings.filter((finding) => finding.parent).map((finding) => finding.parent.shape)),
  };
}

function drawTimeline(canvas, { timeline, lanes, roles, view, size }) {
  const ratio = window.devicePixelRatio || 1;
  const [width, height] = [canvas.clientWidth, canvas.clientHeight];
  if (!width) return;
  canvas.width = width * ratio;
  canvas.height = height * ratio;
  const pen = canvas.getContext("2d");
  pen.scale(ratio, ratio);
  const colour = (name) => resolved(canvas, name);
  const colours = { needless: colour("accent"), feeds: colour("ink"), other: colour("stay") };
  const x = (micros) => ((micros - view.from) / (view.to - view.from)) * width;
  const laneOf = new Map(lanes.map((thread, i) => [thread, i]));
  pen.font = "12px " + getComputedStyle(document.body).fontFamily;
  pen.fillStyle = colour("line");
  lanes.forEach((thread, i) => pen.fillRect(0, i * LANE + LANE - 4, width, 1));
  brackets(pen, timeline, size, laneOf, x, colours.other);
  for (let i = 0; i < size; i++) {
    const [left, right] = [x(timeline.start[i]), x(timeline.start[i] + timeline.elapsed[i])];
    if (right < 0 || left > width) continue;
    const shape = timeline.shape[i];
    pen.fillStyle = shape >= 0 && roles.needless.has(shape) ? colours.needless : shape >= 0 && roles.feeds.has(shape) ? colours.feeds : colours.other;
    pen.fillRect(left, laneOf.get(timeline.thread[i]) * LANE + 14, Math.max(1, right - left), MARK);
  }
  pen.fillStyle = colour("quiet");
  for (let i = 0; i <= 4; i++) {
    const micros = view.from + ((view.to - view.from) * i) / 4;
    pen.textAlign = ["left", "center", "center", "center", "right"][i];
    pen.fillText(duration(micros / 1000), (width * i) / 4, lanes.length * LANE + 16);
  }
}

/** A colour of the style sheet as the canvas understands it, whichever theme holds. */
function resolved(node, name) {
  node.style.color = "var(--" + name + ")";
  return getComputedStyle(node).color;
}

/** A line above the executions of one transaction, from its first to its last. */
function brackets(pen, timeline, size, laneOf, x, colour) {
  const spans = new Map();
  for (let i = 0; i < size; i++) {
    const name = timeline.transaction[i];
    if (!name) continue;
    const span = spans.get(name) || { from: Infinity, to: 0, lane: laneOf.get(timeline.thread[i]) };
    span.from = Math.min(span.from, timeline.start[i]);
    span.to = Math.max(span.to, timeline.start[i] + timeline.elapsed[i]);
    spans.set(name, span);
  }
  pen.fillStyle = colour;
  spans.forEach((span) => pen.fillRect(x(span.from), span.lane * LANE + 8, Math.max(1, x(span.to) - x(span.from)), 2));
}

function nearest(timeline, thread, micros, reach) {
  let [best, distance] = [-1, reach];
  timeline.start.forEach((start, i) => {
    if (timeline.thread[i] !== thread) return;
    const away = Math.max(0, start - micros, micros - start - timeline.elapsed[i]);
    if (away < distance) [best, distance] = [i, away];
  });
  return best;
}

function executionWords(report, timeline, i) {
  const shape = report.shapes[timeline.shape[i]];
  return shown("at " + duration(timeline.start[i] / 1000) + ", for " + duration(timeline.elapsed[i] / 1000) + ", "
    + count(timeline.rows[i], "row") + ": " + (shape ? shape.sql.slice(0, 160) : "a statement that was not kept"));
}

function timelineWords(unit, roles, lanes, end) {
  const needless = unit.timeline.shape.filter((shape) => shape >= 0 && roles.needless.has(shape)).length;
  return shown("Timeline of " + unit.name + ": " + count(unit.timeline.start.length, "execution") + " over " + duration(end / 1000)
    + " on " + count(lanes, "thread") + ", " + grouped(needless) + " of them of a shape that a finding calls needless");
}
