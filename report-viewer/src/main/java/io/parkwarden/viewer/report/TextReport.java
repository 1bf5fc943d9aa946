/* SPDX-License-Identifier: Apache-2.0 */
package io.parkwarden.viewer.report;

import io.parkwarden.model.Finding;
import io.parkwarden.model.Report;
import io.parkwarden.model.Severity;
import java.util.ArrayList;
import java.util.List;

/** A report for the terminal: the verdict, then four to six lines for each finding. */
public final class TextReport {
    private static final String RED = "31";
    private static final String YELLOW = "33";
    private static final String CYAN = "36";
    private static final String GREEN = "32";
    private static final String BOLD = "1";
    private static final String DIM = "2";
    private static final int LEAST_WIDTH = 40;
    private static final int MOST_WIDTH = 120;
    private static final int INDENT = 4;
    private static final int MAX_SENTENCE = 600;

    private final int width;
    private final boolean colour;
    private final StringBuilder out = new StringBuilder();

    private TextReport(int width, boolean colour) {
        this.width = Math.max(LEAST_WIDTH, Math.min(MOST_WIDTH, width));
        this.colour = colour;
    }

    /**
     * The report as text that ends with a line break.
     *
     * @param width columns of the terminal; text is wrapped to it, between 40 and 120
     * @param colour whether to use escape sequences for colour
     */
    public static String of(Report report, int width, boolean colour) {
        return new TextReport(width, colour).write(report);
    }

    private String write(Report report) {
        Outcome outcome = Outcome.of(report);
        wrapped(outcome.headline(), 0, "", colourOf(outcome.kind()) + ";" + BOLD);
        wrapped(outcome.detail(), 0, "");
        line(paint(DIM, about(report)));
        for (Finding finding : report.findings()) {
            finding(finding);
        }
        remarks(report);
        return out.toString();
    }

    private static String about(Report report) {
        Report.Run run = report.run();
        Report.Merged merged = report.merged();
        String reports = merged == null ? "" : Amounts.count(merged.reports(), "report") + " as one: ";
        return reports + Plain.clip(Plain.line(run.mainClass()), 60) + (run.pid() > 0 ? " (pid " + run.pid() + ")" : "")
                + ", "
                + Plain.clip(Plain.line(run.jvm()), 60) + ", " + Amounts.count(run.cpus(), "CPU") + ", watched "
                + Amounts.time(Outcome.watchedMillis(report) * 1_000_000);
    }

    private void finding(Finding finding) {
        line("");
        String word = finding.severity().word().toUpperCase(java.util.Locale.ROOT);
        line(paint(colourOf(finding.severity()) + ";" + BOLD, word) + "  " + paint(BOLD, Plain.line(finding.detector()))
                + paint(DIM, "  " + finding.confidence().word()));
        wrapped(finding.summary(), INDENT, "");
        // Never wrapped: a terminal or an IDE makes a link of it.
        line(" ".repeat(INDENT) + "at "
                + paint(BOLD, Plain.clip(Plain.line(finding.site().toString()), 300)));
        Finding.Instances instances = finding.instances();
        if (instances != null) {
            wrapped(
                    Amounts.count(finding.blocked().count(), "time") + ", "
                            + Amounts.time(finding.blocked().totalNanos()) + " in "
                            + Amounts.count(instances.count(), "JVM") + "; the sentence above is about "
                            + instances.told(),
                    INDENT,
                    "");
        }
        Finding.Wait wait = finding.waitedFor();
        if (wait != null && !wait.operation().isEmpty()) {
            wrapped(wait.operation() + " (" + wait.label() + ")", INDENT, "in ");
        }
        finding.details().forEach(detail -> wrapped(detail.label() + ": " + detail.value(), INDENT, "- "));
        finding.absorbed()
                .forEach(absorbed -> wrapped(absorbed.detector() + " at " + absorbed.site(), INDENT, "explains "));
        wrapped(finding.advice().text(), INDENT, "→ ");
    }

    private void remarks(Report report) {
        List<String> remarks = new ArrayList<>();
        for (Report.Coverage coverage : report.coverage()) {
            if (!coverage.state().equals("on")) {
                String reason = coverage.reason() == null ? "" : ": " + coverage.reason();
                remarks.add("Not checked: " + coverage.detector() + " (" + coverage.state() + ")" + reason);
            }
        }
        Amounts.ofProcessor(report).ifPresent(cost -> remarks.add("The watching took " + cost));
        for (Report.Suppressed rule : report.suppressed()) {
            remarks.add("Suppressed by " + rule.rule() + ": " + Amounts.count(rule.findings(), "finding") + ", seen "
                    + Amounts.count(rule.count(), "time") + " (reason: " + rule.reason() + ")");
        }
        Report.Dropped dropped = report.dropped();
        if (dropped.facts() + dropped.findings() + dropped.streamed() > 0) {
            remarks.add("Dropped: " + Amounts.count(dropped.facts(), "fact") + ", "
                    + Amounts.count(dropped.findings(), "claim") + ", "
                    + Amounts.count(dropped.streamed(), "JDK event"));
        }
        Report.Merged merged = report.merged();
        if (merged != null && merged.omitted() > 0) {
            remarks.add(
                    Amounts.count(merged.omitted(), "finding") + " of single reports had no room in the merged one");
        }
        remarks.addAll(report.notes());
        if (!remarks.isEmpty()) {
            line("");
            remarks.forEach(remark -> wrapped(remark, 2, "- "));
        }
    }

    private void wrapped(String text, int indent, String mark) {
        wrapped(text, indent, mark, "");
    }

    /** Breaks at spaces; a word longer than the line stays whole. */
    private void wrapped(String text, int indent, String mark, String codes) {
        String rest = Plain.clip(Plain.line(text), MAX_SENTENCE);
        StringBuilder row = new StringBuilder(" ".repeat(indent)).append(mark);
        String follow = " ".repeat(indent + mark.length());
        int used = indent + mark.length();
        boolean first = true;
        for (String word : rest.split(" ", -1)) {
            if (!first && used + 1 + word.length() > width) {
                line(paint(codes, row.toString()));
                row = new StringBuilder(follow);
                used = follow.length();
                first = true;
            }
            if (!first) {
                row.append(' ');
                used++;
            }
            row.append(word);
            used += word.length();
            first = false;
        }
        line(paint(codes, row.toString()));
    }

    private void line(String text) {
        out.append(text).append('\n');
    }

    private String paint(String codes, String text) {
        return colour && !codes.isEmpty() ? "\u001b[" + codes + "m" + text + "\u001b[0m" : text;
    }

    private static String colourOf(Severity severity) {
        return switch (severity) {
            case ERROR -> RED;
            case WARNING -> YELLOW;
            case INFO -> CYAN;
        };
    }

    private static String colourOf(Outcome.Kind kind) {
        return switch (kind) {
            case ERRORS -> RED;
            case WARNINGS, NOT_ENOUGH -> YELLOW;
            case REMARKS, NO_DATA -> CYAN;
            case CLEAN -> GREEN;
        };
    }
}
