/* SPDX-License-Identifier: Apache-2.0 */
package io.parkwarden.viewer.read;

import io.parkwarden.detectors.Conditions;
import io.parkwarden.detectors.Detector;
import io.parkwarden.detectors.Detectors;
import io.parkwarden.detectors.Findings;
import io.parkwarden.detectors.PoolHistories;
import io.parkwarden.model.Confidence;
import io.parkwarden.model.Fact;
import io.parkwarden.model.Finding;
import io.parkwarden.model.Park;
import io.parkwarden.model.Pin;
import io.parkwarden.model.Pool;
import io.parkwarden.model.Report;
import io.parkwarden.model.Severity;
import io.parkwarden.model.StillBlocked;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The report on a JVM that had no agent: what was measured is said as likely at most, since names stand for classes. */
final class PlainReport {
    /** The facts that the JVM's own events give; detectors of others are not applicable. */
    private static final Set<Class<? extends Fact>> FACTS = Set.of(Park.class, StillBlocked.class);

    private static final String WITHOUT_QUEUE =
            "A recording without the agent does not tell how many tasks queued behind a wait, so a wait in a"
                    + " ThreadPoolExecutor is information only, whatever it cost.";

    private static final String UNSEEN = "the JVM's own events do not tell what it looks at; run with the agent";
    private static final String WITHOUT_PINS =
            "jdk.VirtualThreadPinned is not in this recording; JDK 21 and later have it,"
                    + " and settings=profile or default turns it on";

    private PlainReport() {}

    static Report of(
            RecordedRun recorded,
            long losses,
            boolean pins,
            List<String> said,
            Findings findings,
            PoolHistories histories,
            Collection<Pool> pools,
            long unplaced) {
        Report.Run run = recorded.run();
        List<String> notes = new ArrayList<>();
        notes.add("This recording was made without the agent. " + WITHOUT_QUEUE
                + " With the agent, Parkwarden says it: java -jar parkwarden.jar attach PID.");
        if (!recorded.knowsJdk()) {
            notes.add("The recording does not tell the JDK: advice is for JDK 17.");
        }
        notes.addAll(said);
        return new Report(
                Report.SCHEMA_VERSION,
                new Report.Tool("parkwarden", version()),
                run,
                List.of(),
                coverage(findings, pins),
                new Report.Dropped(unplaced, findings.dropped(), losses),
                notes,
                List.copyOf(pools),
                histories.all(),
                histories.stillBlocked(),
                findings.conclude(new Conditions(run.jdk(), run.cpus())).stream()
                        .map(finding -> atMost(Confidence.LIKELY, finding))
                        .toList());
    }

    /**
     * What each detector could see.
     *
     * @param pins whether pins of virtual threads are told
     */
    static List<Report.Coverage> coverage(Findings findings, boolean pins) {
        List<Report.Coverage> coverage = new ArrayList<>();
        List<Detector<?>> detectors = Detectors.all();
        for (Report.Coverage seen : findings.coverage(List.of())) {
            Detector<?> detector = detectors.stream()
                    .filter(d -> d.description().name().equals(seen.detector()))
                    .findFirst()
                    .orElseThrow();
            boolean fed = FACTS.stream().anyMatch(fact -> detector.looksAt().isAssignableFrom(fact))
                    || (pins && detector.looksAt() == Pin.class);
            coverage.add(
                    fed
                            ? seen
                            : new Report.Coverage(
                                    seen.detector(),
                                    "not-applicable",
                                    detector.looksAt() == Pin.class ? WITHOUT_PINS : UNSEEN,
                                    0,
                                    0));
        }
        return coverage;
    }

    private static Finding atMost(Confidence most, Finding finding) {
        Confidence confidence = finding.confidence().compareTo(most) > 0 ? most : finding.confidence();
        return said(finding, finding.severity(), confidence, finding.summary());
    }

    /** The same finding, said in another way. */
    static Finding said(Finding finding, Severity severity, Confidence confidence, String summary) {
        return new Finding(
                finding.detector(),
                finding.fingerprint(),
                severity,
                confidence,
                summary,
                finding.site(),
                finding.waitedFor(),
                finding.pool(),
                finding.otherPools(),
                finding.blocked(),
                finding.harm(),
                finding.firstSeenMillis(),
                finding.lastSeenMillis(),
                finding.threads(),
                finding.stacks(),
                finding.details(),
                finding.absorbed(),
                finding.advice());
    }

    /** The viewer made this report, so the version is its own. */
    static String version() {
        @Nullable String version = PlainReport.class.getPackage().getImplementationVersion();
        return version == null ? "development" : version;
    }
}
