"use strict";
// One finding, told from the claim to the cure.

function findingArticle(finding, rank, where = "page") {
  const claim = where + "-claim-" + finding.id;
  return el("article", { class: "finding", "aria-labelledby": claim },
    el("p", { class: "kicker" }, rank + ". " + finding.rule + " " + finding.name, badge(finding)),
    el("h3", { id: claim }, finding.claim),
    facts(finding),
    sourceLines(finding.loop || finding.callSite),
    flowPicture(finding),
    el("div", { class: "columns" },
      el("div", {}, cureBlock(finding)),
      el("div", {}, proofBlock(finding), whereBlock(finding))),
    suppressBlock(finding));
}

function badge(finding) {
  return el("span", { class: "badge " + finding.severity }, finding.severity);
}

function facts(finding) {
  const { saved, child, loop, callSite, cure } = finding;
  const tried = cure.verified && cure.verification;
  const cells = [
    ["Would save", [el("strong", { class: "accent" }, count(saved.roundTrips, "round trip")), timed((millis) => " \u00b7 " + savedTime(saved, millis))]],
    loop && ["Loop", [place(loop.place, editorLink(loop)), loop.words && el("span", { class: "quiet" }, " " + loop.words)]],
    callSite && !(loop && loop.place === callSite.place) && ["Call", place(callSite.place, editorLink(callSite))],
    ["In", [unitLink(finding.unit), finding.units > 1 && el("span", { class: "quiet" }, " and " + count(finding.units - 1, "more unit"))]],
    child.millis > 0 && ["Measured", [duration(child.millis) + " in the database driver, " + count(child.rows, "row") + " read"]],
    tried && tried.onceMillis > 0 && ["Run beside", [count(tried.keys, "key") + " one by one took " + duration(tried.loopMillis) + ", the cure " + duration(tried.onceMillis)]],
  ];
  return el("dl", { class: "facts-grid" }, cells.filter(Boolean).map(([name, value]) => el("div", {}, el("dt", {}, name), el("dd", {}, value))));
}

/** A unit that was drawn is shown when its name is pressed. */
function unitLink(name) {
  return el("button", { type: "button", class: "link", onclick: () => document.dispatchEvent(new CustomEvent("showunit", { detail: name })) }, name);
}

/** The lines around a place, where the sources were at hand. */
function sourceLines(frame) {
  if (!frame || !frame.source) return null;
  const last = frame.source.from + frame.source.lines.length - 1;
  const lines = withoutMargin(frame.source.lines);
  return el("pre", { class: "lines", "aria-label": "Lines " + frame.source.from + " to " + last + " of " + frame.place },
    lines.map((text, i) => {
      const number = frame.source.from + i;
      return el("code", { class: number === frame.line ? "here" : null }, el("span", { class: "quiet" }, String(number).padStart(String(last).length) + "  "), text + "\n");
    }));
}

/** Lines less the indentation that all of them have. */
function withoutMargin(lines) {
  const margin = Math.min(...lines.filter((line) => line.trim()).map((line) => line.length - line.trimStart().length), 200);
  return lines.map((line) => line.slice(margin));
}

/** Parent above, child below, and a line from the column that was read to the bind that took its values. */
function flowPicture(finding) {
  const { parent, child } = finding;
  const childTokens = sqlTokens(child.sql);
  const childFound = child.bind > 0 && markBind(childTokens, child.bind);
  const panels = [];
  let parentFound = false;
  if (parent) {
    const parentTokens = sqlTokens(parent.sql);
    parentFound = markColumn(parentTokens, parent.column, parent.index);
    panels.push(panel("parent", "This query read " + count(parent.rows, "row"), parentTokens, parentFound ? null : parent.column));
    panels.push(el("p", { class: "between" }, el("span", {}, "and for each value of ", el("code", { class: "mark-text" }, parent.column), " the application sent")));
  }
  panels.push(panel("child", childCaption(child, parent), childTokens, childFound || !parent ? null : "bind " + child.bind));
  const figure = el("figure", { class: "flow" }, panels, candidates(finding));
  if (parent) joinMarks(figure);
  return figure;
}

