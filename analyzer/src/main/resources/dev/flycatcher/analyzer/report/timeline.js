"use strict";
// One unit of work over time: threads as lanes, executions as marks on them.

const LANE = 46;
const MARK = 22;

function timelineView(report, unit) {
  return unit.timeline.start.length ? new UnitView(report, unit).node : el("p", { class: "quiet" }, "No timeline was kept of this unit.");
}

/** A unit on a canvas, and the window of time that is in sight. Times are microseconds from the unit's start. */
class UnitView {
  constructor(report, unit) {
    this.report = report;
    this.recorded = this.drawn = unit.timeline;
    this.edges = this.drawnEdges = unit.marks;
    this.at = -1;
    this.roles = shapeRoles(report);
    this.lanes = [...new Set(unit.timeline.thread)].sort((a, b) => a - b);
    this.from = 0;
    this.to = this.end = endOf(unit.timeline);
    this.stretched = false;
    this.canvas = el("canvas", { class: "timeline", tabindex: "0", role: "img", "aria-label": timelineWords(unit, this.roles, this.lanes.length, this.end) });
    this.canvas.style.height = this.lanes.length * LANE + 30 + "px";
    this.said = el("p", { class: "quiet reading" }, "Point at a mark to read it, or step with up and down. Plus and minus zoom, left and right move, 0 shows all.");
    this.listen();
    const size = unit.timeline.start.length;
    this.node = following(el("div", { class: "timeline-box" }, this.legend(), this.canvas, this.said,
      size < unit.executions && el("p", { class: "quiet" }, "The first " + grouped(size) + " of " + count(unit.executions, "execution") + " are drawn.")),
    (millis) => this.stretchTo(millis));
  }

  legend() {
    const button = (text, name, act) => el("button", { type: "button", "aria-label": name, onclick: act }, text);
    this.stretch = el("button", { type: "button", "aria-pressed": "false", onclick: () => {
      this.stretched = !this.stretched;
      this.stretch.setAttribute("aria-pressed", String(this.stretched));
      this.recompute(roundTripMillis);
    } });
    return el("div", { class: "legend" },
      el("span", { class: "key needless" }, "needless, by a finding"), el("span", { class: "key feeds" }, "feeds a finding"), el("span", { class: "key other" }, "other"),
      this.edges.kind.length > 0 && el("span", {}, "line above: transaction, \u25cf commit, \u00d7 rollback; line below: connection held"),
      el("span", { class: "zoom" }, this.stretch, button("\u2212", "Zoom out", () => this.zoom(2)), button("+", "Zoom in", () => this.zoom(0.5)), button("All", "Show all", () => this.zoom(Infinity))));
  }

  listen() {
    const { canvas } = this;
    canvas.addEventListener("keydown", (event) => this.key(event));
    canvas.addEventListener("pointermove", (event) => this.point(event));
    canvas.addEventListener("wheel", (event) => {
      if (!event.ctrlKey && !event.metaKey) return;
      event.preventDefault();
      this.zoom(event.deltaY > 0 ? 1.25 : 0.8, this.timeAt(event));
    }, { passive: false });
    new ResizeObserver(() => this.draw()).observe(canvas);
    canvas.redraw = () => this.draw();
  }

  draw() {
    drawTimeline(this.canvas, { timeline: this.drawn, edges: this.drawnEdges, lanes: this.lanes, roles: this.roles, view: this, size: this.drawn.start.length });
  }

  stretchTo(millis) {
    this.stretch.textContent = "At " + millis + " ms a round trip";
    if (this.stretched) this.recompute(millis);
  }

  recompute(millis) {
    this.drawn = this.stretched ? withRoundTrips(this.recorded, millis * 1000) : this.recorded;
    this.drawnEdges = this.stretched ? edgesWithRoundTrips(this.edges, this.recorded, millis * 1000) : this.edges;
    this.from = 0;
    this.to = this.end = endOf(this.drawn);
    this.draw();
  }

  zoom(factor, at = (this.from + this.to) / 2) {
    const before = this.to - this.from;
    const span = Math.min(this.end, Math.max(20, before * factor));
    this.show(at - (at - this.from) * (span / before), span);
  }

