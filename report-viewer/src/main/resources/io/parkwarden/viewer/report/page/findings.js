/* SPDX-License-Identifier: Apache-2.0 */
"use strict";
/* The list of findings. What is inside a finding is made when it is first opened, so thousands of them stay quick. */
const PAGE = 100;
let shownFindings = PAGE;

function anchor(finding) { return "finding-" + finding.index; }
function element(finding) {
  if (!finding.element) { finding.element = summarised(finding); }
  return finding.element;
}

function findings() {
  const list = h("div", { class: "list" }), said = h("span", { class: "muted", "aria-live": "polite" });
  const render = () => {
    const some = fitting(), all = report.findings.length;
    list.textContent = "";
    put(list, some.slice(0, shownFindings).map(element));
    if (some.length > shownFindings) {
      put(list, [h("button", { type: "button", class: "more", onclick: () => { shownFindings += PAGE; render(); } },
        "Show " + number(Math.min(PAGE, some.length - shownFindings)) + " more of " + number(some.length))]);
    }
    if (all === 0) {
      put(list, [h("div", { class: "card empty" }, outcome.kind === "clean" ? "No finding. What was checked is listed under Coverage." : outcome.headline + ".")]);
    } else if (some.length === 0) {
      put(list, [h("div", { class: "card empty" }, h("p", {}, "No finding fits the filter."), h("button", { type: "button", onclick: reset }, "Show all findings"))]);
    }
    said.textContent = all === 0 ? "" : (some.length === all ? number(all) + " in all" : number(some.length) + " of " + number(all) + " shown")
      + ", " + ORDERS[filter.sort][0].toLowerCase();
  };
  listeners.push(() => { shownFindings = PAGE; render(); });
  findings.reveal = (finding) => {
    if (!fits(finding)) { reset(); }
    const at = fitting().indexOf(finding);
    if (at >= shownFindings) {
      shownFindings = PAGE * Math.ceil((at + 1) / PAGE);
      render();
    }
    element(finding).fill();
    element(finding).scrollIntoView({ block: "start" });
    element(finding).querySelector("summary").focus({ preventScroll: true });
  };
  render();
  return section("findings", "Findings", said, leftOut(), report.findings.length > 1 && filters(), list, fixed());
}

/* A page of ten megabytes opens nowhere; what had to stay out is said where it is missed. */
function leftOut() {
  const left = about.leftOut || {};
  const parts = [left.findings && count(left.findings, "finding"), left.stacks && "the stacks of " + count(left.stacks, "further finding"),
    left.rows && count(left.rows, "row") + " of the other sections", left.texts && "parts of " + count(left.texts, "very long text")].filter(Boolean);
  return parts.length === 0 ? null : h("p", { class: "card notice", id: "left-out" }, h("b", {}, "This page is not complete. "),
    "To stay under 10 MB it leaves out " + parts.join(", ") + ". The worst findings are here; the report or recording it was made from has all.");
}

/* What the baseline has and this report has not. */
function fixed() {
  if (!baseline) { return null; }
  const gone = baseline.fixed;
  return h("details", { class: "card settings", id: "fixed" }, h("summary", {}, gone.length === 0 ? "Nothing of the baseline is gone" : count(gone.length, "finding") + " of the baseline not seen this time"),
    h("p", { class: "none" }, "Not seen does not prove fixed: the same code must have run. Baseline: " + clip(baseline.of, 160) + "."),
    gone.length > 0 && table("Fixed", [["Severity"], ["Detector"], ["Place"], ["Then"]], gone.map((one) => [badge(one.severity), one.detector,
      h("span", { class: "mono" }, whole(one.site, 160)), whole(one.summary, 200)])));
}

function badge(severity) { return h("span", { class: "badge " + (SEVERITIES.includes(severity) ? severity : "info") }, severity); }

/* Blocked time per minute of watching, now and in the baseline: reports of different length compare. */
function trend(finding) {
  const then = baseline && Object.hasOwn(baseline.known, finding.fingerprint) ? baseline.known[finding.fingerprint] : null;
  if (!then) { return null; }
  const minutes = Math.max(1, report.run.writtenMillis - report.run.watchedMillis) / 60000;
  const timed = finding.blocked.totalNanos > 0 && then.totalNanos > 0;
  const now = (timed ? finding.blocked.totalNanos : finding.blocked.count) / minutes;
  const before = (timed ? then.totalNanos : then.count) / Math.max(1 / 60000, baseline.minutes);
  const say = (value) => (timed ? time(value) : few(value) + " times") + " a minute";
  const change = before > 0 ? now / before : 1;
  const word = change > 1.25 ? "more" : change < 0.8 ? "less" : "as before";
  return { word, text: say(now) + ", baseline " + say(before) };
}

