"use strict";
// The findings: a list that holds only the rows in sight, and the one that is open beside it.

const ROW_HEIGHT = 76;
const SORTS = {
  saving: ["Greatest saving", (a, b) => b.saved.roundTrips - a.saved.roundTrips],
  executions: ["Most executions", (a, b) => b.child.executions - a.child.executions],
  evidence: ["Best evidence", (a, b) => b.evidence.localeCompare(a.evidence)],
  place: ["Place in the source", (a, b) => placeOf(a).localeCompare(placeOf(b), "en", { numeric: true })],
};
const SEVERITIES = ["error", "warning", "info"];

const placeOf = (finding) => ((finding.loop || finding.callSite || {}).place || "");

function findingsSection(report) {
  if (!report.findings.length) return { section: null, open: () => {} };
  const ranks = new Map(report.findings.map((finding, i) => [finding, i + 1]));
  const view = { sort: "saving", text: "", severities: new Set(SEVERITIES), shown: [], selected: report.findings[0] };
  const detail = el("div", { id: "finding", class: "detail", tabindex: "-1", role: "region", "aria-label": "The selected finding" });
  const list = findingList(view, ranks, (finding) => select(finding, false));
  const status = el("p", { class: "quiet", role: "status" });

  function show(finding) {
    view.selected = finding;
    replaceChildren(detail, findingArticle(finding, ranks.get(finding)));
  }

  function select(finding, reveal) {
    show(finding);
    list.draw();
    if (reveal || window.matchMedia("(max-width: 60rem)").matches) detail.scrollIntoView({ block: "start" });
  }

  function refresh() {
    const words = view.text.toLowerCase().split(/\s+/).filter(Boolean);
    view.shown = report.findings.filter((finding) => view.severities.has(finding.severity) && matches(finding, words));
    view.shown.sort((a, b) => SORTS[view.sort][1](a, b) || ranks.get(a) - ranks.get(b));
    status.textContent = view.shown.length === report.findings.length
      ? count(view.shown.length, "finding") : grouped(view.shown.length) + " of " + count(report.findings.length, "finding");
    if (view.shown.length && !view.shown.includes(view.selected)) show(view.shown[0]);
    list.reset();
  }

  const section = el("section", { id: "findings", class: "findings", "aria-labelledby": "findings-title" },
    el("div", { class: "section-head" }, el("h2", { id: "findings-title" }, "Findings"), status),
    report.findings.length > 1 && toolbar(view, refresh),
    el("div", { class: "master" }, list.node, detail));
  show(view.selected);
  refresh();
  return { section, open: (finding) => { select(finding, true); list.reveal(); detail.focus({ preventScroll: true }); }, ranks };
}

function matches(finding, words) {
  if (!words.length) return true;
  const text = [finding.id, finding.name, finding.claim, finding.unit, placeOf(finding), finding.child.sql, finding.parent ? finding.parent.sql : ""].join(" ").toLowerCase();
  return words.every((word) => text.includes(word));
}

function toolbar(view, refresh) {
  const search = el("input", { type: "search", id: "search", placeholder: "Table, file, rule \u2026", oninput: () => { view.text = search.value; refresh(); } });
  const sort = el("select", { id: "sort", onchange: () => { view.sort = sort.value; refresh(); } },
    Object.entries(SORTS).map(([value, [name]]) => el("option", { value }, name)));
  const chips = SEVERITIES.map((severity) => el("label", { class: "chip" },
    el("input", { type: "checkbox", checked: true, onchange: (event) => {
      if (event.target.checked) view.severities.add(severity); else view.severities.delete(severity);
      refresh();
    } }), severity));
  return el("div", { class: "toolbar", role: "search" },
    el("label", { for: "search" }, "Filter ", search), el("label", { for: "sort" }, "Order ", sort),
    el("fieldset", {}, el("legend", { class: "unseen" }, "Severity"), chips));
}

