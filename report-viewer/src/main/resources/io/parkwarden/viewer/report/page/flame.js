/* SPDX-License-Identifier: Apache-2.0 */
"use strict";
/*
 * Where the blocked time is spent: pool, then frames from the outermost inwards, then what was waited for. The width is time.
 * A report keeps one or two stacks per finding, so a finding's blocked time is shared out over its stacks by the lengths of
 * their waits. At first only own code (not the classes that the JVM spins for lambdas) and the calls into libraries are drawn. The tree has the same data for keyboard and screen reader, and both follow the filter.
 */
const BAR = 20, LEAST = 0.0012, DEEPEST = 250;
const flame = { all: false, root: null, focus: null };

function node(label, kind) { return { label, kind, nanos: 0, count: 0, children: new Map(), findings: new Set(), parent: null }; }

function grow(findings, all) {
  const root = node("All blocked time", "root");
  findings.forEach((finding) => {
    const stacks = finding.stacks.filter((stack) => stack.frames.length > 0);
    if (finding.blocked.totalNanos <= 0 || stacks.length === 0) { return; }
    const sampled = stacks.reduce((sum, stack) => sum + stack.nanos, 0);
    stacks.forEach((stack) => {
      const share = sampled > 0 ? stack.nanos / sampled : 1 / stacks.length;
      const nanos = finding.blocked.totalNanos * share;
      const path = [[finding.pool ? finding.pool.name : "no pool", "pool"]];
      const frames = stack.frames.slice(0, DEEPEST);
      for (let i = frames.length - 1; i >= 0; i--) {
        const frame = frames[i], own = frame.origin === "application" && !frame["class"].includes("$$Lambda");
        if (all || own || (frame.origin === "library" && (i === frames.length - 1 || frames[i + 1].origin !== "library" || trace(frame) === trace(finding.site)))) {
          path.push([own && frame.line >= 0 ? method(frame) + ":" + frame.line : method(frame), frame.origin]);
        }
      }
      if (finding.waitedFor) { path.push([finding.waitedFor.label, "wait"]); }
      let at = root;
      const add = () => { at.nanos += nanos; at.count += finding.blocked.count * share; at.findings.add(finding); };
      add();
      path.forEach(([label, kind]) => {
        const key = kind + " " + label;
        let next = at.children.get(key);
        if (!next) {
          next = node(label, kind);
          next.parent = at;
          at.children.set(key, next);
        }
        at = next;
        add();
      });
    });
  });
  return root;
}
function ordered(one) { return [...one.children.values()].sort((a, b) => b.nanos - a.nanos); }
function shortened(one) {
  if (one.kind === "pool" || one.kind === "wait" || one.kind === "root") { return one.label; }
  const parts = one.label.split(".");
  return parts.slice(-2).join(".");
}

function flames() {
  if (!report.findings.some((finding) => finding.blocked.totalNanos > 0 && finding.stacks.length > 0)) { return null; }
  const picture = h("div", { class: "flame" }), told = h("p", { class: "told muted", "aria-live": "polite" }), tree = h("ul", { class: "tree", role: "tree", "aria-label": "Blocked time as a tree" });
  const note = h("span", { class: "muted" });
  const out = h("button", { type: "button", onclick: () => zoom(flame.root) }, "Whole picture");
  const frames = h("button", { type: "button", class: "toggle", "aria-pressed": "false", onclick: () => {
    flame.all = !flame.all;
    frames.setAttribute("aria-pressed", String(flame.all));
    build();
  } }, "All frames");
  const tell = (one) => {
    told.textContent = "";
    put(told, [h("bdi", { class: "mono" }, clip(one.label, 200)), " " + time(one.nanos) + ", " + percent(one.nanos, flame.root.nanos) + " of the blocked time",
      one.findings.size === 1 && [" ", h("a", { href: "#" + anchor([...one.findings][0]) }, "open the finding")]]);
  };
  const zoom = (one) => {
    flame.focus = one;
    out.hidden = one === flame.root;
    picture.textContent = "";
    picture.appendChild(draw(one, tell, zoom));
    tell(one);
  };
  const build = () => {
    flame.root = grow(fitting(), flame.all);
    note.textContent = flame.root.nanos > 0 ? time(flame.root.nanos) + " in " + count(flame.root.findings.size, "finding") : "nothing fits the filter";
    tree.textContent = "";
    if (flame.root.nanos > 0) {
      put(tree, [branch(flame.root, 1, zoom)]);
      tree.firstChild.tabIndex = 0;
      tree.firstChild.unfold();
    }
    zoom(flame.root);
  };
  tree.addEventListener("keydown", walk);
  tree.addEventListener("focusin", (event) => { if (event.target.node) { tell(event.target.node); } });
  let waiting = 0;
  listeners.push(() => { clearTimeout(waiting); waiting = setTimeout(build, 80); });
  build();
  return section("blocked", "Blocked time", note, h("div", { class: "card flames" },
    h("div", { class: "tools" }, h("p", { class: "muted" }, "Pool on top, then your code and what it calls, at the bottom what was waited for; the width is time. Each finding counts with the stacks that the report keeps of it."), frames, out),
    picture, told, h("details", { class: "settings" }, h("summary", {}, "The same as a tree"), tree)));
}

