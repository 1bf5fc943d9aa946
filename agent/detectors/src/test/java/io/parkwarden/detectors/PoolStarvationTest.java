/* SPDX-License-Identifier: Apache-2.0 */
package io.parkwarden.detectors;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.parkwarden.model.Confidence;
import io.parkwarden.model.Finding;
import io.parkwarden.model.Frame;
import io.parkwarden.model.Intent;
import io.parkwarden.model.Origin;
import io.parkwarden.model.Park;
import io.parkwarden.model.Pool;
import io.parkwarden.model.PoolKind;
import io.parkwarden.model.Severity;
import io.parkwarden.model.Starvation;
import io.parkwarden.model.Starvation.Form;
import io.parkwarden.model.WaitKind;
import java.util.List;
import org.junit.jupiter.api.Test;

class PoolStarvationTest {
    private static final Conditions JDK_21 = new Conditions(21, 4);

    private final PoolStarvation detector = new PoolStarvation();
    private final Park wait = new WaitBuilder(WaitKind.FUTURE).lasting(3_000).park();

    @Test
    void a_standstill_is_a_proven_error_that_names_each_worker_and_what_it_waits_for() {
        Findings findings = new Findings(List.of(detector));
        findings.accept(standstill(1, 300, Confidence.PROVEN, ""));

        Finding finding = findings.conclude(JDK_21).get(0);
        assertEquals(Severity.ERROR, finding.severity());
        assertEquals(Confidence.PROVEN, finding.confidence());
        assertEquals(wait.stack().site(), finding.site());
        assertEquals("pool-1-thread-1", finding.details().get(0).label());
        assertTrue(finding.details().get(0).value().contains("task com.acme.Shop.rate"), finding.details()::toString);
        assertEquals("worker 1", finding.stacks().get(0).label());
    }

    @Test
    void what_is_told_again_while_it_lasts_counts_once_with_its_last_length() {
        Findings findings = new Findings(List.of(detector));
        findings.accept(standstill(1, 300, Confidence.PROVEN, ""));
        findings.accept(standstill(2, 1_300, Confidence.PROVEN, ""));
        findings.accept(standstill(3, 3_000, Confidence.PROVEN, ""));

        Finding.Blocked blocked = findings.conclude(JDK_21).get(0).blocked();
        assertEquals(1, blocked.count());
        assertEquals(3_000_000_000L, blocked.totalNanos());
        assertEquals(3_000_000_000L, findings.conclude(JDK_21).get(0).harm().lostNanos());

        findings.accept(standstill(1, 500, Confidence.PROVEN, ""));
        assertEquals(2, findings.conclude(JDK_21).get(0).blocked().count());
    }

    @Test
    void a_standstill_absorbs_the_waits_that_it_is_made_of() {
        Findings findings = new Findings(List.of(new SyncOverAsync(), detector));
        findings.accept(wait);
        findings.accept(standstill(1, 3_000, Confidence.PROVEN, ""));

        List<Finding> all = findings.conclude(JDK_21);
        assertEquals(1, all.size());
        assertEquals("SyncOverAsync", all.get(0).absorbed().get(0).detector());
    }

    @Test
    void growth_by_spare_threads_is_a_warning_and_an_error_where_none_is_left() {
        assertEquals(Severity.WARNING, severityOfGrowth(new Finding.Detail("left", "156")));
        assertEquals(Severity.ERROR, severityOfGrowth(Starvation.NONE_LEFT));
    }

    private Severity severityOfGrowth(Finding.Detail left) {
        Findings findings = new Findings(List.of(new SyncOverAsync(), detector));
        findings.accept(wait);
        findings.accept(new Starvation(
                1_000,
                900_000_000,
                1,
                Form.SPARES,
                Confidence.PROVEN,
                "",
                WaitBuilder.pool(PoolKind.COMMON, 0),
                List.of(new Starvation.Waiting("worker 1", wait.thread(), wait.stack(), "a spare thread")),
                100,
                List.of(left)));
        List<Finding> all = findings.conclude(JDK_21);
        assertEquals(1, all.size(), "the waits that need the threads are part of it");
        assertTrue(all.get(0).details().contains(left));
        return all.get(0).severity();
    }

    @Test
    void what_is_likely_says_why_it_is_not_proven() {
        Findings findings = new Findings(List.of(detector));
        findings.accept(standstill(1, 300, Confidence.LIKELY, "another thread may signal"));

        Finding finding = findings.conclude(JDK_21).get(0);
        assertEquals(Confidence.LIKELY, finding.confidence());
        assertEquals(
                new Finding.Detail("why not proven", "another thread may signal"),
                finding.details().get(0));
    }

    @Test
    void stays_quiet_on_a_pool_that_is_declared_as_ignored() {
        Starvation ignored =
                standstill(WaitBuilder.pool(PoolKind.FIXED, 2, Intent.IGNORE), 1, 300, Confidence.PROVEN, "");
        assertNull(detector.examine(ignored));
    }

    @Test
    void stays_quiet_about_threads_of_the_jdk_such_as_the_carriers_of_virtual_threads() {
        Park carrier = new WaitBuilder(WaitKind.MONITOR)
                .at(Frame.of("jdk.internal.vm.Continuation", "run", "Continuation.java", 248, Origin.JDK))
                .park();
        Starvation waiting = new Starvation(
                1_000,
                300_000_000,
                1,
                Form.STARVED,
                Confidence.PROVEN,
                "",
                WaitBuilder.pool(PoolKind.FORK_JOIN, 2),
                List.of(new Starvation.Waiting("worker 1", carrier.thread(), carrier.stack(), "a monitor")),
                4,
                List.of());
        assertNull(detector.examine(waiting));
    }

    private Starvation standstill(int times, long millis, Confidence confidence, String reason) {
        return standstill(WaitBuilder.pool(PoolKind.FIXED, 2), times, millis, confidence, reason);
    }

    private Starvation standstill(Pool pool, int times, long millis, Confidence confidence, String reason) {
        return new Starvation(
                1_000 + millis,
                millis * 1_000_000,
                times,
                Form.DEADLOCK,
                confidence,
                reason,
                pool,
                List.of(new Starvation.Waiting(
                        "worker 1", wait.thread(), wait.stack(), "task com.acme.Shop.rate, place 1 of 2 in the queue")),
                4,
                List.of());
    }
}
