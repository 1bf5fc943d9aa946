/* SPDX-License-Identifier: Apache-2.0 */
"use strict";
/*
 * The pages of docs/ that are packed with the page: headings, paragraphs, lists, tables, fenced code; inside text `code`, **bold**,
 * *emphasis* and links, which become their text. Elements are made one by one, as everywhere on this page.
 */
function inline(text) {
  const parts = [];
  let rest = text;
  const pattern = /`([^`]+)`|\*\*([^*]+)\*\*|\*([^*\s][^*]*)\*|\[([^\]]+)\]\(([^)\s]+)\)/;
  for (let hit = pattern.exec(rest); hit; hit = pattern.exec(rest)) {
    parts.push(rest.slice(0, hit.index));
    if (hit[1]) { parts.push(h("code", {}, breakable(hit[1]))); }
    else if (hit[2]) { parts.push(h("b", {}, inline(hit[2]))); }
    else if (hit[3]) { parts.push(h("em", {}, inline(hit[3]))); }
    else { parts.push(inline(hit[4])); }
    rest = rest.slice(hit.index + hit[0].length);
  }
  parts.push(rest);
  return parts;
}

/* Blocks of a page; its headings begin at the given level. */
function markdown(text, level) {
  const lines = text.split("\n"), blocks = [];
  let i = 0;
  const take = (fits) => {
    const taken = [];
    while (i < lines.length && fits(lines[i])) { taken.push(lines[i++]); }
    return taken;
  };
  const cells = (line) => line.trim().replace(/^\||\|$/g, "").split(/(?<!\\)\|/).map((cell) => cell.trim().replace(/\\\|/g, "|"));
  while (i < lines.length) {
    const line = lines[i], heading = /^(#+) (.*)$/.exec(line);
    if (line.trim() === "") { i++; }
    else if (line.startsWith("```")) {
      i++;
      const code = take((one) => !one.startsWith("```")).join("\n");
      i++;
      blocks.push(h("div", { class: "withcopy" }, h("pre", { tabindex: "0", role: "group", "aria-label": "Example code" }, code), copy(code, "the example code")));
    } else if (heading) {
      i++;
      blocks.push(h("h" + Math.min(6, level + Math.max(0, heading[1].length - 2)), {}, inline(heading[2])));
    } else if (line.startsWith("|")) {
      const rows = take((one) => one.startsWith("|")).map(cells);
      const empty = rows[0].every((cell) => cell === "");
      blocks.push(h("div", { class: "scroll", tabindex: "0", role: "group", "aria-label": "Table" }, h("table", {},
        !empty && h("thead", {}, h("tr", {}, rows[0].map((cell) => h("th", { scope: "col" }, inline(cell))))),
        h("tbody", {}, rows.slice(2).map((row) => h("tr", {}, row.map((cell) => h("td", {}, inline(cell)))))))));
    } else if (/^\s*([-*]|\d+\.) /.test(line)) {
      const tag = /^\s*\d/.test(line) ? "ol" : "ul", items = [];
      take((one) => one.trim() !== "" && (/^\s*([-*]|\d+\.) /.test(one) || /^\s/.test(one))).forEach((one) => {
        const mark = /^\s*([-*]|\d+\.) (.*)$/.exec(one);
        if (mark) { items.push(mark[2]); } else { items[items.length - 1] += " " + one.trim(); }
      });
      blocks.push(h(tag, {}, items.map((item) => h("li", {}, inline(item)))));
    } else {
      const paragraph = take((one) => one.trim() !== "" && !/^(```|#+ |\|)/.test(one));
      blocks.push(h("p", {}, inline(paragraph.join(" "))));
    }
  }
  return blocks;
}

/* The sections of a page below headings of level two, as title and text. */
function chapters(text) {
  return text.split(/^## /m).slice(1).map((chapter) => {
    const end = chapter.indexOf("\n");
    return { title: chapter.slice(0, end < 0 ? chapter.length : end).trim(), text: end < 0 ? "" : chapter.slice(end + 1) };
  });
}
