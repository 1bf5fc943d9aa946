/* SPDX-License-Identifier: Apache-2.0 */
package io.parkwarden.viewer.report;

import io.parkwarden.model.Report;
import java.util.List;

/** Reports that say nothing, each for another reason. */
final class Silence {
    private Silence() {}

    static Report nothingOn(Report report) {
        return with(
                report,
                report.run(),
                report.coverage().stream()
                        .map(c -> new Report.Coverage(c.detector(), "off", "switched off by the owner", 0, 0))
                        .toList(),
                report.dropped());
    }

    static Report nothingHappened(Report report) {
        Report idle = with(
                report,
                report.run(),
                report.coverage().stream()
                        .map(c -> new Report.Coverage(c.detector(), "on", null, 0, 0))
                        .toList(),
                report.dropped());
        return new Report(
                idle.schemaVersion(),
                idle.tool(),
                idle.run(),
                idle.configuration(),
                idle.coverage(),
                idle.dropped(),
                idle.notes(),
                List.of(),
                List.of());
    }

    static Report tooShort(Report report) {
        Report.Run run = report.run();
        return with(
                report,
                new Report.Run(
                        run.source(),
                        run.pid(),
                        run.mainClass(),
                        run.jvm(),
                        run.jdk(),
                        run.cpus(),
                        run.startedMillis(),
                        run.watchedMillis(),
                        run.watchedMillis() + 2_000,
                        run.attached(),
                        run.complete()),
                report.coverage(),
                report.dropped());
    }

    static Report mostDropped(Report report) {
        return with(report, report.run(), report.coverage(), new Report.Dropped(1_000_000, 0, 0));
    }

    private static Report with(Report report, Report.Run run, List<Report.Coverage> coverage, Report.Dropped dropped) {
        return new Report(
                report.schemaVersion(),
                report.tool(),
                run,
                report.configuration(),
                coverage,
                dropped,
                report.notes(),
                report.pools(),
                List.of());
    }
}
