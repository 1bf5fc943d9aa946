/* SPDX-License-Identifier: Apache-2.0 */
"use strict";
/* Head, verdict, and the sections that are lists and tables. */
const outcome = about.outcome;
const known = about.detectors;

function head() {
  const run = report.run;
  const fact = (label, value) => h("span", {}, label, h("b", {}, h("bdi", {}, value)));
  const logo = svg("svg", { viewBox: "0 0 28 28", "aria-hidden": "true" },
    svg("rect", { x: 1, y: 1, width: 26, height: 26, rx: 7, fill: "#1554b8" }),
    svg("path", { d: "M10 22V7h5.2a4.6 4.6 0 0 1 0 9.2H10", fill: "none", stroke: "#fff", "stroke-width": "3.1", "stroke-linecap": "round", "stroke-linejoin": "round" }),
    svg("circle", { cx: 20.6, cy: 20.8, r: 2.5, fill: "#ffc53d" }));
  return h("header", { class: "top" }, h("div", { class: "wrap" }, h("div", { class: "brand" }, logo, "Parkwarden"),
    h("div", { class: "facts" }, report.merged && fact("", count(report.merged.reports, "report") + " as one"), fact("", clip(run.mainClass, 80)), run.pid > 0 && fact("pid ", String(run.pid)), fact("JDK ", String(run.jdk)),
      run.cpus > 0 && fact("", count(run.cpus, "CPU")), fact("watched ", time(Math.max(0, run.writtenMillis - run.watchedMillis) * 1e6)),
      fact("until ", moment(run.writtenMillis))), themeButton()));
}
function themeButton() {
  const titles = { auto: "Theme: system", light: "Theme: light", dark: "Theme: dark" };
  let now = "auto";
  // A page from a file may have no storage; then the choice lasts as long as the page.
  try { now = localStorage.getItem("parkwarden-theme") || "auto"; } catch (e) { now = "auto"; }
  if (!titles[now]) { now = "auto"; }
  const apply = () => {
    if (now === "auto") { document.documentElement.removeAttribute("data-theme"); }
    else { document.documentElement.setAttribute("data-theme", now); }
  };
  apply();
  return h("button", { type: "button", class: "theme", onclick: (event) => {
    now = { auto: "light", light: "dark", dark: "auto" }[now];
    try { localStorage.setItem("parkwarden-theme", now); } catch (e) { /* as above */ }
    apply();
    event.currentTarget.textContent = titles[now];
  } }, titles[now]);
}

