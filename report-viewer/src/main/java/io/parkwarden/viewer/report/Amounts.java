/* SPDX-License-Identifier: Apache-2.0 */
package io.parkwarden.viewer.report;

import io.parkwarden.model.Report;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;

/** Numbers as a reader says them. The page's script has the same rules. */
public final class Amounts {
    private Amounts() {}

    /** A duration in ns: {@code 850 µs}, {@code 12 ms}, {@code 4.1 s}, {@code 3 min 20 s}, {@code 2 h 5 min}. */
    public static String time(long nanos) {
        if (nanos < 999_500) {
            return Math.round(nanos / 1e3) + " µs";
        }
        long millis = Math.round(nanos / 1e6);
        if (millis < 1_000) {
            return millis + " ms";
        }
        if (millis < 120_000) {
            return String.format(Locale.ROOT, "%.1f s", millis / 1e3);
        }
        long seconds = millis / 1_000;
        if (seconds < 7_200) {
            return seconds / 60 + " min " + seconds % 60 + " s";
        }
        return seconds / 3_600 + " h " + seconds / 60 % 60 + " min";
    }

    /** A number with its noun: {@code 1 task}, {@code 1,204 tasks}. */
    public static String count(long number, String noun) {
        return String.format(Locale.ROOT, "%,d %s%s", number, noun, number == 1 ? "" : "s");
    }

    /** What the watching took of a processor, and in which time; empty where that was not measured. */
    static Optional<String> ofProcessor(Report report) {
        long watched = report.run().writtenMillis() - report.run().watchedMillis();
        return report.coverage().stream()
                .map(Report.Coverage::cpuNanos)
                .filter(Objects::nonNull)
                .reduce(Long::sum)
                .map(nanos -> time(nanos) + " of processor time in " + time(watched * 1_000_000));
    }
}
