"use strict";
// How a finding grows: executions of the child over rows of the parent, one point per unit it was seen in.

const SCALING_BOX = { width: 420, height: 190, left: 52, right: 14, top: 12, bottom: 36 };

function scalingChart(occurrences) {
  const points = occurrences.filter((seen) => seen.parentRows > 0 && seen.executions > 0);
  if (new Set(points.map((seen) => seen.parentRows)).size < 2) return null;
  const x = axis(points.map((seen) => seen.parentRows), SCALING_BOX.left, SCALING_BOX.width - SCALING_BOX.right);
  const y = axis(points.map((seen) => seen.executions), SCALING_BOX.height - SCALING_BOX.bottom, SCALING_BOX.top);
  const sorted = [...points].sort((a, b) => a.parentRows - b.parentRows);
  return pic("svg", { class: "chart", viewBox: `0 0 ${SCALING_BOX.width} ${SCALING_BOX.height}`, role: "img", "aria-label": scalingWords(sorted) },
    pic("path", { class: "axis", d: `M${SCALING_BOX.left} ${SCALING_BOX.top}V${SCALING_BOX.height - SCALING_BOX.bottom}H${SCALING_BOX.width - SCALING_BOX.right}` }),
    x.ticks.map((value) => pic("text", { x: x.at(value), y: SCALING_BOX.height - 20, "text-anchor": "middle" }, grouped(value))),
    y.ticks.map((value) => pic("text", { x: SCALING_BOX.left - 7, y: y.at(value) + 4, "text-anchor": "end" }, grouped(value))),
    pic("text", { x: SCALING_BOX.width - SCALING_BOX.right, y: SCALING_BOX.height - 4, "text-anchor": "end", class: "title" }, "rows of the parent"),
    pic("text", { x: SCALING_BOX.left + 8, y: SCALING_BOX.top + 8, class: "title" }, "queries"),
    pic("polyline", { class: "thread", points: sorted.map((seen) => x.at(seen.parentRows) + "," + y.at(seen.executions)).join(" ") }),
    sorted.map((seen) => pic("circle", { cx: x.at(seen.parentRows), cy: y.at(seen.executions), r: 4.5 },
      pic("title", {}, seen.unit + ": " + grouped(seen.parentRows) + " rows, " + count(seen.executions, "query")))));
}

/** Linear from zero, or logarithmic where the values span more than a factor of thirty. */
function axis(values, from, to) {
  const [low, high] = [Math.min(...values), Math.max(...values)];
  const log = high / low > 30;
  const scale = log ? (v) => Math.log(v / low) / Math.log(high / low) : (v) => v / high;
  const span = log ? [0.06, 0.94] : [0, 0.94];
  return { at: (v) => Math.round((from + (to - from) * (span[0] + (span[1] - span[0]) * scale(v))) * 10) / 10, ticks: [...new Set([low, high])] };
}

function scalingWords(sorted) {
  return "Queries over rows of the parent: " + sorted.map((seen) => count(seen.executions, "query") + " at " + count(seen.parentRows, "row")).join(", ");
}
