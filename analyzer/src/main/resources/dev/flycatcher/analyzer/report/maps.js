"use strict";
// Where the round trips go, and which tables point to which.

const MAP = { width: 1000, height: 260 };

/** A squarified treemap (Bruls, Huizing, van Wijk 2000) of executions by shape. */
function treemap(report) {
  const roles = shapeRoles(report);
  const cells = report.shapes.map((shape, i) => ({ shape, i, size: shape.executions })).filter((cell) => cell.size > 0).slice(0, 60);
  if (cells.length < 2) return null;
  MAP.width = Math.max(320, Math.min(1000, document.documentElement.clientWidth - 32));
  const total = cells.reduce((sum, cell) => sum + cell.size, 0);
  cells.forEach((cell) => { cell.area = (cell.size / total) * MAP.width * MAP.height; });
  const placed = [];
  squarify(cells, { x: 0, y: 0, width: MAP.width, height: MAP.height }, placed);
  return pic("svg", { class: "treemap", viewBox: `0 0 ${MAP.width} ${MAP.height}`, role: "img", "aria-label": "Round trips by query shape; the table below has the figures" },
    placed.map(({ cell, x, y, width, height }) => pic("g", {},
      pic("title", {}, grouped(cell.size) + " \u00d7 " + cell.shape.sql.slice(0, 300)),
      pic("rect", { x: x + 1, y: y + 1, width: Math.max(0, width - 2), height: Math.max(0, height - 2), class: roles.needless.has(cell.i) ? "needless" : roles.feeds.has(cell.i) ? "feeds" : "other" }),
      width > 90 && height > 40 && pic("text", { x: x + 12, y: y + 24, class: "name" }, treeLabel(cell.shape, width)),
      width > 90 && height > 60 && pic("text", { x: x + 12, y: y + 44 }, grouped(cell.size)))));
}