function summarised(finding) {
  const site = finding.site, moved = trend(finding);
  const summary = h("summary", {},
    h("div", { class: "labels" }, badge(finding.severity), h("span", { class: "detector" }, h("bdi", {}, clip(finding.detector, 60))),
      isNew(finding) && h("span", { class: "badge new" }, "new"),
      moved && h("span", { class: "trend " + moved.word.replace(" ", "-") }, { more: "\u2197 more than before", less: "\u2198 less than before", "as before": "\u2192 as before" }[moved.word]),
      h("span", { class: "muted" }, finding.confidence), finding.waitedFor && h("span", { class: "muted" }, h("bdi", {}, clip(finding.waitedFor.label, 60)))),
    h("h3", { class: "site" }, h("bdi", { class: "where" }, clip(position(site), 120)), " ", h("bdi", { class: "member" }, breakable(clip(method(site), 200)))),
    h("p", { class: "say" }, h("bdi", {}, clip(finding.summary, 420))),
    h("div", { class: "figures" }, h("b", {}, number(finding.blocked.count)), h("span", {}, finding.blocked.count === 1 ? "time" : "times"),
      finding.blocked.totalNanos > 0 && [h("b", {}, time(finding.blocked.totalNanos)), h("span", {}, "total"), h("b", {}, time(finding.blocked.maxNanos)), h("span", {}, "worst")],
      h("div", { class: "chevron", "aria-hidden": "true" })));
  const details = h("details", { class: "finding " + severityOf(finding), id: anchor(finding), ontoggle: () => fill() }, summary);
  let filled = false;
  const fill = () => {
    if (details.open && !filled) {
      filled = true;
      details.appendChild(body(finding, moved));
    }
  };
  details.fill = () => { details.open = true; fill(); };
  return details;
}

function body(finding, moved) {
  return h("div", { class: "body" },
    h("div", {}, advice(finding), proof(finding), evidence(finding), stacks(finding), absorbed(finding),
      h("div", { class: "pair" }, finding.pool && h("div", {}, h("h4", {}, finding.waitedFor ? "Pool at the worst wait" : "Pool"), poolCard(finding.pool, finding.otherPools)), seen(finding)),
      suppress(finding), explained(finding)),
    side(finding, moved));
}
function advice(finding) {
  const advised = finding.advice;
  return h("div", { class: "advice" }, h("h4", {}, "Do this"), h("p", {}, h("bdi", {}, whole(advised.text, 2000))),
    advised.code && h("div", { class: "withcopy" }, h("pre", { tabindex: "0", role: "group", "aria-label": "Example code" }, clip(advised.code, 10000)), copy(advised.code, "the example code")),
    advised.leaveWhen && h("p", { class: "leave" }, h("b", {}, "When to leave it: "), h("bdi", {}, whole(advised.leaveWhen.replace(/^Leave it /, ""), 1000))));
}
const WAITS = /^waits at (.+\)) \(([^()]+)\) for (.+)$/;
const QUEUED = /^(.*), (place \d+ of \d+ in the queue of .+?)(?:, (submitted at .+|such tasks are submitted at .+))?$/;
const isDrawn = (finding, detail) => finding.detector === "PoolStarvation" && WAITS.test(detail.value);

