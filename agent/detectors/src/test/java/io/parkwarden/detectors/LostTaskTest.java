/* SPDX-License-Identifier: Apache-2.0 */
package io.parkwarden.detectors;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.parkwarden.model.Finding;
import io.parkwarden.model.Frame;
import io.parkwarden.model.Intent;
import io.parkwarden.model.LostWork;
import io.parkwarden.model.LostWork.Loss;
import io.parkwarden.model.Origin;
import io.parkwarden.model.Pool;
import io.parkwarden.model.PoolKind;
import io.parkwarden.model.Severity;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class LostTaskTest {
    private static final Frame SEND = Frame.of("a.Mails", "send", "Mails.java", 12, Origin.APPLICATION);
    private static final Frame LIBRARY = Frame.of("org.lib.Sweeper", "sweep", "Sweeper.java", 3, Origin.LIBRARY);

    @Test
    void work_that_the_common_pool_runs_at_the_end_is_lost() {
        Finding finding = only(running(pool(PoolKind.COMMON, Intent.COMPUTE, 0), false, SEND));

        assertEquals(Severity.WARNING, finding.severity());
        assertEquals("A task was cut off by the end of the JVM: pool mails does not keep it alive.", finding.summary());
    }

    @Test
    void work_on_a_virtual_thread_is_lost() {
        assertEquals(Severity.WARNING, only(running(null, true, SEND)).severity());
    }

    @Test
    void a_daemon_pool_without_a_queue_may_have_a_loop() {
        assertEquals(
                Severity.INFO,
                only(running(pool(PoolKind.FIXED, Intent.COMPUTE, 0), false, SEND))
                        .severity());
    }

    @Test
    void a_queue_is_no_loop() {
        Finding finding = only(running(pool(PoolKind.FIXED, Intent.COMPUTE, 4), false, SEND));

        assertEquals(Severity.WARNING, finding.severity());
        assertEquals(
                "A task was cut off by the end of the JVM: pool mails does not keep it alive; 4 more tasks in the queue"
                        + " never began.",
                finding.summary());
    }

    @Test
    void a_dropped_future_is_a_warning_and_a_dropped_runnable_is_information() {
        assertEquals(Severity.WARNING, only(dropped(true)).severity());
        assertEquals(Severity.INFO, only(dropped(false)).severity());
    }

    @Test
    void an_abandoned_stage_and_delayed_work_are_named_where_the_application_wrote_them() {
        assertEquals(Severity.WARNING, only(stage(Loss.ABANDONED, SEND)).severity());
        assertEquals(Severity.WARNING, only(stage(Loss.DELAYED_AT_EXIT, SEND)).severity());
        assertNull(new LostTask().examine(stage(Loss.ABANDONED, LIBRARY, SEND)));
    }

    @Test
    void what_was_to_run_later_when_a_pool_was_ended_is_information() {
        LostWork later = new LostWork(
                1_000,
                "main",
                false,
                pool(PoolKind.FIXED, Intent.COMPUTE, 1),
                Loss.DELAYED_SHUT_DOWN,
                1,
                false,
                List.of(SEND));
        assertEquals(Severity.INFO, only(later).severity());
    }

    private static LostWork stage(Loss loss, Frame... frames) {
        return new LostWork(1_000, "main", false, null, loss, 1, true, List.of(frames));
    }

    @Test
    void an_overdue_task_is_a_warning_and_one_for_later_is_information() {
        Finding overdue = only(atExit(Loss.OVERDUE_AT_EXIT));
        assertEquals(Severity.WARNING, overdue.severity());
        assertTrue(overdue.summary().contains("due and never began"), overdue.summary());
        Finding later = only(atExit(Loss.PENDING_AT_EXIT));
        assertEquals(Severity.INFO, later.severity());
        assertTrue(later.summary().contains("scheduler mails"), later.summary());
    }

    @Test
    void a_stage_that_the_jdk_added_for_itself_is_nobodys_here() {
        Frame http = Frame.of("jdk.internal.net.http.MultiExchange", "responseAsync", "X.java", 1, Origin.JDK);
        Frame future = Frame.of("java.util.concurrent.CompletableFuture", "allOf", "X.java", 1, Origin.JDK);
        LostTask detector = new LostTask();
        assertNull(detector.examine(abandoned(List.of(future, http, SEND))));
        Claim claim = detector.examine(abandoned(List.of(future, SEND)));
        assertNotNull(claim);
        assertEquals("a.Mails", claim.site().className());
    }

    @Test
    void stays_quiet_for_libraries_and_ignored_pools() {
        LostTask detector = new LostTask();
        assertNull(detector.examine(running(pool(PoolKind.COMMON, Intent.COMPUTE, 0), false, LIBRARY)));
        assertNull(detector.examine(running(pool(PoolKind.COMMON, Intent.IGNORE, 0), false, SEND)));
    }

    private static LostWork atExit(Loss loss) {
        return new LostWork(
                1_000,
                "",
                false,
                pool(PoolKind.SCHEDULED, Intent.COMPUTE, 0),
                loss,
                1,
                loss == Loss.OVERDUE_AT_EXIT,
                List.of(SEND));
    }

    private static LostWork abandoned(List<Frame> stack) {
        return new LostWork(1_000, "main", false, null, Loss.ABANDONED, 1, true, stack);
    }

    private static Finding only(LostWork work) {
        Findings findings = new Findings(List.of(new LostTask()));
        findings.accept(work);
        return findings.conclude(new Conditions(21, 4)).get(0);
    }

    private static LostWork running(@Nullable Pool pool, boolean virtual, Frame frame) {
        return new LostWork(1_000, "worker-1", virtual, pool, Loss.RUNNING_AT_EXIT, 1, false, List.of(frame));
    }

    private static LostWork dropped(boolean awaited) {
        return new LostWork(
                1_000,
                "main",
                false,
                pool(PoolKind.FIXED, Intent.COMPUTE, 1),
                Loss.DISCARDED,
                3,
                awaited,
                List.of(SEND));
    }

    private static Pool pool(PoolKind kind, Intent intent, int queued) {
        return new Pool("mails", kind, intent, false, 1, 1, 1, queued);
    }
}