/** A listbox over any number of findings: rows are made for what is in sight and a little more. */
function findingList(view, ranks, choose) {
  const space = el("div", { class: "space", role: "presentation" });
  const node = el("div", { class: "list", role: "listbox", tabindex: "0", "aria-label": "Findings", onscroll: () => draw(), onkeydown: (event) => move(event) }, space);

  function draw() {
    const height = node.clientHeight || 600;
    const first = Math.max(0, Math.floor(node.scrollTop / ROW_HEIGHT) - 4);
    const last = Math.min(view.shown.length, Math.ceil((node.scrollTop + height) / ROW_HEIGHT) + 4);
    const rows = [];
    for (let i = first; i < last; i++) rows.push(row(i));
    space.style.height = view.shown.length * ROW_HEIGHT + "px";
    space.replaceChildren(...rows);
    const at = view.shown.indexOf(view.selected);
    if (at >= first && at < last) node.setAttribute("aria-activedescendant", "row-" + at);
    else node.removeAttribute("aria-activedescendant");
  }

  function row(i) {
    const finding = view.shown[i];
    const option = el("div", {
      class: "row", id: "row-" + i, role: "option", "aria-selected": String(finding === view.selected),
      "aria-setsize": view.shown.length, "aria-posinset": i + 1, onclick: () => choose(finding),
    },
    el("span", { class: "rank" }, ranks.get(finding)),
    el("span", { class: "what" }, el("b", {}, finding.claim), el("small", {}, [finding.rule, finding.evidence, placeOf(finding)].filter(Boolean).join(" \u00b7 "))),
    el("span", { class: "gain" }, "\u2212" + grouped(finding.saved.roundTrips), el("small", {}, timed((millis) => duration(savedMillis(finding.saved, millis))))));
    option.style.transform = "translateY(" + i * ROW_HEIGHT + "px)";
    return option;
  }

  function move(event) {
    const steps = { ArrowDown: 1, ArrowUp: -1, PageDown: 8, PageUp: -8, Home: -Infinity, End: Infinity };
    if (!(event.key in steps) || !view.shown.length) return;
    event.preventDefault();
    const at = Math.max(0, view.shown.indexOf(view.selected));
    choose(view.shown[Math.min(view.shown.length - 1, Math.max(0, at + steps[event.key]))]);
    reveal();
  }

  function reveal() {
    const top = view.shown.indexOf(view.selected) * ROW_HEIGHT;
    if (top < 0) return;
    if (top < node.scrollTop) node.scrollTop = top;
    else if (top + ROW_HEIGHT > node.scrollTop + node.clientHeight) node.scrollTop = top + ROW_HEIGHT - node.clientHeight;
    draw();
  }

  new ResizeObserver(draw).observe(node);
  return { node, draw, reveal, reset: () => { node.scrollTop = 0; draw(); } };
}

/** What was suppressed is told with its reason, and lines that do nothing any more are named. */
function suppressedSection(report) {
  const { findings, idle, expired } = report.suppressed || { findings: [], idle: [], expired: [] };
  if (!findings.length && !idle.length && !expired.length) return null;
  const lines = (title, of) => of.length > 0 && el("div", {}, el("h3", {}, title), el("ul", { class: "plain" }, of.map((line) => el("li", {}, el("code", {}, line)))));
  return el("section", { class: "suppressed", "aria-labelledby": "suppressed-title" },
    el("div", { class: "section-head" }, el("h2", { id: "suppressed-title" }, "Suppressed"), el("p", { class: "quiet" }, count(findings.length, "finding"))),
    findings.length > 0 && scrolled("Table of what is suppressed", el("table", { class: "wide" },
      el("thead", {}, el("tr", {}, heading("Finding"), heading("By the line, for the reason"), heading("Round trips", true))),
      el("tbody", {}, findings.slice(0, SUPPRESSED_SHOWN).map((finding) => el("tr", {},
        el("td", {}, finding.claim, " ", el("span", { class: "quiet" }, finding.id)), el("td", {}, el("code", {}, finding.line)), el("td", { class: "number" }, grouped(finding.roundTrips))))))),
    lines("Suppresses nothing any more; remove it", idle),
    lines("Its day has passed; renew or remove it", expired));
}

const SUPPRESSED_SHOWN = 500;