function childCaption(child, parent) {
  const times = (parent ? "this statement " : "This statement ran ") + count(child.executions, "time");
  return child.distinctBinds > 0 && child.distinctBinds < child.executions
    ? times + ", with " + count(child.distinctBinds, "different value") : times;
}

function panel(kind, caption, tokens, missing) {
  return el("div", { class: "panel " + kind },
    el("p", { class: "caption" }, el("span", {}, caption), missing && el("code", { class: "mark" }, missing)),
    sqlBlock(tokens));
}

function candidates(finding) {
  if (!finding.candidates.length) return null;
  return el("figcaption", {}, "Several earlier columns would fit equally well, so none is named as the parent: ",
    finding.candidates.map((c, i) => [i ? ", " : "", el("code", {}, c.table + "." + c.column)]).flat(), ".");
}

/** Draws the joining line once the panels have a size, and again whenever that changes. */
function joinMarks(figure) {
  const line = pic("svg", { class: "join", "aria-hidden": "true" });
  figure.append(line);
  const draw = () => {
    const from = [...figure.querySelectorAll(".parent .mark")].pop();
    const to = figure.querySelector(".child .mark");
    line.replaceChildren();
    if (from && to) line.append(...joinPath(figure, from, to));
  };
  new ResizeObserver(draw).observe(figure);
}

function joinPath(figure, from, to) {
  const box = figure.getBoundingClientRect();
  const end = (node) => {
    const comma = node.nextElementSibling;
    const rects = (comma && comma.textContent === "," ? comma : node).getClientRects();
    const rect = rects[rects.length - 1];
    return rect ? { x: rect.right - box.left + 5, y: (rect.top + rect.bottom) / 2 - box.top } : null;
  };
  const [a, b] = [end(from), end(to)];
  if (!a || !b) return [];
  const gutter = Math.min(textRight(figure, box, a.y, b.y) + 34, box.width - 14);
  const r = Math.max(0, Math.min(10, (b.y - a.y) / 2, gutter - Math.max(a.x, b.x)));
  const d = `M${a.x} ${a.y}H${gutter - r}q${r} 0 ${r} ${r}V${b.y - r}q0 ${r} ${-r} ${r}H${b.x + 7}`;
  return [
    pic("circle", { cx: a.x, cy: a.y, r: 3 }),
    pic("path", { d, class: "thread" }),
    pic("path", { d: `M${b.x} ${b.y}l8 -4.5v9z`, class: "tip" }),
  ];
}

/** Right end of whatever text stands between the two marks, so that the line passes beside it. */
function textRight(figure, box, top, bottom) {
  let right = 0;
  for (const span of figure.querySelectorAll(".sql span, .caption span, .between span")) {
    const rect = span.getBoundingClientRect();
    const y = (rect.top + rect.bottom) / 2 - box.top;
    if (y > top - 4 && y < bottom + 4) right = Math.max(right, rect.right - box.left);
  }
  return right;
}

function cureBlock(finding) {
  const { cure } = finding;
  // A join's own parent brings the rows along, so it counts before and after, as the advice counts it.
  const own = cure.kind === "join" && finding.parent ? finding.parent.executions : 0;
  const now = finding.child.executions + own;
  return el("section", { class: "cure" },
    el("h4", {}, "Cure ", el("span", { class: "badge kind" }, cure.kind), verdict(cure)),
    el("p", {}, cure.advice),
    finding.saved.roundTrips > 0 && now > finding.saved.roundTrips && el("p", { class: "becomes" },
      el("s", {}, count(now, "round trip")), " become ", el("strong", {}, grouped(now - finding.saved.roundTrips)), "."),
    cure.code && cureCode(finding),
    cure.sql && cureSql(finding),
    cure.refusal && el("p", { class: "note" }, "No SQL is shown: " + cure.refusal));
}