  pan(share) {
    const span = this.to - this.from;
    this.show(this.from + span * share, span);
  }

  show(from, span) {
    this.from = Math.max(0, Math.min(this.end - span, from));
    this.to = this.from + span;
    this.draw();
  }

  timeAt(event) {
    const { left } = this.canvas.getBoundingClientRect();
    return this.from + ((event.clientX - left) / this.canvas.clientWidth) * (this.to - this.from);
  }

  key(event) {
    const act = { "+": () => this.zoom(0.5), "=": () => this.zoom(0.5), "-": () => this.zoom(2), ArrowLeft: () => this.pan(-0.25), ArrowRight: () => this.pan(0.25), ArrowDown: () => this.step(1), ArrowUp: () => this.step(-1), 0: () => this.zoom(Infinity) }[event.key];
    if (!act) return;
    event.preventDefault();
    act();
  }

  /** The next execution, or the one before, read out and brought into sight. */
  step(by) {
    this.at = Math.max(0, Math.min(this.drawn.start.length - 1, this.at + by));
    const [start, span] = [this.drawn.start[this.at], this.to - this.from];
    if (start < this.from || start > this.to) this.show(start - span / 4, span);
    else this.draw();
    this.said.textContent = executionWords(this.report, this.drawn, this.at);
    say(this.said.textContent);
  }

  /** Drags with the button down, and reads out the nearest execution or edge within six pixels. */
  point(event) {
    if (event.buttons === 1) this.pan(-event.movementX / this.canvas.clientWidth);
    const reach = ((this.to - this.from) / this.canvas.clientWidth) * 6;
    const [thread, at, inside] = [this.lanes[Math.floor(event.offsetY / LANE)], this.timeAt(event), event.offsetY % LANE];
    const edge = inside < 13 || inside > 36 ? nearestEdge(this.drawnEdges, thread, at, reach) : -1;
    const i = edge < 0 ? nearest(this.drawn, thread, at, reach) : -1;
    if (edge >= 0) this.said.textContent = edgeWords(this.drawnEdges, edge);
    else if (i >= 0) this.said.textContent = executionWords(this.report, this.drawn, i);
  }
}

/** The theme has changed: what is painted has to be painted again. */
function redrawTimelines() {
  document.querySelectorAll(".timeline").forEach((canvas) => canvas.redraw());
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

function drawTimeline(canvas, { timeline, edges, lanes, roles, view, size }) {
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
  drawEdges(pen, { timeline, edges, laneOf, x, colours: { ...colours, held: colour("line") } });
  for (let i = 0; i < size; i++) {
    const [left, right] = [x(timeline.start[i]), x(timeline.start[i] + timeline.elapsed[i])];
    if (right < 0 || left > width) continue;
    const shape = timeline.shape[i];
    pen.fillStyle = shape >= 0 && roles.needless.has(shape) ? colours.needless : shape >= 0 && roles.feeds.has(shape) ? colours.feeds : colours.other;
    pen.fillRect(left, laneOf.get(timeline.thread[i]) * LANE + 14, Math.max(1, right - left), MARK);
  }
  if (view.at >= 0) {
    pen.strokeStyle = colours.feeds;
    pen.lineWidth = 2;
    pen.strokeRect(x(timeline.start[view.at]) - 2, laneOf.get(timeline.thread[view.at]) * LANE + 12, Math.max(5, x(timeline.elapsed[view.at] + view.from) + 4), MARK + 4);
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
    + count(timeline.rows[i], "row") + ", thread " + timeline.thread[i] + ", connection " + timeline.connection[i]
    + (timeline.transaction[i] ? ", transaction " + timeline.transaction[i] : "") + ": " + (shape ? shape.sql.slice(0, 160) : "a statement that was not kept"));
}

function timelineWords(unit, roles, lanes, end) {
  const needless = unit.timeline.shape.filter((shape) => shape >= 0 && roles.needless.has(shape)).length;
  return shown("Timeline of " + unit.name + ": " + count(unit.timeline.start.length, "execution") + " over " + duration(end / 1000)
    + " on " + count(lanes, "thread") + ", " + grouped(needless) + " of them of a shape that a finding calls needless");
}