/* Bars too thin to be seen are left out: they come when the reader zooms in. */
function draw(focus, tell, zoom) {
  const line = [];
  for (let one = focus; one; one = one.parent) { line.unshift(one); }
  const bars = [];
  let deepest = line.length;
  const place = (one, x, width, depth) => {
    if (width < LEAST) { return; }
    bars.push({ one, x, width, depth });
    deepest = Math.max(deepest, depth + 1);
    let left = x;
    ordered(one).forEach((child) => {
      const share = one.nanos > 0 ? width * child.nanos / one.nanos : 0;
      place(child, left, share, depth + 1);
      left += share;
    });
  };
  line.slice(0, -1).forEach((one, depth) => bars.push({ one, x: 0, width: 1, depth }));
  place(focus, 0, 1, line.length - 1);
  const tall = deepest * BAR;
  const picture = h("div", { class: "bars", "aria-hidden": "true" });
  picture.style.height = tall + "px";
  bars.forEach(({ one, x, width, depth }) => {
    const bar = h("div", { class: "flamebar " + one.kind + (depth < line.length - 1 ? " above" : "") },
      width > 0.02 ? clip(shortened(one), 120) : "");
    bar.style.left = (100 * x) + "%";
    bar.style.width = "calc(" + (100 * width) + "% - 1px)";
    bar.style.top = (depth * BAR) + "px";
    bar.node = one;
    picture.appendChild(bar);
  });
  picture.addEventListener("pointermove", (event) => { if (event.target.node) { tell(event.target.node); } });
  picture.addEventListener("click", (event) => { if (event.target.node) { zoom(event.target.node); } });
  return picture;
}

/* A tree as WAI-ARIA describes it: one stop for Tab, arrow keys inside; children are made when they are first shown. */
function branch(one, level, zoom) {
  const children = ordered(one);
  const row = h("div", { class: "row" }, h("span", { class: "share" }, percent(one.nanos, flame.root.nanos)), h("span", { class: "share" }, time(one.nanos)),
    h("bdi", { class: "frame " + one.kind }, clip(one.label, 240)));
  const item = h("li", { role: "treeitem", "aria-level": String(level), "aria-expanded": children.length ? "false" : null, tabindex: "-1",
    "aria-label": clip(one.label, 240) + ", " + time(one.nanos) + ", " + percent(one.nanos, flame.root.nanos) }, row);
  let group = null;
  item.node = one;
  item.unfold = () => {
    if (!children.length) { return; }
    if (!group) {
      group = h("ul", { role: "group" }, children.map((child) => branch(child, level + 1, zoom)));
      item.appendChild(group);
    }
    group.hidden = false;
    item.setAttribute("aria-expanded", "true");
    // A chain without a fork is one step, not twenty.
    if (children.length === 1) { group.firstChild.unfold(); }
  };
  item.fold = () => {
    if (group) { group.hidden = true; }
    item.setAttribute("aria-expanded", "false");
  };
  item.zoom = () => zoom(one);
  row.addEventListener("click", () => {
    if (item.getAttribute("aria-expanded") === "true") { item.fold(); } else { item.unfold(); }
    item.focus();
  });
  return item;
}
function walk(event) {
  const tree = event.currentTarget, item = event.target.closest("[role=treeitem]");
  if (!item || event.altKey || event.ctrlKey || event.metaKey) { return; }
  const items = [...tree.querySelectorAll("[role=treeitem]")].filter((one) => one.offsetParent !== null);
  const at = items.indexOf(item), open = item.getAttribute("aria-expanded") === "true";
  const parent = item.parentNode.closest("[role=treeitem]");
  let next = null;
  switch (event.key) {
    case "ArrowDown": next = items[at + 1]; break;
    case "ArrowUp": next = items[at - 1]; break;
    case "Home": next = items[0]; break;
    case "End": next = items[items.length - 1]; break;
    case "ArrowRight": if (open) { next = items[at + 1]; } else { item.unfold(); } break;
    case "ArrowLeft": if (open) { item.fold(); } else { next = parent; } break;
    case "Enter": case " ": item.zoom(); break;
    default: return;
  }
  event.preventDefault();
  if (next) {
    item.tabIndex = -1;
    next.tabIndex = 0;
    next.focus();
  }
}
