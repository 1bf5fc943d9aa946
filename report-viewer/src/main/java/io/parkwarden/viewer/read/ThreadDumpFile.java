/* SPDX-License-Identifier: Apache-2.0 */
package io.parkwarden.viewer.read;

import com.fasterxml.jackson.databind.JsonNode;
import io.parkwarden.detectors.Conditions;
import io.parkwarden.detectors.Detectors;
import io.parkwarden.detectors.Findings;
import io.parkwarden.model.Confidence;
import io.parkwarden.model.Finding;
import io.parkwarden.model.Pool;
import io.parkwarden.model.Report;
import io.parkwarden.model.Severity;
import io.parkwarden.viewer.Problem;
import java.nio.file.Path;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A thread dump of {@code jcmd PID Thread.dump_to_file -format=json} (21 and later). It is one moment: it shows which
 * workers wait inside a task, but not for how long or how often, so all that it gives are hints.
 */
final class ThreadDumpFile {
    private static final Pattern FRAME = Pattern.compile("([^(]+)\\.([^.(]+)\\(([^)]*)\\)");
    private static final Pattern FEATURE = Pattern.compile("^(\\d+)");

    private ThreadDumpFile() {}

    /**
     * What the dump shows.
     *
     * @throws Problem if it holds no thread with a stack
     */
    static Report report(Path file, JsonNode dump, List<String> packages) {
        List<DumpedThreads.Dumped> threads = new ArrayList<>();
        for (JsonNode container : dump.path("threadContainers")) {
            container.path("threads").forEach(thread -> read(thread, threads));
        }
        if (threads.isEmpty()) {
            throw Problem.noData(
                    file + " is a thread dump without a thread that has a stack.",
                    "Make it with jcmd PID Thread.dump_to_file -format=json FILE.");
        }
        NamedPools pools = new NamedPools();
        DumpedThreads seen = new DumpedThreads(new NamedCode(packages), pools);
        long atMillis = time(dump.path("time").asText());
        seen.dump(atMillis, threads);
        Findings findings = new Findings(Detectors.all());
        seen.now(findings::accept);
        Matcher feature = FEATURE.matcher(dump.path("runtimeVersion").asText());
        int jdk = feature.find() ? Integer.parseInt(feature.group(1)) : 21;
        return new Report(
                Report.SCHEMA_VERSION,
                new Report.Tool("parkwarden", PlainReport.version()),
                new Report.Run(
                        "thread-dump",
                        dump.path("processId").asLong(),
                        "unknown",
                        dump.path("runtimeVersion").asText("unknown"),
                        jdk,
                        0,
                        0,
                        atMillis,
                        atMillis,
                        false,
                        true),
                List.of(),
                PlainReport.coverage(findings, false),
                new Report.Dropped(0, findings.dropped(), 0),
                List.of("This is a thread dump, one moment of " + threads.size() + " threads: what waited then may have"
                        + " waited for an instant or for ever. Watch the JVM to know: parkwarden attach PID."),
                List.copyOf(pools.all()),
                findings.conclude(new Conditions(jdk, 0)).stream()
                        .map(finding -> hint(finding, seen))
                        .toList());
    }

    /** A pool of which every worker waits at one line is worth a warning; less may be the usual. */
    private static Finding hint(Finding finding, DumpedThreads seen) {
        Pool pool = finding.pool();
        long waiting = finding.blocked().count();
        if (pool == null) {
            return PlainReport.said(
                    finding, Severity.INFO, Confidence.HINT, "At this moment a thread of a pool waited here.");
        }
        boolean all = waiting > 1 && waiting >= seen.workers(pool.name());
        return PlainReport.said(
                finding,
                all ? Severity.WARNING : Severity.INFO,
                Confidence.HINT,
                "At this moment " + waiting + " of " + seen.workers(pool.name()) + " workers of " + pool.name()
                        + " waited here inside a task"
                        + (finding.waitedFor() == null
                                ? "."
                                : " (" + finding.waitedFor().label() + ")."));
    }

    private static void read(JsonNode thread, List<DumpedThreads.Dumped> threads) {
        if (thread.path("virtual").asBoolean()) {
            return; // waiting is what virtual threads are for
        }
        List<NamedCode.Line> lines = new ArrayList<>();
        for (JsonNode line : thread.path("stack")) {
            Matcher frame = FRAME.matcher(line.asText());
            if (frame.matches()) {
                lines.add(DumpedThreads.line(frame.group(1), frame.group(2), frame.group(3)));
            }
        }
        if (!lines.isEmpty()) {
            threads.add(new DumpedThreads.Dumped(
                    thread.path("name").asText(), -1, thread.path("state").asText(""), lines));
        }
    }

    private static long time(String text) {
        try {
            return Instant.parse(text).toEpochMilli();
        } catch (DateTimeParseException e) {
            return 0; // a dump without its time is as good
        }
    }
}
