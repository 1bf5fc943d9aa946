/* SPDX-License-Identifier: Apache-2.0 */
"use strict";
/*
 * Which findings are shown. One state that the controls, the timeline and the other sections change; whoever shows findings
 * listens to it.
 */
const filter = {
  severities: { error: true, warning: true, info: true }, detector: "", pool: "", pack: "", text: "", state: "", sort: "worst",
  from: null, to: null
};
const listeners = [];
const controls = [];

function changed() {
  controls.forEach((show) => show());
  listeners.forEach((listen) => listen());
}
function set(values) {
  Object.assign(filter, values);
  changed();
}
function reset() {
  set({ severities: { error: true, warning: true, info: true }, detector: "", pool: "", pack: "", text: "", state: "", from: null, to: null });
}
function narrowed() {
  return Boolean(filter.detector || filter.pool || filter.pack || filter.text || filter.state || filter.from !== null
    || SEVERITIES.some((severity) => !filter.severities[severity]));
}

function poolsOf(finding) {
  return [...new Set((finding.pool ? [finding.pool.name] : []).concat(finding.otherPools))];
}
function words(finding) {
  if (!finding.words) {
    finding.words = [finding.detector, finding.summary, trace(finding.site), finding.fingerprint,
      finding.waitedFor ? finding.waitedFor.label + " " + finding.waitedFor.operation : "",
      finding.details.map((detail) => detail.label + " " + detail.value).join(" "),
      poolsOf(finding).join(" "), finding.threads.join(" "), finding.advice.text].join("\n").toLowerCase();
  }
  return finding.words;
}
function isNew(finding) { return baseline !== null && !Object.hasOwn(baseline.known, finding.fingerprint); }

function fits(finding) {
  return filter.severities[severityOf(finding)]
    && (!filter.detector || finding.detector === filter.detector)
    && (!filter.pool || poolsOf(finding).includes(filter.pool))
    && (!filter.pack || packageOf(finding.site["class"]) === filter.pack)
    && (!filter.state || (filter.state === "new") === isNew(finding))
    && (filter.from === null || (finding.lastSeenMillis >= filter.from && finding.firstSeenMillis <= filter.to))
    && (!filter.text || words(finding).includes(filter.text));
}
function severityOf(finding) { return SEVERITIES.includes(finding.severity) ? finding.severity : "info"; }

const ORDERS = {
  worst: ["Worst first", (a, b) => a.index - b.index],
  blocked: ["Most blocked time", (a, b) => b.blocked.totalNanos - a.blocked.totalNanos],
  lost: ["Most time lost", (a, b) => b.harm.lostNanos - a.harm.lostNanos],
  longest: ["Longest wait", (a, b) => b.blocked.maxNanos - a.blocked.maxNanos],
  count: ["Most often", (a, b) => b.blocked.count - a.blocked.count],
  latest: ["Last seen", (a, b) => b.lastSeenMillis - a.lastSeenMillis],
  place: ["By place", (a, b) => (trace(a.site) < trace(b.site) ? -1 : trace(a.site) > trace(b.site) ? 1 : 0)]
};
function fitting() {
  const some = report.findings.filter(fits);
  return filter.sort === "worst" ? some : some.sort(ORDERS[filter.sort][1]);
}

function select(id, label, key, options) {
  const element = h("select", { id, onchange: () => set({ [key]: element.value }) }, options.map(([value, text]) => {
    const option = h("option", {}, clip(text, 60));
    option.value = value;
    return option;
  }));
  controls.push(() => { element.value = filter[key]; });
  return h("label", { class: "field" }, h("span", {}, label), element);
}
/* The values that occur, most frequent first, each with the number of its findings. */
function choices(all, of) {
  const numbers = new Map();
  report.findings.forEach((finding) => [].concat(of(finding)).forEach((value) => numbers.set(value, (numbers.get(value) || 0) + 1)));
  return [["", all]].concat([...numbers].sort((a, b) => b[1] - a[1]).slice(0, 500).map(([value, n]) => [value, clip(value, 48) + " (" + number(n) + ")"]));
}

function filters() {
  const toggles = h("div", { class: "toggles", role: "group", "aria-label": "Severity" });
  SEVERITIES.forEach((severity) => {
    const n = report.findings.filter((finding) => severityOf(finding) === severity).length;
    const button = h("button", { type: "button", class: "toggle " + severity, onclick: () =>
      set({ severities: { ...filter.severities, [severity]: !filter.severities[severity] } })
    }, { error: "Errors", warning: "Warnings", info: "Info" }[severity] + " ", h("span", { class: "n" }, number(n)));
    controls.push(() => button.setAttribute("aria-pressed", String(filter.severities[severity])));
    toggles.appendChild(button);
  });
  let typing = 0;
  const search = h("input", { type: "search", id: "by-text", placeholder: "Class, pool, thread, text", oninput: () => {
    clearTimeout(typing);
    typing = setTimeout(() => set({ text: search.value.trim().toLowerCase() }), report.findings.length > 500 ? 150 : 0);
  } });
  controls.push(() => { if (filter.text !== search.value.trim().toLowerCase()) { search.value = filter.text; } });
  const clear = h("button", { type: "button", class: "clear", onclick: reset }, "Clear filters");
  controls.push(() => { clear.hidden = !narrowed(); });
  const span = h("button", { type: "button", class: "chip", onclick: () => set({ from: null, to: null }) });
  controls.push(() => {
    span.hidden = filter.from === null;
    span.textContent = filter.from === null ? "" : "Seen " + clock(filter.from) + " to " + clock(filter.to) + " \u00d7";
    span.setAttribute("aria-label", "Clear the time " + span.textContent.replace(" \u00d7", ""));
  });
  const pools = choices("All pools", poolsOf), packs = choices("All packages", (finding) => packageOf(finding.site["class"]));
  return h("div", { class: "filters", role: "search", "aria-label": "Filter findings" }, toggles,
    h("label", { class: "field grow" }, h("span", {}, "Search"), search),
    select("by-detector", "Detector", "detector", choices("All detectors", (finding) => finding.detector)),
    pools.length > 2 && select("by-pool", "Pool", "pool", pools),
    packs.length > 2 && select("by-package", "Package", "pack", packs),
    baseline && select("by-state", "Against the baseline", "state", [["", "New and known"], ["new", "New only"], ["known", "Known only"]]),
    select("by-order", "Order", "sort", Object.entries(ORDERS).map(([value, order]) => [value, order[0]])),
    span, clear);
}
