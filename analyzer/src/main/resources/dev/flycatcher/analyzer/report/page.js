"use strict";
// The page: how bad, what to change first, the findings, the units, the shapes.

const PRINTED_FINDINGS = 200;

function themeSwitch() {
  const names = ["auto", "light", "dark"];
  const root = document.documentElement;
  const button = el("button", { type: "button", class: "plain-button", onclick: () => {
    const next = names[(names.indexOf(root.dataset.theme || "auto") + 1) % names.length];
    if (next === "auto") delete root.dataset.theme; else root.dataset.theme = next;
    label();
    redrawTimelines();
  } });
  const label = () => { button.textContent = "Theme: " + (root.dataset.theme || "auto"); };
  label();
  return button;
}

/** On paper every finding is open, one after the other. */
function printFindings(report) {
  const sheet = el("div", { class: "paper" });
  window.addEventListener("beforeprint", () => replaceChildren(sheet,
    report.findings.slice(0, PRINTED_FINDINGS).map((finding, i) => findingArticle(finding, i + 1, "paper")),
    report.findings.length > PRINTED_FINDINGS && el("p", {}, "and " + grouped(report.findings.length - PRINTED_FINDINGS) + " more in report.json")));
  window.addEventListener("afterprint", () => sheet.replaceChildren());
  return sheet;
}

window.matchMedia("(prefers-color-scheme: dark)").addEventListener("change", redrawTimelines);
readReport().then((report) => {
  Object.assign(editor, report.editor);
  const findings = findingsSection(report);
  document.getElementById("tools").append(themeSwitch());
  replaceChildren(document.getElementById("page"),
    summarySection(report),
    comparedSection(report, findings.open),
    changesSection(report, findings.open),
    findings.section,
    findings.section && printFindings(report),
    suppressedSection(report),
    unitsSection(report),
    shapesSection(report),
    keysSection(report),
    notJudgedSection(report));
}).catch((problem) => {
  replaceChildren(document.getElementById("page"), el("p", { class: "note" }, "This report could not be read (" + problem.message + "). The file report.json beside it holds the same."));
});
