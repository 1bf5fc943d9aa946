/* SPDX-License-Identifier: Apache-2.0 */
"use strict";
/*
 * What all parts of the page use: the data, text, numbers, elements. Names of threads, classes and pools are the watched
 * program's choice, so they only ever become text nodes, with control and direction marks shown instead of obeyed.
 */
const data = (id) => JSON.parse(document.getElementById(id).textContent);
const report = data("report");
const about = data("about");
const frameTable = report.frames || [];
const baseline = about.baseline || null;
const SEVERITIES = ["error", "warning", "info"];
const SVG = "http://www.w3.org/2000/svg";
const HIDDEN = /[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u061c\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff]/g;

/* Parts that reports of older versions lack, and frames that stand once in a table. */
report.poolHistories = report.poolHistories || [];
report.stillBlocked = report.stillBlocked || [];
report.findings.forEach((finding, index) => {
  finding.index = index;
  finding.details = finding.details || [];
  finding.absorbed = finding.absorbed || [];
  finding.stacks = (finding.stacks || []).map((stack) => ({
    ...stack, frames: stack.frames.map((frame) => (typeof frame === "number" ? frameTable[frame] : frame))
  }));
});

function visible(text) {
  return String(text).replace(HIDDEN, (c) => "\\u" + c.charCodeAt(0).toString(16).padStart(4, "0"));
}

/* What is cut is cut from the middle: both ends of a name tell something. */
function clip(text, limit) {
  text = visible(text);
  if (text.length <= limit) { return text; }
  const tail = Math.floor((limit - 1) / 3);
  return text.slice(0, limit - 1 - tail) + "\u2026" + text.slice(text.length - tail);
}

function put(element, children) {
  children.forEach((child) => {
    if (child === null || child === undefined || child === false) { return; }
    if (Array.isArray(child)) { put(element, child); return; }
    element.appendChild(child.nodeType ? child : document.createTextNode(visible(child)));
  });
  return element;
}

/* An element; attributes that begin with "on" are listeners, null and false leave an attribute out. */
function h(tag, attributes, ...children) {
  const element = document.createElement(tag);
  Object.entries(attributes || {}).forEach(([name, value]) => {
    if (name.startsWith("on")) { element.addEventListener(name.slice(2), value); }
    else if (value !== null && value !== undefined && value !== false) { element.setAttribute(name, value === true ? "" : value); }
  });
  return put(element, children);
}

function svg(tag, attributes, ...children) {
  const element = document.createElementNS(SVG, tag);
  Object.entries(attributes || {}).forEach(([name, value]) => {
    if (value !== null && value !== undefined) { element.setAttribute(name, value); }
  });
  return put(element, children);
}

const ICONS = {
  error: "M12 7v6M12 16.8v.2M8.2 3h7.6L21 8.2v7.6L15.8 21H8.2L3 15.8V8.2z",
  warning: "M12 9.5v4M12 17v.2M10.3 4.2 2.7 17.6A2 2 0 0 0 4.4 20.5h15.2a2 2 0 0 0 1.7-2.9L13.7 4.2a2 2 0 0 0-3.4 0z",
  info: "M12 11v5M12 7.8v.2M21 12a9 9 0 1 1-18 0 9 9 0 0 1 18 0z",
  good: "M8 12.4l2.8 2.8L16.2 9.5M21 12a9 9 0 1 1-18 0 9 9 0 0 1 18 0z",
  off: "M5.6 5.6l12.8 12.8M21 12a9 9 0 1 1-18 0 9 9 0 0 1 18 0z",
  hourglass: "M7 3h10M7 21h10M8 3v4l4 5 4-5V3M8 21v-4l4-5 4 5v4"
};
function icon(name) {
  return svg("svg", { viewBox: "0 0 24 24", "aria-hidden": "true" }, svg("path", {
    d: ICONS[name], fill: "none", stroke: "currentColor", "stroke-width": "2.2", "stroke-linecap": "round", "stroke-linejoin": "round"
  }));
}