/** The statements that go beside the one that comes: what is struck out goes, what is underlined is new. */
function cureSql({ cure, parent, child }) {
  const joined = parent && ["join", "group-by", "recursive"].includes(cure.kind);
  const old = sqlTokens(joined ? parent.sql : child.sql);
  const fresh = sqlTokens(cure.sql);
  const compared = markChanged(old, fresh);
  const goes = sqlTokens(child.sql);
  if (joined) goes.forEach((token) => { token.gone = true; });
  const before = [joined && times(parent.executions, sqlBlock(old)), times(child.executions, sqlBlock(joined ? goes : old))];
  const after = compared ? ["After, as SQL; what is ", el("span", { class: "added" }, "underlined"), " is new"] : "After, as SQL";
  const replaced = joined ? sqlText(parent.sql) + ";\n" + sqlText(child.sql) : sqlText(child.sql);
  return el("div", { class: "diff" },
    codeBlock("Before, as SQL", el("div", { class: "statements" }, before), replaced, "the statements before"),
    codeBlock(after, sqlBlock(fresh), sqlText(cure.sql), "the cure"));
}

function times(executions, block) {
  return el("div", { class: "times" }, el("span", { class: "number quiet" }, grouped(executions) + "\u00d7"), block);
}

/** The cure in the library's words, after the lines it takes the place of where these are at hand. */
function cureCode({ cure, loop, callSite }) {
  const frame = [loop, callSite].find((candidate) => candidate && candidate.source);
  return el("div", { class: "diff" },
    frame && codeBlock("Before, " + frame.place, el("pre", {}, el("code", {}, withoutMargin(frame.source.lines).join("\n"))), frame.source.lines.join("\n"), "the lines before"),
    codeBlock(frame ? "After, in your code" : "In your code", el("pre", {}, el("code", {}, cure.code)), cure.code, "the code"));
}

function verdict(cure) {
  const tried = cure.verification;
  if (cure.verified) return el("span", { class: "badge verified", title: tried ? tried.words : null }, "\u2713 verified" + (tried ? ": " + tried.words : " on the data"));
  if (tried && tried.state === "different") return el("span", { class: "badge error" }, "gives other rows");
  return cure.sql ? el("span", { class: "badge" }, tried ? tried.words : "not yet run on the data") : null;
}

function codeBlock(title, block, text, what) {
  return el("div", { class: "code" }, el("p", { class: "caption" }, el("span", {}, title), copyButton(text, what)), block);
}

function proofBlock(finding) {
  return el("section", { class: "proof" },
    el("h4", {}, "How it is known"),
    el("ol", {}, finding.proof.map((rung) => el("li", { class: rung.reached ? "reached" : "open" },
      el("b", {}, rung.level), el("span", {}, el("span", { class: "unseen" }, rung.reached ? "shown: " : "not shown: "), rung.words)))));
}

function whereBlock(finding) {
  const rows = finding.occurrences.slice(0, 12);
  const frames = finding.stack.slice(0, 12);
  return [
    rows.length > 0 && el("section", {}, el("h4", {}, "Where, and how it grows"),
      scalingChart(finding.occurrences),
      el("table", {}, el("thead", {}, el("tr", {}, ["Unit", "Times", "Parent rows", "Queries"].map((name, i) => el("th", { scope: "col", class: i ? "number" : null }, name)))),
        el("tbody", {}, rows.map((seen) => el("tr", {}, el("td", {}, seen.unit), [seen.units, seen.parentRows, seen.executions].map((n) => el("td", { class: "number" }, grouped(n)))))))),
    frames.length > 0 && el("details", {}, el("summary", {}, "Sampled stack"),
      el("ol", { class: "stack" }, frames.map((frame) => el("li", {}, el("code", {}, frame.class + "." + frame.method), " ", el("code", { class: "quiet" }, frame.place))))),
  ];
}

function suppressBlock(finding) {
  const { id, rule, child, callSite } = finding;
  return el("section", { class: "suppress" },
    el("h4", {}, "Not worth it here?"),
    el("p", { class: "quiet" }, "Put a line into your suppressions file, with your reason; each holds when lines move. This finding: ", place(id + ": why")),
    el("details", {}, el("summary", {}, "Wider than this finding"),
      el("ul", { class: "plain" },
        callSite && /^[\p{L}\p{N}_.$]+$/u.test(callSite.class + callSite.method) && el("li", {}, el("span", { class: "quiet" }, "This rule in that method: "), place(rule + " at " + callSite.class + "." + callSite.method + ": why")),
        el("li", {}, el("span", { class: "quiet" }, "Any rule on this statement, by its fingerprint: "), place("* shape " + child.fingerprint + ": why")))));
}
