/* SPDX-License-Identifier: Apache-2.0 */
package io.parkwarden.viewer.report;

import io.parkwarden.model.Confidence;
import io.parkwarden.model.Finding;
import io.parkwarden.model.Pool;
import io.parkwarden.model.Report;
import io.parkwarden.model.Severity;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * What a report comes down to, in one headline and one sentence; the terminal and the page open with it. A report without
 * findings has three meanings that must not be mixed up: looked and found nothing, nothing to look at, not enough to say.
 *
 * @param kind which of them
 * @param headline a few words
 * @param detail one or two sentences
 */
public record Outcome(Kind kind, String headline, String detail) {
    /** The lot of a report. */
    public enum Kind {
        /** At least one finding does harm now. */
        ERRORS,
        /** Capacity is lost. */
        WARNINGS,
        /** Only remarks. */
        REMARKS,
        /** Looked, and found nothing. */
        CLEAN,
        /** Nothing happened that a detector could look at. */
        NO_DATA,
        /** Too little was seen for silence to mean anything. */
        NOT_ENOUGH
    }

    /** A shorter watch says little: pools fill and drain in cycles of seconds. */
    private static final long SHORT_MILLIS = 10_000;

    private static final int NAMED_POOLS = 3;
    private static final DateTimeFormatter CLOCK =
            DateTimeFormatter.ofPattern("HH:mm:ss", Locale.ROOT).withZone(ZoneId.systemDefault());

    /** Weighs the report. */
    public static Outcome of(Report report) {
        long errors = count(report, Severity.ERROR);
        long warnings = count(report, Severity.WARNING);
        long infos = count(report, Severity.INFO);
        if (errors + warnings > 0) {
            return new Outcome(
                    errors > 0 ? Kind.ERRORS : Kind.WARNINGS,
                    headline(report, report.findings().get(0)),
                    tally(errors, warnings) + places(report) + "." + cost(report)
                            + begin(report.findings().get(0)));
        }
        if (infos > 0) {
            return new Outcome(
                    Kind.REMARKS,
                    "No fault, " + Amounts.count(infos, "remark"),
                    "Nothing is lost at present. "
                            + Plain.clip(Plain.line(report.findings().get(0).summary()), 400));
        }
        return silent(report);
    }

    private static Outcome silent(Report report) {
        long on = report.coverage().stream().filter(c -> c.state().equals("on")).count();
        long checked = checked(report);
        long watched = watchedMillis(report);
        if (on == 0) {
            return new Outcome(
                    Kind.NO_DATA,
                    "Nothing was looked at",
                    "No detector was on. The section on coverage says why, and what would turn them on.");
        }
        if (report.dropped().facts() > checked) {
            return new Outcome(
                    Kind.NOT_ENOUGH,
                    "Not enough to say",
                    "More events were dropped ("
                            + Amounts.count(report.dropped().facts(), "fact") + ") than examined ("
                            + Amounts.count(checked, "fact") + "), so silence means nothing.");
        }
        if (watched < SHORT_MILLIS) {
            return new Outcome(
                    Kind.NOT_ENOUGH,
                    "Not enough to say",
                    "The program was watched for " + Amounts.time(watched * 1_000_000)
                            + " only. Watch it for at least 10 s, and under load.");
        }
        if (checked == 0 && report.pools().isEmpty()) {
            return new Outcome(
                    Kind.NO_DATA,
                    "Nothing to look at",
                    "In " + Amounts.time(watched * 1_000_000)
                            + " no thread waited for as long as the threshold and no pool was seen at work. Put load"
                            + " on the program and watch it again.");
        }
        return new Outcome(
                Kind.CLEAN,
                "Looked, and found nothing",
                "In " + Amounts.time(watched * 1_000_000) + " " + Amounts.count(checked, "wait") + " on "
                        + Amounts.count(report.pools().size(), "pool") + " " + (checked == 1 ? "was" : "were")
                        + " examined by " + Amounts.count(on, "detector") + "; none was a fault.");
    }

    /** The worst finding in a few words: what, where, how much. */
    private static String headline(Report report, Finding worst) {
        if (worst.waitedFor() == null) {
            return claim(worst) + since(report, worst);
        }
        Pool pool = worst.pool();
        String where = pool == null
                ? " at " + Plain.clip(Plain.line(place(worst)), 60)
                : " on " + Plain.clip(Plain.line(pool.name()), 60);
        String blocked = Amounts.time(worst.blocked().totalNanos()) + " blocked";
        long lost = worst.harm().lostNanos();
        if (lost == worst.blocked().totalNanos()) {
            blocked += " while tasks queued";
        } else if (lost > 0) {
            blocked += ", " + Amounts.time(lost) + " of it while tasks queued";
        }
        return inWords(worst.detector()) + where + ": " + blocked;
    }

