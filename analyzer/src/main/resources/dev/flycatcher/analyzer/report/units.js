"use strict";
// The units of work, and every shape of query in them.

function unitsSection(report) {
  if (!report.units.length) return null;
  const most = Math.max(...report.units.map((unit) => unit.executions), 1);
  return el("section", { class: "units", "aria-labelledby": "units-title" },
    el("h2", { id: "units-title" }, "Units of work"),
    scrolled("Units of work", el("table", { class: "wide" },
      el("thead", {}, el("tr", {}, heading("Unit"), heading("Kind"), heading("Round trips", true), heading("Waiting", true), heading("Took", true), heading(""))),
      el("tbody", {}, report.units.slice(0, 200).map((unit) => el("tr", {},
        el("td", {}, unit.name), el("td", { class: "quiet" }, unit.kind),
        el("td", { class: "number" }, grouped(unit.executions)),
        el("td", { class: "number" }, timed((millis) => duration(unit.executions * millis))),
        el("td", { class: "number" }, duration(unit.millis)),
        el("td", { class: "share" }, plainBar(unit.executions / most))))))));
}

function shapesSection(report) {
  if (!report.shapes.length) return null;
  const most = Math.max(...report.shapes.map((shape) => shape.executions), 1);
  return el("section", { class: "shapes", "aria-labelledby": "shapes-title" },
    el("h2", { id: "shapes-title" }, "Query shapes"),
    scrolled("Query shapes", el("table", { class: "wide" },
      el("thead", {}, el("tr", {}, heading("Statement"), heading("Executions", true), heading("Rows", true), heading("Took", true), heading(""))),
      el("tbody", {}, report.shapes.slice(0, 500).map((shape) => el("tr", {},
        el("td", {}, el("code", { class: "clamp" }, shape.sql)),
        el("td", { class: "number" }, grouped(shape.executions)),
        el("td", { class: "number" }, grouped(shape.rows)),
        el("td", { class: "number" }, duration(shape.millis)),
        el("td", { class: "share" }, plainBar(shape.executions / most))))))));
}

function heading(name, number) {
  return name ? el("th", { scope: "col", class: number ? "number" : null }, name) : el("td", {});
}

function scrolled(label, table) {
  return el("div", { class: "scroll", tabindex: "0", role: "region", "aria-label": label }, table);
}

function plainBar(share) {
  return pic("svg", { class: "bar plain", viewBox: "0 0 100 4", preserveAspectRatio: "none", "aria-hidden": "true" },
    pic("rect", { class: "stays", width: Math.max(share * 100, 0.500), height: 4 }));
}