/* Qualified names break after a dot rather than in the middle of a word. */
function breakable(text) {
  const span = h("span");
  (text.includes(" ") ? [text] : text.split(/(?<=[.$#/])/)).forEach((part, i) => {
    if (i > 0) { span.appendChild(h("wbr")); }
    span.appendChild(document.createTextNode(part));
  });
  return span;
}

/* A text that may be ten thousand characters long. */
function whole(text, limit) {
  text = visible(text);
  if (text.length <= limit) { return breakable(text); }
  const shown = document.createTextNode(clip(text, limit) + " ");
  return h("span", {}, shown, h("button", { type: "button", class: "small", onclick: (event) => {
    shown.nodeValue = text;
    event.currentTarget.remove();
  } }, "Show all " + number(text.length) + " characters"));
}

function number(n) { return String(n).replace(/\B(?=(\d{3})+(?!\d))/g, ","); }
function count(n, noun) { return number(n) + " " + noun + (n === 1 ? "" : "s"); }
function few(n) { return n >= 10 ? String(Math.round(n)) : n.toFixed(1); }
function percent(part, all) {
  const share = all > 0 ? 100 * part / all : 0;
  return share > 0 && share < 1 ? "< 1 %" : Math.round(share) + " %";
}

/* A duration in ns; Amounts.java has the same rules. */
function time(nanos) {
  if (nanos < 999500) { return Math.round(nanos / 1e3) + " \u00b5s"; }
  const millis = Math.round(nanos / 1e6);
  if (millis < 1000) { return millis + " ms"; }
  if (millis < 120000) { return (millis / 1e3).toFixed(1) + " s"; }
  const seconds = Math.floor(millis / 1000);
  if (seconds < 7200) { return Math.floor(seconds / 60) + " min " + seconds % 60 + " s"; }
  return Math.floor(seconds / 3600) + " h " + Math.floor(seconds / 60) % 60 + " min";
}
function two(n) { return (n < 10 ? "0" : "") + n; }
function clock(millis) {
  const at = new Date(millis);
  return two(at.getHours()) + ":" + two(at.getMinutes()) + ":" + two(at.getSeconds());
}
function moment(millis) {
  const at = new Date(millis);
  return at.getFullYear() + "-" + two(at.getMonth() + 1) + "-" + two(at.getDate()) + " " + clock(millis);
}

function position(frame) {
  if (frame.line === -2) { return "Native Method"; }
  return (frame.file || "Unknown Source") + (frame.line >= 0 ? ":" + frame.line : "");
}
function method(frame) { return frame["class"] + "." + frame.method; }
function trace(frame) { return method(frame) + "(" + position(frame) + ")"; }
function packageOf(type) {
  const end = type.lastIndexOf(".");
  return end < 0 ? "(no package)" : type.slice(0, end);
}

function copy(text, what) {
  return h("button", { type: "button", class: "small", "aria-label": "Copy " + what, onclick: (event) => {
    const button = event.currentTarget;
    const area = h("textarea", { class: "sr", "aria-hidden": "true" });
    area.value = text;
    document.body.appendChild(area);
    area.select();
    button.textContent = document.execCommand("copy") ? "Copied" : "Copy failed";
    setTimeout(() => { button.textContent = "Copy"; }, 1500);
    area.remove();
    button.focus();
  } }, "Copy");
}

const KINDS = {
  common: "common pool", "fork-join": "ForkJoinPool", single: "single-thread pool", fixed: "fixed pool", cached: "cached pool",
  scheduled: "scheduled pool", "event-loop": "event loop", "request-workers": "request workers", elastic: "elastic pool",
  "virtual-per-task": "virtual thread per task", other: "pool"
};
const INTENTS = { compute: "short tasks", blocking: "waiting", "event-loop": "never to wait", ignore: "not reported" };
function kindOf(pool) { return KINDS[pool.kind] || pool.kind; }
function intentOf(pool) { return (INTENTS[pool.intent] || pool.intent) + (pool.declared ? " (declared)" : ""); }
function bounded(width) { return width > 0 && width < 32767; }
function amount(n) { return n < 0 ? "unknown" : n >= 32767 ? "unbounded" : number(n); }
function waitLabel(kind) { return (about.waitKinds || {})[kind] || kind; }

/* Pairs of label and value; a value may be an element. */
function kv(pairs, left) {
  return put(h("dl", { class: "kv" + (left ? " left" : "") }), pairs.filter(Boolean).map(([label, value]) =>
    [h("dt", {}, label), h("dd", {}, value.nodeType ? value : h("bdi", {}, value))]));
}

/* A table that scrolls by itself where it does not fit; heads with a second entry are columns of numbers. */
function table(label, heads, rows) {
  return h("div", { class: "card scroll", tabindex: "0", role: "group", "aria-label": label }, h("table", {},
    h("thead", {}, h("tr", {}, heads.map(([head, numeric]) => h("th", { scope: "col", class: numeric && "num" }, head)))),
    h("tbody", {}, rows.map((row) => h("tr", {}, row.map((cell, i) =>
      h("td", { class: heads[i][1] && "num" }, cell && cell.nodeType ? cell : h("bdi", {}, cell))))))));
}

function section(id, title, note, ...content) {
  return h("section", { id, "aria-labelledby": id + "-title" },
    h("h2", { id: id + "-title" }, title, note && (note.nodeType ? note : h("span", { class: "muted" }, note))), content);
}