function verdict() {
  const tone = { errors: "error", warnings: "warning", remarks: "info", clean: "good", "no-data": "info", "not-enough": "warning" }[outcome.kind];
  const sign = { "no-data": "off", "not-enough": "hourglass" }[outcome.kind] || tone;
  let lost = 0, blocked = 0, waits = 0;
  report.findings.forEach((finding) => { lost += finding.harm.lostNanos; blocked += finding.blocked.totalNanos; waits += finding.blocked.count; });
  const tile = (label, value) => h("div", {}, h("dt", {}, label), h("dd", {}, value));
  return h("div", { class: "verdict tone-" + tone }, h("div", { class: "sign" }, icon(sign)),
    h("h1", {}, h("bdi", {}, outcome.headline)), h("p", { class: "detail" }, h("bdi", {}, outcome.detail)),
    report.findings.length > 0 && h("dl", { class: "tiles" }, tile("Findings", tally()), tile("Seen in all", number(waits) + " times"),
      tile("Worker time blocked", time(blocked)), tile("Lost while tasks queued", time(lost)),
      baseline && tile("Against the baseline", number(report.findings.filter(isNew).length) + " new, " + number(baseline.fixed.length) + " gone")),
    next(), looked());
}
function tally() {
  const parts = SEVERITIES.map((severity) => [severity, report.findings.filter((finding) => severityOf(finding) === severity).length]).filter(([, n]) => n > 0);
  return h("span", { class: "tally" }, parts.map(([severity, n]) => h("span", { class: severity }, h("b", {}, number(n)), " " + { error: "error", warning: "warning", info: "remark" }[severity] + (n === 1 ? "" : "s"))));
}
/* Silence only means something with this beside it. */
function looked() {
  const states = { on: [], off: [], "not-applicable": [] };
  report.coverage.forEach((one) => (states[one.state] || states.off).push(one));
  const facts = Math.max(0, ...states.on.map((one) => one.checked)), dropped = report.dropped.facts + report.dropped.findings + report.dropped.streamed;
  const hidden = (report.suppressed || []).reduce((sum, rule) => sum + rule.findings, 0);
  const parts = [count(states.on.length, "detector") + " looked at " + number(facts) + " facts", states["not-applicable"].length > 0 && number(states["not-applicable"].length) + " not applicable here",
    states.off.length > 0 && number(states.off.length) + " off", dropped > 0 ? number(dropped) + " facts dropped" : "nothing dropped",
    hidden > 0 && count(hidden, "finding") + " suppressed", report.run.complete ? null : "the program was still running"];
  return h("p", { class: "looked" }, parts.filter(Boolean).join(" \u00b7 "), " \u00b7 ", h("a", { href: "#coverage" }, "Coverage"));
}
function next() {
  const lines = {
    "no-data": ["Put load on the program, so that its pools have work, and watch it again.",
      "Look at \u201cNot checked, and why\u201d below: it names what would turn a detector on.", "Waits shorter than the option threshold are not seen; lower it to see more."],
    "not-enough": ["Watch for longer: attach PID --duration 60s, or start the program with the agent.", "Put load on the program meanwhile: pools show their faults when they are busy."],
    clean: ["This holds for the load of that time: watch again under the load that hurts.", "Waits shorter than the option threshold are not seen; lower it to see more."]
  }[outcome.kind];
  return lines && h("div", { class: "next" }, h("b", {}, outcome.kind === "clean" ? "What this means" : "What to do"), h("ul", {}, lines.map((line) => h("li", {}, line))));
}

function pools() {
  if (report.pools.length === 0) { return h("div", { class: "card none" }, "No pool was seen at work."); }
  const histories = new Map(report.poolHistories.map((one) => [one.name, one])), hits = new Map();
  report.findings.forEach((finding) => new Set(poolsOf(finding)).forEach((name) => hits.set(name, (hits.get(name) || 0) + 1)));
  const heads = [["Pool"], ["Kind"], ["Meant for"], ["Threads", 1], ["Width", 1], ["Active", 1], ["Queued", 1], ["Most of its waiting"], ["Findings", 1]];
  const element = table("Pools", heads, report.pools.map((pool) => {
    const one = histories.get(pool.name), n = hits.get(pool.name) || 0;
    return [h("b", { class: "name" }, whole(pool.name, 120)), kindOf(pool), intentOf(pool), amount(pool.size), amount(pool.width), amount(pool.active), amount(pool.queued),
      one && one.waitKinds.length > 0 ? waiting(one) : h("span", { class: "muted" }, "none seen"),
      n > 0 ? h("button", { type: "button", class: "link", "aria-label": count(n, "finding") + " on " + clip(pool.name, 80), onclick: () => {
        set({ pool: pool.name });
        document.getElementById("findings").scrollIntoView();
      } }, number(n)) : "none"];
  }));
  element.classList.add("pools");
  return element;
}
function waiting(one) {
  const all = one.waitKinds.reduce((sum, share) => sum + share.nanos, 0);
  const detail = one.topSites.length > 0 && h("details", {}, h("summary", {}, "lines"), h("ul", { class: "plain" }, one.topSites.map((share) => {
    const finding = report.findings.find((candidate) => trace(candidate.site) === trace(share.site));
    const place = h("span", { class: "mono" }, clip(position(share.site), 80));
    return h("li", {}, finding ? h("a", { href: "#" + anchor(finding) }, place) : place, " " + time(share.nanos));
  })));
  return h("div", {}, h("ul", { class: "plain" }, one.waitKinds.slice(0, 3).map((share) => h("li", {}, waitLabel(share.kind) + " " + time(share.nanos) + " (" + percent(share.nanos, all) + ")"))), detail);
}
function stillBlocked() {
  const open = report.stillBlocked;
  return open.length > 0 && section("open-waits", "Not over yet", count(open.length, "wait") + " when the report was made, longest first",
    table("Waits that are not over", [["Thread"], ["Pool"], ["Waits for"], ["Place"], ["For at least", 1]], open.map((wait) => {
      const finding = report.findings.find((candidate) => trace(candidate.site) === trace(wait.site));
      const place = h("span", { class: "mono" }, whole(trace(wait.site), 160));
      return [h("span", { class: "mono" }, whole(wait.thread, 80)), whole(wait.poolName || "unknown", 80), waitLabel(wait.kind), finding ? h("a", { href: "#" + anchor(finding) }, place) : place, time(wait.nanos)];
    })));
}