/* The proof of a standstill: from each worker a line to what it waits for, and on to the queue that this is in. */
function proof(finding) {
  const lines = finding.details.filter((detail) => isDrawn(finding, detail));
  return lines.length > 0 && h("div", { class: "stack" }, h("h4", {}, "Who waits for what"), h("ol", { class: "proof" }, lines.map((line) => {
    const [, site, kind, target] = WAITS.exec(line.value), queued = QUEUED.exec(target);
    return h("li", {}, step(line.label, site), towards("waits for", kind), step(queued ? queued[1] : target, queued && queued[3]),
      queued && towards("which has", "behind the workers"), queued && step(queued[2]));
  })));
}
const step = (name, below) => h("span", { class: "step" }, h("bdi", { class: "mono" }, whole(name, 160)), below && h("small", {}, h("bdi", {}, whole(below, 200))));
const towards = (verb, below) => h("span", { class: "towards" }, h("span", {}, verb), h("small", {}, below));
function evidence(finding) {
  const listed = finding.details.filter((detail) => !isDrawn(finding, detail));
  return listed.length > 0 && h("div", { class: "stack" }, h("h4", {}, "Evidence"),
    kv(listed.map((detail) => [clip(detail.label, 80), whole(detail.value, 300)]), true));
}
function absorbed(finding) {
  return finding.absorbed.length > 0 && h("div", { class: "stack" }, h("h4", {}, "Also explained by this"), h("ul", { class: "plain" }, finding.absorbed.map((one) =>
    h("li", {}, h("b", {}, clip(one.detector, 60)), " " + count(one.count, "time") + " at ", h("bdi", { class: "mono" }, whole(trace(one.site), 200))))));
}
/* The page of docs/detectors, as the command explain prints it. */
function explained(finding) {
  const text = (about.pages || {})[finding.detector];
  if (!text) { return null; }
  const details = h("details", { class: "stack explain", ontoggle: () => {
    if (details.childElementCount === 1) { details.appendChild(h("div", { class: "prose" }, markdown(text.replace(/^# .*\n/, ""), 4))); }
  } }, h("summary", {}, "More about " + clip(finding.detector, 60)));
  return details;
}
/* A line for the configuration file. Reports that know no suppressions come from an agent that knows none. */
function suppression(finding) {
  const plain = (name) => name.replace(/[^\w.$]+/g, "*"), site = finding.site;
  const type = plain(site["class"].replace(/\$\$Lambda.*/, "")), called = plain(site.method.replace(/^lambda\$(.+)\$\d+$/, "$1"));
  const name = plain(type.slice(type.lastIndexOf(".") + 1) + "-" + called).replace(/[^\w]+/g, "-").toLowerCase().slice(0, 60);
  return "suppress." + name + " = detector=" + plain(finding.detector) + " class=" + type + " method=" + called + " reason=";
}
function suppress(finding) {
  if (!report.suppressed) { return null; }
  const line = suppression(finding);
  return h("div", { class: "stack" }, h("h4", {}, "If it stays as it is"), h("p", { class: "muted" }, "A line for the configuration file; write why after the last sign:"),
    h("div", { class: "withcopy" }, h("pre", { tabindex: "0", role: "group", "aria-label": "Line that suppresses this finding" }, clip(line, 2000)), copy(line, "the line that suppresses this finding")));
}

/* What is told of is a wait where it says what for; else computing, say. */
const STACK_NAMES = { worst: "Worst wait", first: "First wait" }, NAMES_WITHOUT_WAIT = { worst: "Worst time", first: "First time" };
function stacks(finding) {
  if (finding.stacks.length === 0) { return h("p", { class: "stack muted" }, "Its stacks are left out of this page; the report has them."); }
  let seen = "";
  return [...finding.stacks].sort((a, b) => (a.label === "worst" ? 0 : 1) - (b.label === "worst" ? 0 : 1)).map((sample) => {
    const plain = sample.frames.map((frame) => "\tat " + trace(frame)).join("\n");
    const name = (finding.waitedFor ? STACK_NAMES : NAMES_WITHOUT_WAIT)[sample.label] || clip(sample.label.charAt(0).toUpperCase() + sample.label.slice(1), 80);
    const heading = h("div", { class: "head" }, h("h4", {}, name),
      h("span", { class: "muted" }, (sample.nanos ? time(sample.nanos) + " until " : "") + clock(sample.atMillis) + " on ", h("bdi", { class: "mono" }, clip(sample.thread, 80))));
    if (plain === seen) { return h("div", { class: "stack" }, heading, h("p", { class: "muted" }, "The same stack as above.")); }
    seen = plain;
    heading.appendChild(copy(sample.thread + "\n" + plain, "the stack"));
    return h("div", { class: "stack" }, heading, frameList(sample.frames, finding.site));
  });
}
function frameList(all, site) {
  const list = h("ol", { class: "frames", "aria-label": "Stack, innermost frame first" });
  let i = 0, marked = false;
  while (i < all.length) {
    const frame = all[i];
    if (frame.origin === "application") {
      const here = !marked && frame["class"] === site["class"] && frame.method === site.method && frame.line === site.line;
      marked = marked || here;
      list.appendChild(h("li", { class: "own" + (here ? " site-frame" : "") }, whole(trace(frame), 400), here && h("span", { class: "here" }, "\u2190 this line")));
      i++;
      continue;
    }
    const from = i;
    while (i < all.length && all[i].origin === frame.origin) { i++; }
    list.appendChild(folded(all.slice(from, i)));
  }
  return list;
}
function folded(some) {
  if (some.length === 1) { return h("li", { class: "other" }, whole(trace(some[0]), 400)); }
  const packages = [...new Set(some.map((frame) => frame["class"].split(".").slice(0, 3).filter((part) => /^[a-z]/.test(part)).join(".")))];
  const whose = some[0].origin === "jdk" ? "of the JDK" : "of libraries";
  return h("li", { class: "fold" }, h("details", {},
    h("summary", {}, count(some.length, "frame") + " " + whose + " (" + clip(packages.slice(0, 4).join(", ") + (packages.length > 4 ? " ..." : ""), 120) + ")"),
    h("ol", {}, some.map((frame) => h("li", { class: "other" }, whole(trace(frame), 400))))));
}

function side(finding, moved) {
  const blocked = finding.blocked, harm = finding.harm, waited = finding.waitedFor, instances = finding.instances;
  return h("div", { class: "side" },
    instances && h("div", {}, h("h4", {}, "Spread"), kv([["seen in", count(instances.count, "JVM") + " of " + number(report.merged.reports)],
      ["told of", whole(instances.told, 120)]])),
    blocked.totalNanos > 0 && h("div", {}, h("h4", {}, waited ? "Blocked time" : "Time"), kv([[waited ? "waits" : "times", number(blocked.count)], ["total", time(blocked.totalNanos)],
      ["half at most", time(blocked.p50Nanos)], ["95 % at most", time(blocked.p95Nanos)], ["worst", time(blocked.maxNanos)], moved && ["now", moved.text]]), histogram(blocked.histogram)),
    blocked.totalNanos <= 0 && moved && h("div", {}, h("h4", {}, "Trend"), h("p", {}, moved.text)),
    blocked.totalNanos > 0 && h("div", {}, h("h4", {}, "Harm"), harm.waitsWithQueue > 0 ? kv([["waits while tasks queued", number(harm.waitsWithQueue)],
      ["most queued", count(harm.maxQueued, "task")], ["worker time lost", time(harm.lostNanos)], harm.compensated > 0 && ["spare workers added", number(harm.compensated)]])
      : h("p", { class: "muted" }, harm.compensated > 0 ? "No task was queued: the pool added a spare worker " + count(harm.compensated, "time") + "." : "No task was queued meanwhile.")),
    waited && h("div", {}, h("h4", {}, "Waited for"), kv([["kind", waited.label], waited.operation && ["call", h("span", { class: "mono" }, whole(waited.operation, 200))]], true)),
    blocked.totalNanos <= 0 && !waited && h("div", {}, h("h4", {}, "Seen"), h("p", {}, count(blocked.count, "time"))));
}
function seen(finding) {
  return h("div", {}, h("h4", {}, "Seen"), kv([["first", moment(finding.firstSeenMillis)], ["last", moment(finding.lastSeenMillis)], ["fingerprint", h("span", { class: "mono" }, whole(finding.fingerprint, 60))]]),
    finding.threads.length > 0 && h("ul", { class: "chips", "aria-label": "Threads" }, finding.threads.map((thread) => h("li", {}, whole(thread, 120)))));
}
function poolCard(pool, others) {
  const drawn = pool.width > 0 && pool.width <= 64 && pool.active >= 0;
  const cells = [];
  for (let i = 0; drawn && i < Math.max(pool.width, Math.min(pool.active, 64)); i++) { cells.push(h("i", { class: i < pool.active ? "busy" : "" })); }
  for (let i = 0; drawn && i < Math.min(pool.queued, 40); i++) { cells.push(i === 0 && h("i", { class: "gap" }), h("i", { class: "queued" })); }
  return h("div", {}, h("p", {}, h("b", {}, whole(pool.name, 120)), " ", h("span", { class: "muted" }, kindOf(pool))),
    drawn && h("div", { class: "workers", role: "img", "aria-label": pool.active + " of " + pool.width + " workers active, " + pool.queued + " tasks queued" }, cells),
    kv([["active of width", amount(pool.active) + " of " + amount(pool.width)], ["queued", amount(pool.queued)], ["meant for", intentOf(pool)],
      others.some((other) => other !== pool.name) && ["also on", clip(others.filter((other) => other !== pool.name).join(", "), 200)]]));
}
/* Buckets of the report are narrow; the picture shows half powers of two, so that its shape does not depend on the count. */
function histogram(buckets) {
  if (!buckets || buckets.length < 2) { return null; }
  const bins = {};
  let low = Infinity, high = -Infinity, most = 0;
  buckets.forEach((bucket) => {
    const bin = Math.floor(Math.log2(Math.max(1, bucket.upToNanos)) * 2);
    bins[bin] = (bins[bin] || 0) + bucket.count;
    low = Math.min(low, bin);
    high = Math.max(high, bin);
    most = Math.max(most, bins[bin]);
  });
  const n = high - low + 1, shapes = [];
  for (let i = 0; i < n; i++) {
    const tall = bins[low + i] ? Math.max(3, 100 * bins[low + i] / most) : 0;
    shapes.push(svg("rect", { x: i * 100 / n + 0.6, width: 100 / n - 1.2, y: 100 - tall, height: tall }));
  }
  const shortest = time(buckets[0].upToNanos), longest = time(buckets[buckets.length - 1].upToNanos);
  return h("div", {}, svg("svg", { class: "spark", viewBox: "0 0 100 100", preserveAspectRatio: "none", role: "img",
    "aria-label": "How the lengths of the waits are spread, from " + shortest + " to " + longest }, shapes),
    h("div", { class: "axis", "aria-hidden": "true" }, h("span", {}, shortest), h("span", {}, longest)));
}
