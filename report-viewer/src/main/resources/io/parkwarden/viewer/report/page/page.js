/* SPDX-License-Identifier: Apache-2.0 */
"use strict";
/* Puts the page together. */
(function () {
  const run = report.run;
  const parts = [
    ["timeline", "Timeline", timeline()],
    ["findings", "Findings", findings()],
    ["open-waits", "Not over", stillBlocked()],
    ["blocked", "Blocked time", flames()],
    ["pools", "Pools", section("pools", "Pools", "as they were last seen", pools())],
    ["futures", "Futures", grouped("futures", "Futures", "lost outcomes", "No failure was lost and no task:")],
    ["virtual-threads", "Virtual threads", grouped("virtual-threads", "Virtual threads", "virtual threads", "No carrier was held:")],
    ["coverage", "Coverage", section("coverage", "Coverage", "what silence means", coverage())],
    ["suppressed", "Suppressed", suppressions()],
    ["guide", "Guide", guide()],
    ["notes", "Notes", section("notes", "Notes", null, notes())],
    ["settings", "Settings", section("settings", "Settings", "in force for this run", settings())],
    ["glossary", "Glossary", glossary()]
  ].filter(([, , part]) => part);
  const source = { agent: run.attached ? "an agent attached to the running JVM" : "an agent", recording: "a flight recording" }[run.source] || run.source;
  put(document.getElementById("page"), [head(), h("main", {}, h("div", { class: "wrap" }, verdict()),
    h("div", { class: "bar" }, h("nav", { class: "wrap sections", "aria-label": "Sections" }, parts.map(([id, title]) => h("a", { href: "#" + id }, title)))),
    h("div", { class: "wrap" }, parts.map(([, , part]) => part))),
    h("footer", {}, h("div", { class: "wrap" }, "Written by " + report.tool.name + " " + report.tool.version + " from " + source + ", " + moment(run.writtenMillis)
      + (run.complete ? "" : " (not the last report of the run)") + ", on " + clip(run.jvm, 120) + ". This page loads nothing from anywhere."))]);
  controls.forEach((show) => show());

  const follow = () => {
    const hit = /^#finding-(\d+)$/.exec(location.hash);
    const finding = hit && report.findings[Number(hit[1])];
    if (finding) { findings.reveal(finding); }
    return Boolean(finding);
  };
  addEventListener("hashchange", follow);
  document.addEventListener("click", (event) => {
    const link = event.target.closest && event.target.closest("a[href^='#finding-']");
    if (link && link.getAttribute("href") === location.hash) { follow(); }
  });
  const first = report.findings[0];
  if (!follow()) {
    if (first) { element(first).fill(); }
    // The sections were not there when the browser looked for the one that the address names.
    const named = location.hash && document.getElementById(location.hash.slice(1));
    if (named) { named.scrollIntoView(); }
  }
  addEventListener("beforeprint", () => fitting().slice(0, Math.min(shownFindings, 50)).forEach((finding) => element(finding).fill()));
})();
