/* SPDX-License-Identifier: Apache-2.0 */
package io.parkwarden.detectors;

import static io.parkwarden.detectors.WaitBuilder.pool;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;

import io.parkwarden.model.Confidence;
import io.parkwarden.model.Execution;
import io.parkwarden.model.Frame;
import io.parkwarden.model.Intent;
import io.parkwarden.model.Origin;
import io.parkwarden.model.PoolKind;
import io.parkwarden.model.WaitKind;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.EnumSource.Mode;

class ParkedWorkerTest {
    private static final Conditions JDK_21 = new Conditions(21, 4);
    private final ParkedWorker detector = new ParkedWorker();

    @ParameterizedTest
    @EnumSource(
            mode = Mode.EXCLUDE,
            names = {"FUTURE", "FORK_JOIN"})
    void reports_every_kind_of_wait_in_a_task(WaitKind kind) {
        Claim claim = detector.examine(new WaitBuilder(kind).lasting(1_000).park());

        assertNotNull(claim);
        assertEquals(Confidence.PROVEN, claim.confidence());
    }

    @ParameterizedTest
    @EnumSource
    void reports_tasks_and_stays_quiet_for_idle_workers_and_own_threads(Execution execution) {
        Claim claim = detector.examine(
                new WaitBuilder(WaitKind.SLEEP).on(null).in(execution).park());

        boolean reported = switch (execution) {
            case FORK_JOIN_TASK, EXECUTOR_TASK, OTHER_TASK -> true;
            case EVENT_LOOP_TASK, IDLE, OWN_THREAD -> false;
        };
        assertEquals(reported, claim != null);
    }

    @Test
    void leaves_waits_for_futures_to_sync_over_async() {
        assertNull(detector.examine(new WaitBuilder(WaitKind.FUTURE).park()));
        assertNull(detector.examine(new WaitBuilder(WaitKind.FORK_JOIN).park()));
    }

    @Test
    void stays_quiet_for_a_fork_join_task_that_helps() {
        assertNull(detector.examine(
                new WaitBuilder(WaitKind.FORK_JOIN).in(Execution.FORK_JOIN_TASK).park()));
    }

    @Test
    void stays_quiet_for_virtual_threads() {
        assertNull(detector.examine(new WaitBuilder(WaitKind.SLEEP).virtual().park()));
    }

    @Test
    void stays_quiet_for_a_managed_blocker_of_the_application() {
        assertNull(detector.examine(new WaitBuilder(WaitKind.SLEEP).managed().park()));
    }

    @Test
    void stays_quiet_for_an_ignored_pool() {
        assertNull(detector.examine(new WaitBuilder(WaitKind.SLEEP)
                .on(pool(PoolKind.FIXED, 9, Intent.IGNORE))
                .park()));
    }

    @Test
    void leaves_event_loops_to_blocked_event_loop() {
        assertNull(detector.examine(new WaitBuilder(WaitKind.SLEEP)
                .on(pool(PoolKind.EVENT_LOOP, 0, Intent.EVENT_LOOP))
                .park()));
    }

    @Test
    void stays_quiet_where_only_the_jdk_is_on_the_stack() {
        Frame jdk = Frame.of("jdk.internal.net.http.SocketTube", "read", null, -1, Origin.JDK);

        assertNull(detector.examine(new WaitBuilder(WaitKind.LOCK).at(jdk).park()));
    }

    @Test
    void stays_quiet_while_a_class_is_loaded() {
        Frame loader = Frame.of("java.lang.ClassLoader", "loadClass", "ClassLoader.java", 500, Origin.JDK);

        assertNull(detector.examine(
                new WaitBuilder(WaitKind.FILE_READ).inside(loader).park()));
    }

    @ParameterizedTest
    @EnumSource(names = {"QUEUE", "SELECT", "SOCKET_ACCEPT", "DATAGRAM", "CONSOLE"})
    void stays_quiet_for_a_loop_on_an_executor_of_its_own(WaitKind kind) {
        assertNull(detector.judge(
                new WaitBuilder(kind).on(pool(PoolKind.SINGLE, 0)).incident(20), JDK_21));
    }

    @Test
    void reports_a_loop_behind_which_tasks_queue() {
        assertNotNull(detector.judge(
                new WaitBuilder(WaitKind.QUEUE).on(pool(PoolKind.SINGLE, 1)).incident(20), JDK_21));
    }

    @ParameterizedTest
    @EnumSource(names = {"COMMON", "FORK_JOIN"})
    void reports_a_loop_on_a_pool_that_others_share(PoolKind kind) {
        assertNotNull(
                detector.judge(new WaitBuilder(WaitKind.QUEUE).on(pool(kind, 0)).incident(20), JDK_21));
    }

    @Test
    void tells_two_calls_at_one_line_apart() {
        Claim sleep = detector.examine(new WaitBuilder(WaitKind.SLEEP).park());
        Claim query = detector.examine(
                new WaitBuilder(WaitKind.SLEEP).calling("com.acme.Retry.pause").park());

        assertNotEquals(sleep.target(), query.target());
    }
}