/* Futures and virtual threads: the findings of the detectors that listed themselves under this heading. */
function grouped(id, title, group, quiet) {
  const names = report.coverage.filter((one) => known[one.detector] && known[one.detector].group === group);
  const hits = report.findings.filter((finding) => known[finding.detector] && known[finding.detector].group === group);
  if (names.length === 0 && hits.length === 0) { return null; }
  const on = names.filter((one) => one.state === "on");
  const content = hits.length > 0
    ? table(title, [["Severity"], ["Claim"], ["Place"], ["Evidence"], ["Times", 1]], hits.slice(0, 500).map((finding) => [badge(finding.severity), clip(finding.detector, 60),
      h("a", { href: "#" + anchor(finding), class: "mono" }, whole(position(finding.site), 80)),
      finding.details.length > 0 ? h("span", {}, finding.details.slice(0, 2).map((detail, i) => [i > 0 && h("br"), h("span", { class: "muted" }, clip(detail.label, 60) + " "), whole(detail.value, 120)])) : whole(finding.summary, 160),
      number(finding.blocked.count)]))
    : h("div", { class: "card none" }, on.length > 0 ? quiet + " " + on.map((one) => one.detector).join(", ") + " looked and found nothing."
      : "Nobody looked: " + names.map((one) => one.detector + (one.reason ? " (" + one.reason + ")" : "")).join("; ") + ".");
  return section(id, title, hits.length > 0 ? count(hits.length, "finding") : null, content);
}

function coverage() {
  const clean = [], found = [], blind = [];
  report.coverage.forEach((one) => {
    const hits = report.findings.filter((finding) => finding.detector === one.detector).length;
    const title = [h("b", {}, h("bdi", {}, one.detector)), known[one.detector] && h("p", {}, known[one.detector].summary)];
    if (one.state !== "on") {
      blind.push(h("li", {}, title, h("p", {}, (one.state === "off" ? "Off" : "Not applicable") + (one.reason ? ": " + clip(one.reason, 600) : "."))));
      return;
    }
    (hits > 0 ? found : clean).push(h("li", {}, title, h("p", {}, count(one.checked, "fact") + " examined" + (hits ? ", " + count(hits, "finding") : "")
      + (one.dropped ? ", " + number(one.dropped) + " dropped" : "") + (one.cpuNanos ? ", " + time(one.cpuNanos) + " of processor time" : "") + "."), one.reason && h("p", {}, whole(one.reason, 600))));
  });
  const card = (name, tone, title, items, empty) => h("div", { class: "card" }, h("h3", { class: "tone-" + tone }, icon(name), title), items.length > 0 ? h("ul", {}, items) : h("p", { class: "muted" }, empty));
  return h("div", { class: "three" }, found.length > 0 && card("warning", "warning", "Checked, with findings", found, ""),
    card("good", "good", "Checked, and found nothing", clean, found.length > 0 ? "Every detector that was on found something." : "No detector was on."),
    card("off", "info", "Not checked, and why", blind, "Every detector was on."));
}
function notes() {
  const dropped = report.dropped;
  const items = report.notes.map((note) => h("li", {}, h("bdi", {}, whole(note, 600))));
  const cost = report.coverage.reduce((sum, one) => sum + (one.cpuNanos || 0), 0);
  if (cost > 0) {
    items.push(h("li", {}, "The watching took " + time(cost) + " of processor time in " + time((report.run.writtenMillis - report.run.watchedMillis) * 1e6) + "."));
  }
  if (dropped.facts + dropped.findings + dropped.streamed > 0) {
    items.unshift(h("li", {}, h("b", {}, "Dropped: "), count(dropped.facts, "fact") + " (no room in the queue), " + count(dropped.findings, "claim")
      + " (no room in the table), " + count(dropped.streamed, "JDK event") + " (lost before they were read). Counts in this report are too low by these."));
  } else {
    items.push(h("li", { class: "muted" }, "Nothing was dropped: the counts are complete."));
  }
  return h("ul", { class: "card notes" }, items);
}
function settings() {
  if (report.configuration.length === 0) { return h("div", { class: "card none" }, "The report does not say."); }
  const rows = (label, options) => table(label, [["Option"], ["Value"], ["From"]], options.map((option) =>
    [h("code", {}, whole(option.name, 120)), h("code", {}, whole(option.value === "" ? "(empty)" : option.value, 200)), option.origin]));
  const chosen = report.configuration.filter((option) => option.origin !== "default");
  return [chosen.length > 0 && [h("p", { class: "lead muted" }, "Set for this run:"), rows("Options that were set", chosen)],
    h("details", { class: "card settings" }, h("summary", {}, "All " + count(report.configuration.length, "option")), rows("All options", report.configuration))];
}

