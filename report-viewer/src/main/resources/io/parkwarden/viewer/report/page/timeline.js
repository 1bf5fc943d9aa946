/* SPDX-License-Identifier: Apache-2.0 */
"use strict";
/*
 * What the workers of each pool did over time: stacked columns of waiting, busy and idle workers, the queue on a scale of its
 * own below. All pools share one axis. Dragging over it, or the two sliders, keeps the findings seen in that time.
 */
const SHOWN_POOLS = 6, STEPS = 120, WIDE = 1000, TALL = 72, QUEUE = 20;
const LEGEND = [["parked", "waiting inside a task"], ["busy", "running a task"], ["idle", "idle"], ["queue", "tasks queued"]];

function timeline() {
  const histories = report.poolHistories.filter((one) => one.busy.length > 0);
  if (histories.length === 0) { return null; }
  const begin = Math.min(...histories.map((one) => one.startMillis));
  const end = Math.max(...histories.map((one) => one.startMillis + one.bucketMillis * one.busy.length));
  const axis = { begin, end, x: (millis) => WIDE * (millis - begin) / (end - begin) };
  const rows = histories.map((one) => poolRow(one, axis));
  const list = h("div", { class: "lanes" });
  const show = (n) => {
    list.textContent = "";
    put(list, rows.slice(0, n).map((row) => row.element));
    if (rows.length > n) {
      put(list, [h("button", { type: "button", class: "more", onclick: () => show(rows.length) }, "Show all " + count(rows.length, "pool"))]);
    }
  };
  show(SHOWN_POOLS);
  const brush = brushing(list, rows, axis);
  return section("timeline", "Pools over time", count(histories.length, "pool") + ", most waiting first",
    h("div", { class: "card timeline" },
      h("ul", { class: "legend", "aria-label": "Colours" }, LEGEND.map(([name, label]) => h("li", {}, h("i", { class: name }), label))),
      list, ticks(axis), brush, numbers(histories)));
}

function poolRow(one, axis) {
  const n = one.busy.length;
  const peak = Math.max(0.1, ...one.busy.map((busy, i) => busy + one.parked[i] + one.idle[i]));
  const top = bounded(one.width) && one.width <= 4 * peak ? Math.max(one.width, peak) : peak;
  const sums = { busy: 0, parked: 0, idle: 0 };
  for (let i = 0; i < n; i++) {
    ["busy", "parked", "idle"].forEach((state) => { sums[state] += one[state][i]; });
  }
  const worst = Math.max(0, ...one.queued);
  const inTasks = sums.busy + sums.parked;
  const usual = inTasks > 0
    ? percent(sums.parked, inTasks) + " of task time waiting" + (worst > 0 ? ", up to " + count(worst, "task") + " queued" : ", no queue seen")
    : "no task seen at work";
  const label = h("p", { class: "now" }, usual);
  const zero = new Array(n).fill(0);
  const cursor = svg("line", { class: "cursor", y1: 0, y2: TALL + QUEUE + 4, x1: -1, x2: -1 });
  const shade = svg("rect", { class: "brush", y: 0, height: TALL + QUEUE + 4, x: 0, width: 0 });
  const plot = svg("svg", { viewBox: "0 0 " + WIDE + " " + (TALL + QUEUE + 4), preserveAspectRatio: "none", class: "plot", role: "img",
    "aria-label": one.name + ": " + usual });
  const parkedTop = one.parked, busyTop = plus(parkedTop, one.busy), idleTop = plus(busyTop, one.idle);
  const columns = (name, low, high) => svg("path", { class: name, d: steps(one, axis, low, high, (value) => TALL - TALL * Math.min(value, top) / top) });
  put(plot, [columns("idle", busyTop, idleTop), columns("busy", parkedTop, busyTop), columns("parked", zero, parkedTop),
    bounded(one.width) && one.width < top * 1.001 && svg("line", { class: "width", x1: 0, x2: WIDE, y1: TALL - TALL * one.width / top, y2: TALL - TALL * one.width / top }),
    svg("line", { class: "base", x1: 0, x2: WIDE, y1: TALL, y2: TALL }),
    worst > 0 && svg("path", { class: "queue", d: steps(one, axis, zero, one.queued, (value) => TALL + 4 + QUEUE * Math.max(0, value) / worst) }),
    shade, cursor]);
  const at = (millis) => {
    const i = millis === null ? -1 : Math.floor((millis - one.startMillis) / one.bucketMillis);
    if (i < 0 || i >= n) { label.textContent = usual; return; }
    label.textContent = clock(one.startMillis + i * one.bucketMillis) + ": " + few(one.parked[i]) + " waiting, " + few(one.busy[i]) + " busy, "
      + few(one.idle[i]) + " idle" + (one.queued[i] < 0 ? "" : ", " + number(one.queued[i]) + " queued");
  };
  return {
    plot,
    point: (millis) => {
      const x = millis === null ? -1 : axis.x(millis);
      cursor.setAttribute("x1", x);
      cursor.setAttribute("x2", x);
      at(millis);
    },
    mark: (from, to) => {
      shade.setAttribute("x", from === null ? 0 : axis.x(from));
      shade.setAttribute("width", from === null ? 0 : Math.max(1, axis.x(to) - axis.x(from)));
    },
    element: h("div", { class: "lane" },
      h("div", { class: "who" }, h("p", {}, h("b", { class: "name" }, whole(one.name, 60))),
        h("p", { class: "muted" }, kindOf(one) + (bounded(one.width) ? ", width " + number(one.width) : "")), label), plot)
  };
}
function plus(a, b) { return a.map((value, i) => value + b[i]); }

