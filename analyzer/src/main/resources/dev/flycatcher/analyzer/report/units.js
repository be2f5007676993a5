"use strict";
// The units of work, and every shape of query in them.

function unitsSection(report) {
  if (!report.units.length) return null;
  const most = Math.max(...report.units.map((unit) => unit.executions), 1);
  const stage = el("div", { class: "stage" });
  const buttons = new Map();
  const show = (unit) => {
    buttons.forEach((button, of) => button.setAttribute("aria-pressed", String(of === unit)));
    replaceChildren(stage, el("h3", {}, unit.name), timelineView(report, unit));
  };
  const section = el("section", { class: "units", "aria-labelledby": "units-title" },
    el("h2", { id: "units-title" }, "Units of work"), stage,
    scrolled("Table of the units", el("table", { class: "wide" },
      el("thead", {}, el("tr", {}, heading("Unit"), heading("Kind"), heading("Round trips", true), heading("Waiting", true), heading("Took", true), heading(""))),
      el("tbody", {}, report.units.slice(0, UNITS_SHOWN).map((unit) => {
        buttons.set(unit, el("button", { type: "button", class: "link", onclick: () => show(unit) }, unit.name));
        return el("tr", {},
          el("td", {}, buttons.get(unit)), el("td", { class: "quiet" }, unit.kind),
          el("td", { class: "number" }, grouped(unit.executions)),
          el("td", { class: "number" }, timed((millis) => duration(unit.executions * millis))),
          el("td", { class: "number" }, duration(unit.millis)),
          el("td", { class: "share" }, plainBar(unit.executions / most)));
      })))));
  document.addEventListener("showunit", (event) => {
    const named = report.units.filter((unit) => unit.name === event.detail);
    if (!named.length) return;
    show(named.find((unit) => unit.timeline.start.length) || named[0]);
    section.scrollIntoView({ block: "start" });
    buttons.get(named[0])?.focus({ preventScroll: true });
  });
  show(report.units.find((unit) => unit.timeline.start.length) || report.units[0]);
  return section;
}

const UNITS_SHOWN = 200;
const SHAPE_ORDERS = { Executions: (shape) => shape.executions, Rows: (shape) => shape.rows, Took: (shape) => shape.millis };
const SHAPES_SHOWN = 500;

function shapesSection(report) {
  if (!report.shapes.length) return null;
  const body = el("tbody");
  const heads = new Map(Object.keys(SHAPE_ORDERS).map((name) => [name, el("th", { scope: "col", class: "number" },
    el("button", { type: "button", class: "link", onclick: () => order(name) }, name))]));
  const order = (name) => {
    heads.forEach((head, of) => head.setAttribute("aria-sort", of === name ? "descending" : "none"));
    const sorted = [...report.shapes].sort((a, b) => SHAPE_ORDERS[name](b) - SHAPE_ORDERS[name](a)).slice(0, SHAPES_SHOWN);
    const most = Math.max(...sorted.map(SHAPE_ORDERS[name]), 1e-9);
    replaceChildren(body, sorted.map((shape) => shapeRow(shape, SHAPE_ORDERS[name](shape) / most)));
  };
  order("Executions");
  return el("section", { class: "shapes", "aria-labelledby": "shapes-title" },
    el("h2", { id: "shapes-title" }, "Where the round trips go"),
    treemap(report),
    scrolled("Table of the query shapes", el("table", { class: "wide" },
      el("thead", {}, el("tr", {}, heading("Statement"), [...heads.values()], heading(""))), body)));
}

function shapeRow(shape, share) {
  return el("tr", {},
    el("td", {}, el("code", { class: "clamp" }, shape.sql)),
    el("td", { class: "number" }, grouped(shape.executions)),
    el("td", { class: "number" }, grouped(shape.rows)),
    el("td", { class: "number" }, duration(shape.millis)),
    el("td", { class: "share" }, plainBar(share)));
}

function heading(name, number) {
  return name ? el("th", { scope: "col", class: number ? "number" : null }, name) : el("td", {});
}

function scrolled(label, table) {
  return el("div", { class: "scroll", tabindex: "0", role: "region", "aria-label": label }, table);
}

function plainBar(share) {
  return pic("svg", { class: "bar plain", viewBox: "0 0 100 4", preserveAspectRatio: "none", "aria-hidden": "true" },
    pic("rect", { class: "stays", width: Math.max(share * 100, 0.5), height: 4 }));
}