function suppressions() {
  const rules = report.suppressed || [];
  return rules.length > 0 && section("suppressed", "Suppressed", count(rules.length, "rule") + "; what they keep out is still watched and counted",
    table("Suppressions", [["Rule"], ["Reason"], ["Findings", 1], ["Times", 1], ["Blocked time", 1]], rules.map((one) => [h("span", { class: "mono" }, whole(one.rule, 200)), whole(one.reason, 300),
      one.findings > 0 ? number(one.findings) : "none", number(one.count), one.totalNanos > 0 ? time(one.totalNanos) : "-"])));
}

/* One case per heading; below it what differs by JDK. Only the part for this JDK is shown at once. */
function guide() {
  if (!about.guide) { return null; }
  const jdk = report.run.jdk >= 24 ? 25 : report.run.jdk >= 21 ? 21 : 17;
  return section("guide", "Decision guide", "for JDK " + report.run.jdk, h("div", { class: "card guide" }, chapters(about.guide).map(({ title, text }) => {
    const [common, ...parts] = text.split(/^### /m);
    const here = (part) => /^JDK /.test(part) && part.slice(4, part.indexOf("\n")).split(/[ ,]+/).includes(String(jdk));
    const cut = (part) => part.slice(part.indexOf("\n") + 1);
    const others = parts.filter((part) => /^JDK /.test(part) && !here(part)), general = parts.filter((part) => !/^JDK /.test(part));
    const [, answer, more] = /^([^]*?\.)(?=\s|$)([^]*)$/.exec(common.trim()) || [null, common.trim(), ""];
    const details = h("details", { ontoggle: () => {
      if (details.childElementCount > 1) { return; }
      const rest = more.trim().split(/\n\n/).filter((block) => !block.startsWith("Detectors:")).join("\n\n");
      put(details, [h("div", { class: "prose" }, markdown(rest, 4), parts.filter(here).map((part) => markdown(cut(part), 4)), general.map((part) => markdown("### " + part, 3)),
        others.length > 0 && h("details", { class: "explain" }, h("summary", {}, "On other JDKs"), others.map((part) => markdown("### " + part, 3))))]);
    } }, h("summary", {}, h("b", {}, title), " ", h("span", { class: "muted" }, inline(answer.replace(/\n/g, " ")))));
    return details;
  })));
}
function glossary() {
  return about.glossary && section("glossary", "Glossary", null, h("dl", { class: "card glossary" }, chapters(about.glossary).map(({ title, text }) =>
    h("div", {}, h("dt", {}, title), h("dd", {}, markdown(text, 4))))));
}