    /** The first clause of the summary, without what stands in parentheses: the rest is for who reads on. */
    private static String claim(Finding worst) {
        String clause = Plain.line(worst.summary()).replaceAll(" \\([^()]*\\)", "");
        int end = clause.length();
        for (String mark : List.of("; ", ". ")) {
            int at = clause.indexOf(mark);
            end = at < 0 ? end : Math.min(end, at);
        }
        clause = clause.substring(0, end);
        return Plain.clip(clause.endsWith(".") ? clause.substring(0, clause.length() - 1) : clause, 160);
    }

    /** When a pool that stands still began to, if its workers still waited when the report was made. */
    private static String since(Report report, Finding worst) {
        Pool pool = worst.pool();
        long nanos = worst.blocked().maxNanos();
        if (pool == null
                || nanos == 0
                || worst.confidence() != Confidence.PROVEN
                || report.stillBlocked().stream()
                        .noneMatch(wait -> wait.poolName().equals(pool.name()))) {
            return "";
        }
        Instant begin = Instant.ofEpochMilli(worst.lastSeenMillis() - nanos / 1_000_000);
        return ", since " + CLOCK.format(begin);
    }

    /** File and line, as at the end of a line of a stack trace. */
    private static String place(Finding finding) {
        String site = finding.site().toString();
        return site.substring(site.lastIndexOf('(') + 1, site.length() - 1);
    }

    /** {@code SyncOverAsync} as {@code Sync over async}. */
    static String inWords(String detector) {
        StringBuilder words = new StringBuilder();
        for (char c : Plain.clip(Plain.line(detector), 60).toCharArray()) {
            if (Character.isUpperCase(c) && !words.isEmpty()) {
                words.append(' ').append(Character.toLowerCase(c));
            } else {
                words.append(c);
            }
        }
        return words.toString();
    }

    private static String tally(long errors, long warnings) {
        List<String> parts = new ArrayList<>();
        if (errors > 0) {
            parts.add(Amounts.count(errors, "error"));
        }
        if (warnings > 0) {
            parts.add(Amounts.count(warnings, "warning"));
        }
        return String.join(", ", parts);
    }

    /** The pools that are hit, the one with most blocked time first. */
    private static String places(Report report) {
        Map<String, Long> blocked = new LinkedHashMap<>();
        for (Finding finding : report.findings()) {
            Pool pool = finding.pool();
            if (pool != null && finding.severity() != Severity.INFO) {
                blocked.merge(pool.name(), finding.blocked().totalNanos(), Long::sum);
            }
        }
        if (blocked.isEmpty()) {
            return "";
        }
        List<String> names = blocked.entrySet().stream()
                .sorted(Map.Entry.<String, Long>comparingByValue().reversed())
                .map(entry -> Plain.clip(Plain.line(entry.getKey()), 60))
                .toList();
        String more = names.size() > NAMED_POOLS ? " and " + (names.size() - NAMED_POOLS) + " more" : "";
        return " on " + String.join(", ", names.subList(0, Math.min(NAMED_POOLS, names.size()))) + more;
    }

    private static String cost(Report report) {
        long lost =
                report.findings().stream().mapToLong(f -> f.harm().lostNanos()).sum();
        return lost == 0 || report.findings().size() == 1
                ? ""
                : " In all, " + Amounts.time(lost) + " of worker time was lost while tasks were queued.";
    }

    /** Where to begin, and the first sentence of what to do there. */
    private static String begin(Finding worst) {
        String advice = Plain.line(worst.advice().text());
        int end = advice.indexOf(". ");
        return " Begin at " + Plain.clip(Plain.line(place(worst)), 60) + ": "
                + Plain.clip(end < 0 ? advice : advice.substring(0, end + 1), 300);
    }

    /** Findings of this severity. */
    static long count(Report report, Severity severity) {
        return report.findings().stream().filter(f -> f.severity() == severity).count();
    }

    /** The detectors look at the same waits, so the one that saw most says how many there were. */
    private static long checked(Report report) {
        return report.coverage().stream()
                .mapToLong(Report.Coverage::checked)
                .max()
                .orElse(0);
    }

    /** How long the program was watched, in ms. */
    static long watchedMillis(Report report) {
        return Math.max(0, report.run().writtenMillis() - report.run().watchedMillis());
    }
}
