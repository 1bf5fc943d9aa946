/* SPDX-License-Identifier: Apache-2.0 */
package io.parkwarden.detectors;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.parkwarden.model.Confidence;
import io.parkwarden.model.Finding;
import io.parkwarden.model.Overrun;
import io.parkwarden.model.Severity;
import io.parkwarden.model.Site;
import io.parkwarden.model.Stack;
import io.parkwarden.model.WaitKind;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class AbsorptionTest {
    private static final Verdict VERDICT =
            new Verdict(Severity.WARNING, "What was seen.", new Finding.Advice("Do this.", null, "Never."));

    private final Absorption absorption = new Absorption();
    private final Finding wait = finding("SyncOverAsync");

    @Test
    void a_cause_takes_in_what_it_explains_and_names_it() {
        absorption.add(wait, Set.of());
        absorption.add(finding("PoolStarvation"), Set.of(wait.site()));

        List<Finding> left = absorption.oneForEachCause();

        assertEquals(List.of("PoolStarvation"), detectors(left));
        Finding.Absorbed absorbed = left.get(0).absorbed().get(0);
        assertEquals("SyncOverAsync", absorbed.detector());
        assertEquals(wait.site(), absorbed.site());
        assertEquals(2, absorbed.count());
    }

    @Test
    void findings_at_other_sites_and_of_the_same_detector_stay() {
        absorption.add(finding("PoolStarvation"), Set.of(new Site("a.Other", "run", null, 1), wait.site()));
        absorption.add(finding("PoolStarvation"), Set.of());

        assertEquals(List.of("PoolStarvation", "PoolStarvation"), detectors(absorption.oneForEachCause()));
    }

    @Test
    void what_is_absorbed_absorbs_nothing() {
        absorption.add(finding("PoolStarvation"), Set.of(wait.site()));
        absorption.add(finding("FakeAsync"), Set.of(wait.site()));

        assertEquals(List.of("PoolStarvation"), detectors(absorption.oneForEachCause()));
    }

    @Test
    void a_cause_that_is_a_wait_leaves_findings_that_are_none() {
        Overrun overrun = new Overrun(1, 2, 1, "t", null, Overrun.End.GIVEN_UP, "t", stack(), stack());
        Claim claim = new Claim(wait.site(), "GIVEN_UP", Confidence.LIKELY);
        Finding other = new Incident<>(claim, overrun).finding("UncancelledTimeout", "u", VERDICT);
        absorption.add(wait, Set.of());
        absorption.add(other, Set.of());
        absorption.add(finding("WrappedAsync"), Set.of(wait.site()));

        assertEquals(List.of("UncancelledTimeout", "WrappedAsync"), detectors(absorption.oneForEachCause()));
    }

    @Test
    void what_is_said_of_a_whole_is_told_at_the_line_that_matters_and_makes_it_no_worse() {
        absorption.add(wait, Set.of());
        absorption.add(
                finding("MisplacedWork", Severity.ERROR),
                Set.of(),
                Set.of(wait.site()),
                detector -> detector.equals("SyncOverAsync"));

        List<Finding> left = absorption.oneForEachCause();

        assertEquals(List.of("SyncOverAsync"), detectors(left));
        assertEquals(Severity.WARNING, left.get(0).severity());
        assertEquals("MisplacedWork", left.get(0).absorbed().get(0).detector());
        assertEquals(
                new Finding.Detail("MisplacedWork", "What was seen."),
                left.get(0).details().get(0));
    }

    @Test
    void findings_of_other_detectors_are_not_taken() {
        absorption.add(wait, Set.of());
        absorption.add(finding("MisplacedWork"), Set.of(wait.site()), Set.of(), "ParkedWorker"::equals);

        assertEquals(List.of("SyncOverAsync", "MisplacedWork"), detectors(absorption.oneForEachCause()));
    }

    private static Stack stack() {
        return new WaitBuilder(WaitKind.FUTURE).park().stack();
    }

    private static List<String> detectors(List<Finding> findings) {
        return findings.stream().map(Finding::detector).toList();
    }

    private static Finding finding(String detector) {
        return finding(detector, Severity.WARNING);
    }

    private static Finding finding(String detector, Severity severity) {
        return new WaitBuilder(WaitKind.FUTURE)
                .incident(2)
                .finding(detector, detector, new Verdict(severity, VERDICT.summary(), VERDICT.advice()));
    }
}
