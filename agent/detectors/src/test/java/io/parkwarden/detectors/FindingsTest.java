/* SPDX-License-Identifier: Apache-2.0 */
package io.parkwarden.detectors;

import static io.parkwarden.detectors.WaitBuilder.pool;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.parkwarden.model.Confidence;
import io.parkwarden.model.Finding;
import io.parkwarden.model.Park;
import io.parkwarden.model.PoolKind;
import io.parkwarden.model.Report;
import io.parkwarden.model.Severity;
import io.parkwarden.model.WaitKind;
import java.util.HashSet;
import java.util.List;
import org.junit.jupiter.api.Test;

class FindingsTest {
    private static final Conditions JDK_21 = new Conditions(21, 4);
    private final Findings findings = new Findings(Detectors.all());

    @Test
    void nothing_seen_is_nothing_found() {
        assertEquals(List.of(), findings.conclude(JDK_21));
    }

    @Test
    void waits_at_one_line_are_one_finding() {
        accept(sleep(), sleep().lasting(500), sleep().by("another"));

        Finding finding = only();
        assertEquals("ParkedWorker", finding.detector());
        assertEquals(3, finding.blocked().count());
        assertEquals(700_000_000, finding.blocked().totalNanos());
        assertEquals("com.acme.Shop.load(Shop.java:12)", finding.site().toString());
        assertEquals(WaitKind.SLEEP, finding.waitedFor().kind());
        assertEquals("sleep", finding.waitedFor().label());
    }

    @Test
    void two_lines_of_one_method_are_two_findings_with_fingerprints_of_their_own() {
        accept(sleep().at(12), sleep().at(15));

        List<Finding> all = findings.conclude(JDK_21);
        assertEquals(2, all.size());
        assertNotEquals(all.get(0).fingerprint(), all.get(1).fingerprint());
    }

    @Test
    void the_first_of_two_lines_keeps_the_plain_fingerprint_whichever_waits_first() {
        Findings reverse = new Findings(Detectors.all());
        accept(sleep().at(12), sleep().at(15));
        reverse.accept(sleep().at(15).park());
        reverse.accept(sleep().at(12).park());

        assertEquals(fingerprintAt(12, findings), fingerprintAt(12, reverse));
        assertEquals(fingerprintAt(12, findings) + "-2", fingerprintAt(15, reverse));
    }

    @Test
    void two_calls_at_one_line_are_two_findings() {
        accept(sleep(), sleep().calling("com.acme.Retry.pause"));

        assertEquals(2, findings.conclude(JDK_21).size());
    }

    @Test
    void concluding_twice_gives_the_same() {
        accept(sleep(), sleep().at(15), join());

        assertEquals(findings.conclude(JDK_21), findings.conclude(JDK_21));
    }

    @Test
    void concluding_does_not_end_the_counting() {
        accept(sleep());
        findings.conclude(JDK_21);
        accept(sleep());

        assertEquals(2, only().blocked().count());
    }

    @Test
    void the_worst_comes_first() {
        accept(
                sleep().at(1),
                sleep().at(2).on(pool(PoolKind.FIXED, 3)),
                sleep().at(4).lasting(900));
        for (int i = 0; i < 20; i++) {
            accept(sleep().at(3).on(pool(PoolKind.FIXED, 3)));
        }

        List<Finding> all = findings.conclude(JDK_21);
        assertEquals(List.of(3, 2, 4, 1), all.stream().map(f -> f.site().line()).toList());
        assertEquals(
                List.of(Severity.ERROR, Severity.WARNING, Severity.INFO, Severity.INFO),
                all.stream().map(Finding::severity).toList());
    }

    @Test
    void counts_what_finds_no_room() {
        Findings small = new Findings(Detectors.all(), 2);
        for (int line = 1; line <= 5; line++) {
            small.accept(sleep().at(line).park());
            small.accept(sleep().at(line).park());
        }

        assertEquals(2, small.conclude(JDK_21).size());
        assertEquals(6, small.dropped());
        assertEquals(6, coverage(small, "ParkedWorker").dropped());
        assertEquals(0, coverage(small, "SyncOverAsync").dropped());
    }

    @Test
    void what_is_known_still_counts_when_there_is_no_room() {
        Findings small = new Findings(Detectors.all(), 1);
        small.accept(sleep().at(1).park());
        small.accept(sleep().at(2).park());
        small.accept(sleep().at(1).park());

        assertEquals(2, small.conclude(JDK_21).get(0).blocked().count());
    }

    @Test
    void coverage_tells_what_was_looked_at_and_what_is_off() {
        Report.Coverage off = new Report.Coverage("PinnedCarrier", "not-applicable", "no virtual threads", 0, 0);
        accept(sleep(), join());

        List<Report.Coverage> coverage = findings.coverage(List.of(off));

        assertEquals(2, coverage(findings, "ParkedWorker").checked());
        assertEquals("on", coverage.get(0).state());
        assertEquals(off, coverage.get(coverage.size() - 1));
    }

    @Test
    void a_detector_that_throws_costs_the_others_nothing() {
        Findings both = new Findings(List.of(new Throwing(), new ParkedWorker()));
        both.accept(sleep().at(1).park());
        both.accept(sleep().at(2).park());

        List<Finding> found = both.conclude(JDK_21);

        assertEquals(
                List.of("ParkedWorker", "ParkedWorker"),
                found.stream().map(Finding::detector).toList());
        Report.Coverage throwing = coverage(both, "Throwing");
        assertEquals(2, throwing.dropped(), "one claim by examine, one by judge");
        assertTrue(throwing.reason().endsWith("java.lang.IllegalStateException"), throwing.reason());
    }

    /** Examines line 1 and judges everything else with a throw. */
    private static final class Throwing implements Detector<Park> {
        @Override
        public Description description() {
            return new Description("Throwing", "none", "Throws.");
        }

        @Override
        public Class<Park> looksAt() {
            return Park.class;
        }

        @Override
        public Claim examine(Park park) {
            if (park.stack().site().line() == 1) {
                throw new IllegalStateException("examine");
            }
            return Claim.of(park, Confidence.HINT);
        }

        @Override
        public Verdict judge(Incident<Park> incident, Conditions conditions) {
            throw new IllegalStateException("judge");
        }
    }

    @Test
    void detectors_have_the_names_of_their_classes_and_one_claim_each() {
        HashSet<String> summaries = new HashSet<>();
        for (Detector<?> detector : Detectors.all()) {
            Description description = detector.description();
            assertEquals(detector.getClass().getSimpleName(), description.name());
            assertTrue(summaries.add(description.summary())
                    && description.summary().endsWith("."));
        }
    }

    private void accept(WaitBuilder... waits) {
        for (WaitBuilder wait : waits) {
            findings.accept(wait.park());
        }
    }

    private Finding only() {
        List<Finding> all = findings.conclude(JDK_21);
        assertEquals(1, all.size());
        return all.get(0);
    }

    private static String fingerprintAt(int line, Findings findings) {
        return findings.conclude(JDK_21).stream()
                .filter(finding -> finding.site().line() == line)
                .findFirst()
                .orElseThrow()
                .fingerprint();
    }

    private static Report.Coverage coverage(Findings findings, String detector) {
        return findings.coverage(List.of()).stream()
                .filter(coverage -> coverage.detector().equals(detector))
                .findFirst()
                .orElseThrow();
    }

    private static WaitBuilder sleep() {
        return new WaitBuilder(WaitKind.SLEEP);
    }

    private static WaitBuilder join() {
        return new WaitBuilder(WaitKind.FUTURE);
    }
}