function treeLabel(shape, width) {
  const table = /\b(?:from|into|update)\s+([^\s(),;?]+)/i.exec(shape.sql);
  const text = shape.verb + " " + (table ? table[1].replace(/["`[\]]/g, "") : "");
  const room = Math.floor((width - 20) / 9);
  return text.length > room ? text.slice(0, room - 1) + "\u2026" : text;
}

function squarify(cells, box, placed) {
  let row = [];
  for (const cell of cells) {
    const side = Math.min(box.width, box.height);
    if (row.length && worst([...row, cell], side) > worst(row, side)) {
      box = layRow(row, box, placed);
      row = [];
    }
    row.push(cell);
  }
  if (row.length) layRow(row, box, placed);
}

function worst(row, side) {
  const sum = row.reduce((total, cell) => total + cell.area, 0);
  return Math.max(...row.map((cell) => Math.max((side * side * cell.area) / (sum * sum), (sum * sum) / (side * side * cell.area))));
}

function layRow(row, box, placed) {
  const sum = row.reduce((total, cell) => total + cell.area, 0);
  const upright = box.width >= box.height;
  const depth = sum / (upright ? box.height : box.width);
  let offset = 0;
  for (const cell of row) {
    const length = cell.area / depth;
    placed.push(upright
      ? { cell, x: box.x, y: box.y + offset, width: depth, height: length }
      : { cell, x: box.x + offset, y: box.y, width: length, height: depth });
    offset += length;
  }
  return upright
    ? { x: box.x + depth, y: box.y, width: box.width - depth, height: box.height }
    : { x: box.x, y: box.y + depth, width: box.width, height: box.height - depth };
}

function keysSection(report) {
  if (!report.keys.length) return null;
  return el("section", { class: "keys", "aria-labelledby": "keys-title" },
    el("h2", { id: "keys-title" }, "Keys the values speak of"),
    el("p", { class: "lead" }, "Values read from one table were looked up in another. What the schema does not declare, or does not index, is marked."),
    keyGraph(report.keys.slice(0, 40)),
    scrolled("Table of the keys", el("table", { class: "wide" },
      el("thead", {}, el("tr", {}, heading("From"), heading("To"), heading("Seen", true), heading("Declared"), heading("Indexed"))),
      el("tbody", {}, report.keys.map((key) => el("tr", {},
        el("td", {}, el("code", {}, key.table + "." + key.column)), el("td", {}, el("code", {}, key.referredTable + "." + key.referredColumn)),
        el("td", { class: "number" }, grouped(key.executions)), el("td", {}, answer(key.declared)), el("td", {}, answer(key.indexed))))))));
}

/** What no finding of a rule says nothing about. */
function notJudgedSection(report) {
  if (!report.notJudged || !report.notJudged.length) return null;
  return el("section", { "aria-labelledby": "not-judged-title" },
    el("h2", { id: "not-judged-title" }, "Not judged"),
    el("p", { class: "lead" }, "These rules had nothing to judge by: that they found nothing says nothing."),
    scrolled("Table of rules that were not judged", el("table", { class: "wide" },
      el("thead", {}, el("tr", {}, heading("Rule"), heading("Why not"))),
      el("tbody", {}, report.notJudged.map((each) => el("tr", {},
        el("td", {}, each.rule + " " + each.name), el("td", {}, each.reason)))))));
}

function answer(truth) {
  if (truth === null) return el("span", { class: "quiet" }, "not known");
  return truth ? "yes" : el("strong", { class: "accent" }, "no");
}

/** Tables in columns, every arrow from left to right as far as there is no cycle. */
function keyGraph(keys) {
  const tables = [...new Set(keys.flatMap((key) => [key.table, key.referredTable]))];
  const level = new Map(tables.map((table) => [table, 0]));
  for (let round = 0; round < tables.length; round++) {
    keys.forEach((key) => {
      if (key.table !== key.referredTable && level.get(key.referredTable) <= level.get(key.table) && level.get(key.table) < 6) level.set(key.referredTable, level.get(key.table) + 1);
    });
  }
  const columns = [];
  tables.forEach((table) => (columns[level.get(table)] ||= []).push(table));
  const filled = columns.filter(Boolean);
  const [wide, high] = [370, 64];
  const spot = new Map(filled.flatMap((column, c) => column.map((table, r) => [table, { x: c * wide + 10, y: r * high + 12 }])));
  const [width, height] = [(filled.length - 1) * wide + 180, Math.max(...filled.map((column) => column.length)) * high];
  return el("div", { class: "scroll graph-scroll", tabindex: "0", role: "region", "aria-label": "Graph of inferred keys" },
    pic("svg", { class: "graph", viewBox: `0 0 ${width} ${height}`, width, height, role: "img", "aria-label": "Graph of inferred keys; the table below says the same" },
      keys.map((key) => keyEdge(key, spot.get(key.table), spot.get(key.referredTable))),
      tables.map((table) => pic("g", {},
        pic("rect", { x: spot.get(table).x, y: spot.get(table).y, width: 150, height: 36, rx: 5 }),
        pic("text", { x: spot.get(table).x + 75, y: spot.get(table).y + 23, "text-anchor": "middle" }, table.length > 18 ? table.slice(0, 17) + "\u2026" : table)))));
}

function keyEdge(key, from, to) {
  const [x0, y0, x1, y1] = [from.x + 150, from.y + 18, to.x, to.y + 18];
  const bend = Math.max(40, Math.abs(x1 - x0) / 2);
  const flags = [key.declared === false && "undeclared", key.indexed === false && "no index"].filter(Boolean);
  const column = key.column.length > 16 ? key.column.slice(0, 15) + "\u2026" : key.column;
  return pic("g", { class: flags.length ? "edge flagged" : "edge" },
    pic("path", { d: `M${x0} ${y0}C${x0 + bend} ${y0} ${x1 - bend} ${y1} ${x1 - 7} ${y1}`, class: key.declared === false ? "undeclared" : null }),
    pic("path", { d: `M${x1} ${y1}l-8 -4.5v9z`, class: "tip" }),
    pic("text", { x: (x0 + x1) / 2, y: (y0 + y1) / 2 - 6, "text-anchor": "middle" }, [column, ...flags].join(" \u00b7 ")));
}
