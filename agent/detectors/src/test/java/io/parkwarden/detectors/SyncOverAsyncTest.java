/* SPDX-License-Identifier: Apache-2.0 */
package io.parkwarden.detectors;

import static io.parkwarden.detectors.WaitBuilder.pool;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;

import io.parkwarden.model.Execution;
import io.parkwarden.model.Frame;
import io.parkwarden.model.Intent;
import io.parkwarden.model.Origin;
import io.parkwarden.model.PoolKind;
import io.parkwarden.model.Severity;
import io.parkwarden.model.WaitKind;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class SyncOverAsyncTest {
    private final SyncOverAsync detector = new SyncOverAsync();

    @ParameterizedTest
    @EnumSource
    void reports_waits_for_futures_only(WaitKind kind) {
        Claim claim = detector.examine(
                new WaitBuilder(kind).in(Execution.FORK_JOIN_TASK).park());

        assertEquals(kind == WaitKind.FUTURE, claim != null);
    }

    @Test
    void reports_a_fork_join_task_joined_on_another_executor() {
        assertNotNull(detector.examine(
                new WaitBuilder(WaitKind.FORK_JOIN).in(Execution.EXECUTOR_TASK).park()));
    }

    @Test
    void reports_join_on_own_pool() {
        assertNotNull(detector.examine(join().park()));
    }

    @Test
    void stays_quiet_for_idle_workers_main_and_own_threads() {
        assertNull(detector.examine(join().in(Execution.OWN_THREAD).on(null).park()));
        assertNull(detector.examine(join().in(Execution.IDLE).park()));
    }

    @Test
    void stays_quiet_for_virtual_threads() {
        assertNull(detector.examine(join().virtual().park()));
    }

    @Test
    void stays_quiet_for_a_managed_blocker_of_the_application() {
        assertNull(detector.examine(join().managed().park()));
    }

    @Test
    void stays_quiet_for_an_ignored_pool() {
        assertNull(detector.examine(
                join().on(pool(PoolKind.FIXED, 9, Intent.IGNORE)).park()));
    }

    @Test
    void leaves_event_loops_to_blocked_event_loop() {
        assertNull(
                detector.examine(join().in(Execution.EVENT_LOOP_TASK).on(null).park()));
    }

    @Test
    void stays_quiet_where_only_the_jdk_is_on_the_stack() {
        Frame jdk = Frame.of("java.util.concurrent.CompletableFuture", "join", null, -1, Origin.JDK);

        assertNull(detector.examine(join().at(jdk).park()));
    }

    @Test
    void says_how_often_how_long_and_how_bad() {
        Verdict verdict = detector.judge(join().incident(3), new Conditions(17, 4));

        assertEquals(Severity.INFO, verdict.severity());
        assertEquals(
                "Workers of pool-1 (fixed pool, 4 workers) were waiting for a future 3 times (300 ms in total, worst"
                        + " 100 ms, p95 100 ms).",
                verdict.summary());
    }

    private static WaitBuilder join() {
        return new WaitBuilder(WaitKind.FUTURE).calling("java.util.concurrent.CompletableFuture.join");
    }
}