/* One closed path per run of columns that are not empty; it goes along the upper edge and back along the lower one. */
function steps(one, axis, low, high, y) {
  let path = "", back = [];
  const close = () => { if (back.length) { path += back.reverse().join("") + "Z"; back = []; } };
  high.forEach((value, i) => {
    if (!(value > low[i])) { close(); return; }
    const left = axis.x(one.startMillis + i * one.bucketMillis).toFixed(1), right = axis.x(one.startMillis + (i + 1) * one.bucketMillis).toFixed(1);
    const upper = y(value).toFixed(1), lower = y(low[i]).toFixed(1);
    path += (back.length ? "L" : "M") + left + " " + upper + "L" + right + " " + upper;
    back.push("L" + right + " " + lower + "L" + left + " " + lower);
  });
  close();
  return path;
}

function ticks(axis) {
  const marks = [0, 0.25, 0.5, 0.75, 1].map((share) => h("span", {}, clock(axis.begin + share * (axis.end - axis.begin))));
  return h("div", { class: "lane ticks", "aria-hidden": "true" }, h("div", { class: "who" }), h("div", { class: "axis" }, marks));
}

function brushing(list, rows, axis) {
  let start = null;
  const millisAt = (event) => {
    const box = rows[0].plot.getBoundingClientRect();
    return axis.begin + (axis.end - axis.begin) * Math.max(0, Math.min(1, (event.clientX - box.left) / box.width));
  };
  const slider = (label, key, value) => {
    const input = h("input", { type: "range", min: "0", max: String(STEPS), step: "1", "aria-label": label, oninput: () => {
      const ends = [low, high].map((one) => Number(one.value)).sort((a, b) => a - b);
      set(ends[0] === 0 && ends[1] === STEPS ? { from: null, to: null } : { from: millisOf(ends[0]), to: millisOf(ends[1]) });
    } });
    input.value = value;
    input.dataset.end = key;
    return input;
  };
  const millisOf = (step) => Math.round(axis.begin + (axis.end - axis.begin) * step / STEPS);
  const low = slider("Findings seen from", "from", 0), high = slider("Findings seen until", "to", STEPS);
  const said = h("span", { class: "muted", "aria-live": "polite" });
  controls.push(() => {
    const active = filter.from !== null;
    rows.forEach((row) => row.mark(filter.from, filter.to));
    const stepOf = (millis) => String(Math.round(STEPS * (millis - axis.begin) / (axis.end - axis.begin)));
    if (document.activeElement !== low && document.activeElement !== high) {
      low.value = active ? stepOf(filter.from) : "0";
      high.value = active ? stepOf(filter.to) : String(STEPS);
    }
    low.setAttribute("aria-valuetext", clock(active ? filter.from : axis.begin));
    high.setAttribute("aria-valuetext", clock(active ? filter.to : axis.end));
    said.textContent = active ? "Findings seen between " + clock(filter.from) + " and " + clock(filter.to) : "Findings of the whole time; drag over the picture to narrow it";
  });
  list.addEventListener("pointermove", (event) => {
    const inside = event.target.closest && event.target.closest(".plot");
    if (!inside && start === null) { rows.forEach((row) => row.point(null)); return; }
    const now = millisAt(event);
    rows.forEach((row) => row.point(now));
    if (start !== null) { rows.forEach((row) => row.mark(Math.min(start, now), Math.max(start, now))); }
  });
  list.addEventListener("pointerleave", () => rows.forEach((row) => row.point(null)));
  list.addEventListener("pointerdown", (event) => {
    if (event.button !== 0 || !event.target.closest(".plot")) { return; }
    start = millisAt(event);
    list.setPointerCapture(event.pointerId);
    event.preventDefault();
  });
  list.addEventListener("pointerup", (event) => {
    if (start === null) { return; }
    const now = millisAt(event), from = Math.min(start, now), to = Math.max(start, now);
    start = null;
    set(to - from < (axis.end - axis.begin) / 200 ? { from: null, to: null } : { from: Math.round(from), to: Math.round(to) });
  });
  list.addEventListener("pointercancel", () => { start = null; controls.forEach((show) => show()); });
  return h("div", { class: "lane range" }, h("div", { class: "who" }, said), h("div", { class: "sliders" }, low, high));
}

/* The same as the picture, for whoever cannot see it or wants the numbers. */
function numbers(histories) {
  const body = h("div");
  const details = h("details", { class: "settings", ontoggle: () => {
    if (details.open && !body.firstChild) {
      put(body, histories.slice(0, 64).map((one) => [h("h3", {}, whole(one.name, 80)),
        table("Numbers of " + clip(one.name, 80), [["From"], ["Waiting", 1], ["Busy", 1], ["Idle", 1], ["Queued", 1]], one.busy.map((busy, i) => [
          clock(one.startMillis + i * one.bucketMillis), few(one.parked[i]), few(busy), few(one.idle[i]), amount(one.queued[i])]))]));
    }
  } }, h("summary", {}, "The numbers as tables"), body);
  return details;
}
