"use strict";
// How bad it is, and the few changes that remove most of it.

function summarySection(report) {
  const { executions, units, judged, saved, dropped } = report.summary;
  const needless = Math.min(saved.roundTrips, executions);
  return el("section", { class: "summary", "aria-labelledby": "headline" },
    headline(executions, needless, report),
    el("div", { class: "compare" },
      comparison("Round trips", executions, executions - needless, () => grouped(executions), () => grouped(executions - needless)),
      comparison("Waiting on the network", executions, executions - needless,
        (millis) => duration(executions * millis), (millis) => duration((executions - needless) * millis))),
    roundTripSlider(),
    judged < units && el("p", { class: "note" },
      "Judged: " + grouped(judged) + " of " + count(units, "unit") + ". Each of the others looked as one of them did but for values and times: what is said of it is counted for them too."),
    dropped > 0 && el("p", { class: "note" },
      count(dropped, "execution") + " were counted but, for a bound on memory, not judged: there may be more to find."),
    (report.unseen || []).map((words) => el("p", { class: "note" }, words)));
}

function headline(executions, needless, report) {
  const { units, shapes } = report.summary;
  const started = report.units.map((unit) => unit.startedMillis).filter((millis) => millis > 0);
  const when = started.length ? " \u00b7 recorded " + new Date(Math.min(...started)).toISOString().slice(0, 16).replace("T", " ") + " UTC" : "";
  const facts = [count(units, "unit") + " of work", count(shapes, "query shape"), count(report.findings.length, "finding")].join(" \u00b7 ") + when;
  const title = needless > 0
    ? [el("em", {}, grouped(needless)), " of " + count(executions, "round trip") + (needless === 1 ? " is needless." : " are needless.")]
    : [units === 0 ? "Nothing was recorded." : report.findings.length ? "No round trip could be spared." : "Nothing to cure."];
  return [el("h1", { id: "headline" }, title), el("p", { class: "facts" }, facts)];
}

/** Now and after, as figures and as one bar whose coloured part goes. */
function comparison(label, now, after, nowText, afterText) {
  const share = now > 0 ? after / now : 1;
  return el("div", { class: "now-after" },
    el("h2", {}, label),
    el("p", { class: "big" },
      el("span", { class: "unseen" }, "now "), timed(nowText),
      el("span", { class: "arrow", "aria-hidden": "true" }, " \u2192 "),
      el("span", { class: "unseen" }, ", after the cures "), el("strong", {}, timed(afterText))),
    bar(share));
}

function bar(share) {
  return pic("svg", { class: "bar", viewBox: "0 0 100 4", preserveAspectRatio: "none", "aria-hidden": "true" },
    pic("rect", { class: "goes", width: 100, height: 4 }),
    pic("rect", { class: "stays", width: Math.max(share * 100, 0.4), height: 4 }));
}

/** Logarithmic: half of the way is a ratio, not a difference. */
function roundTripSlider() {
  const [low, high] = [0.1, 5];
  const millisAt = (position) => Number((low * (high / low) ** (position / 100)).toPrecision(2));
  const positionOf = (millis) => (100 * Math.log(millis / low)) / Math.log(high / low);
  const input = el("input", { type: "range", id: "rtt", min: 0, max: 100, step: 1, oninput: () => setRoundTrip(millisAt(Number(input.value))) });
  const output = timed((millis) => {
    input.setAttribute("aria-valuetext", millis + " milliseconds");
    return millis + " ms";
  });
  input.value = positionOf(roundTripMillis);
  const stops = ROUND_TRIPS.map(([millis, place]) => el("button", {
    type: "button", onclick: () => { input.value = positionOf(millis); setRoundTrip(millis); },
  }, el("b", {}, millis + " ms"), " " + place));
  return el("div", { class: "slider" },
    el("label", { for: "rtt" }, "If one round trip takes ", el("output", { for: "rtt" }, output)),
    input, el("div", { class: "stops" }, stops));
}

/** What became of the findings since a baseline was taken. */
function comparedSection(report, open) {
  if (!report.compared) return null;
  const groups = [["New", report.compared.appeared], ["Grew", report.compared.grew], ["Shrank", report.compared.shrank], ["Gone", report.compared.gone]];
  const same = groups.every(([, differences]) => !differences.length);
  return el("section", { class: "since", "aria-labelledby": "since-title" },
    el("h2", { id: "since-title" }, "Since the baseline"),
    same ? el("p", { class: "lead" }, "Nothing appeared, grew, shrank or went.")
      : el("div", { class: "groups" }, groups.filter(([, differences]) => differences.length).map(([name, differences]) => el("div", {},
        el("h3", {}, name, el("span", { class: "quiet" }, " " + grouped(differences.length))),
        el("ul", {}, differences.slice(0, 50).map((difference) => differenceItem(report, difference, open)))))));
}

function differenceItem(report, difference, open) {
  const finding = report.findings.find((candidate) => candidate.id === difference.id);
  const words = finding ? el("button", { type: "button", class: "link", onclick: () => open(finding) }, difference.words) : difference.words;
  return el("li", {}, words, " ", el("span", { class: "number quiet" }, grouped(difference.before) + " \u2192 " + grouped(difference.after)));
}

const ADVICE_SHOWN = 3;

/** Changes until nearly all is gone, five at most. */
function changesSection(report, open) {
  const all = Math.min(report.summary.saved.roundTrips, report.summary.executions);
  const chosen = [];
  let gone = 0;
  for (const change of report.changes) {
    if (chosen.length === 5 || gone >= all * 0.95) break;
    gone += change.roundTrips;
    chosen.push({ change, gone });
  }
  if (!chosen.length) return null;
  return el("section", { class: "changes", "aria-labelledby": "changes-title" },
    el("h2", { id: "changes-title" }, "Start here"),
    el("p", { class: "lead" }, changesLead(chosen.length, gone / all)),
    el("ol", {}, chosen.map(({ change, gone: until }) => changeItem(report, change, until, all, open))));
}

function changesLead(changes, share) {
  return (changes === 1 ? "One change removes " : changes + " changes remove ") + percent(share) + " of the needless round trips.";
}

function changeItem(report, change, until, all, open) {
  const findings = change.findings.map((index) => report.findings[index]);
  const [first] = findings;
  return el("li", {},
    el("div", { class: "change-head" },
      change.place ? place(change.place) : el("span", { class: "place" }, first.child.table),
      el("span", { class: "gain" }, "\u2212" + grouped(change.roundTrips), el("small", {}, " round trips"))),
    findings.slice(0, ADVICE_SHOWN).map((finding) => el("p", {}, firstSentence(finding.cure.advice) || finding.claim)),
    findings.length > ADVICE_SHOWN && el("p", { class: "quiet" }, "and " + count(findings.length - ADVICE_SHOWN, "more change") + " at this place"),
    (change.remarks || []).map((remark) => el("p", { class: "note" }, remark)),
    bar(1 - until / all),
    el("p", { class: "quiet" }, percent(until / all) + " gone"
      + (change.roundTrips < until ? ", with those above" : "") + ". ",
    el("a", { href: "#finding", onclick: (event) => { event.preventDefault(); open(first); } }, findings.length > 1 ? "See the first finding" : "See the finding")));
}

function firstSentence(text) {
  return text.split(/(?<=[.!?])\s+(?=\p{Lu})/u, 1)[0];
}

/** A place in the source, and a button that copies it. */
function place(text, link) {
  const code = el("code", {}, text);
  return el("span", { class: "place" }, link ? el("a", { href: link }, code) : code, copyButton(text, text));
}
