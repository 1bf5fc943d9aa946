/* SPDX-License-Identifier: Apache-2.0 */
package io.parkwarden.viewer.report;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.parkwarden.detectors.Description;
import io.parkwarden.detectors.Detectors;
import io.parkwarden.model.Report;
import io.parkwarden.model.WaitKind;
import io.parkwarden.viewer.read.ReportJson;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What the page's script reads: the report, and what the viewer knows beside it. Frames stand once, in a table, and stacks
 * name them by number. What would make the page too long stays out, stacks of the lesser findings first, then the lesser
 * findings, and {@code leftOut} counts it.
 */
final class PageData {
    /** Longer texts are cut; the page itself shows texts of ten thousand characters. */
    private static final int MAX_TEXT = 20_000;
    /** The share of the room that the lists beside the findings may take, in parts of one. */
    private static final int LIST_SHARE = 12;

    private static final List<String> LISTS =
            List.of("configuration", "coverage", "notes", "pools", "poolHistories", "stillBlocked", "suppressed");

    private final ObjectNode report;
    private final ObjectNode about;
    private final ObjectNode leftOut;
    private final Map<String, Integer> frames = new HashMap<>();
    private int cutTexts;

    private PageData(Report report, Outcome outcome, @Nullable Baseline baseline) {
        this.report = (ObjectNode) ReportJson.tree(report);
        about = this.report.objectNode();
        leftOut = about.objectNode();
        about.set("outcome", ReportJson.tree(outcome));
        if (baseline != null) {
            about.set("baseline", ReportJson.tree(baseline));
        }
        describe(report);
    }

    /**
     * The two data blocks.
     *
     * @param room bytes that they may take
     */
    static String of(Report report, Outcome outcome, @Nullable Baseline baseline, long room) {
        PageData data = new PageData(report, outcome, baseline);
        data.fit(room);
        return block("about", data.about) + "\n" + block("report", data.report);
    }

    private static String block(String id, JsonNode json) {
        return "<script type=\"application/json\" id=\"" + id + "\">" + escapeJson(json.toString()) + "</script>";
    }

    /** What detectors and words mean, and the pages of docs that help with what was found. */
    private void describe(Report report) {
        ObjectNode detectors = about.putObject("detectors");
        ObjectNode pages = about.putObject("pages");
        Detectors.all().forEach(detector -> {
            Description description = detector.description();
            detectors
                    .putObject(description.name())
                    .put("group", description.group())
                    .put("summary", description.summary());
            if (report.findings().stream().anyMatch(f -> f.detector().equals(description.name()))) {
                pages.put(description.name(), Docs.detector(description.name()).orElse(""));
            }
        });
        ObjectNode kinds = about.putObject("waitKinds");
        for (WaitKind kind : WaitKind.values()) {
            kinds.put(kind.word(), kind.label());
        }
        Docs.page("decision-guide.md").ifPresent(text -> about.put("guide", text));
        Docs.page("glossary.md").ifPresent(text -> about.put("glossary", text));
    }

    private void fit(long room) {
        shorten(report);
        shorten(about);
        long left = room - size(about);
        int rows = 0;
        for (String name : LISTS) {
            if (!(report.get(name) instanceof ArrayNode list)) {
                continue;
            }
            int all = list.size();
            left -= keep(list, room / LIST_SHARE);
            rows += all - list.size();
        }
        leftOut.put("rows", rows);
        fitFindings(left);
        leftOut.put("texts", cutTexts);
        about.set("leftOut", leftOut);
    }

    /** Stacks are added, worst finding first, once it is certain that the findings themselves have room. */
    private void fitFindings(long room) {
        ArrayNode findings = (ArrayNode) report.get("findings");
        ArrayNode table = report.putArray("frames");
        JsonNode[] stacks = new JsonNode[findings.size()];
        for (int i = 0; i < stacks.length; i++) {
            stacks[i] = ((ObjectNode) findings.get(i)).replace("stacks", report.arrayNode());
        }
        int all = findings.size();
        long left = room - keep(findings, room);
        leftOut.put("findings", all - findings.size());
        int without = 0;
        for (int i = 0; i < findings.size(); i++) {
            ArrayNode fresh = report.arrayNode();
            JsonNode named = byNumber(stacks[i], fresh);
            long size = size(named) + size(fresh);
            if (size > left) {
                fresh.forEach(frame -> frames.remove(frame.toString()));
                without++;
                continue;
            }
            left -= size;
            table.addAll(fresh);
            ((ObjectNode) findings.get(i)).set("stacks", named);
        }
        leftOut.put("stacks", without);
    }

    private JsonNode byNumber(JsonNode stacks, ArrayNode fresh) {
        for (JsonNode stack : stacks) {
            ArrayNode numbers = report.arrayNode();
            for (JsonNode frame : stack.get("frames")) {
                String key = frame.toString();
                Integer number = frames.get(key);
                if (number == null) {
                    number = frames.size();
                    frames.put(key, number);
                    fresh.add(frame);
                }
                numbers.add(number);
            }
            ((ObjectNode) stack).set("frames", numbers);
        }
        return stacks;
    }

    /** Keeps the first elements that have room together, and says how many bytes they take. */
    private static long keep(ArrayNode list, long room) {
        long used = 0;
        int kept = 0;
        for (JsonNode element : list) {
            long size = size(element);
            if (used + size > room) {
                break;
            }
            used += size;
            kept++;
        }
        while (list.size() > kept) {
            list.remove(list.size() - 1);
        }
        return used;
    }

    private void shorten(JsonNode node) {
        if (node instanceof ObjectNode object) {
            for (Map.Entry<String, JsonNode> field : object.properties()) {
                if (tooLong(field.getValue())) {
                    field.setValue(cut(field.getValue()));
                } else {
                    shorten(field.getValue());
                }
            }
        } else if (node instanceof ArrayNode array) {
            for (int i = 0; i < array.size(); i++) {
                if (tooLong(array.get(i))) {
                    array.set(i, cut(array.get(i)));
                } else {
                    shorten(array.get(i));
                }
            }
        }
    }

    private boolean tooLong(JsonNode node) {
        return node.isTextual() && node.textValue().length() > MAX_TEXT && !isPage(node.textValue());
    }

    /** The pages of docs are ours and as long as they are. */
    private boolean isPage(String text) {
        return text.equals(about.path("guide").asText())
                || text.equals(about.path("glossary").asText());
    }

    private JsonNode cut(JsonNode node) {
        cutTexts++;
        return report.textNode(Plain.clip(node.textValue(), MAX_TEXT));
    }

    /** Bytes in the page, with a comma. */
    private static long size(JsonNode node) {
        return escapeJson(node.toString()).getBytes(StandardCharsets.UTF_8).length + 1L;
    }

    /** JSON that cannot end the block it stands in: these characters only occur inside its strings. */
    static String escapeJson(String json) {
        StringBuilder safe = new StringBuilder(json.length() + json.length() / 16);
        for (int i = 0; i < json.length(); i++) {
            char c = json.charAt(i);
            switch (c) {
                case '<', '>', '&', '\u2028', '\u2029' -> safe.append(String.format("\\u%04x", (int) c));
                default -> safe.append(c);
            }
        }
        return safe.toString();
    }
}
