/* SPDX-License-Identifier: Apache-2.0 */
package io.parkwarden.detectors;

import static io.parkwarden.detectors.WaitBuilder.pool;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.parkwarden.model.Confidence;
import io.parkwarden.model.Frame;
import io.parkwarden.model.Intent;
import io.parkwarden.model.Origin;
import io.parkwarden.model.Park;
import io.parkwarden.model.Pool;
import io.parkwarden.model.PoolKind;
import io.parkwarden.model.Severity;
import io.parkwarden.model.WaitKind;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class HarmTest {
    private static final Frame LIBRARY = Frame.of("org.other.Job", "run", "Job.java", 3, Origin.LIBRARY);

    @Test
    void a_wait_on_an_executor_without_a_queue_is_information() {
        assertEquals(Severity.INFO, sleep(pool(PoolKind.FIXED, 0)).severity(50));
    }

    @Test
    void where_the_queue_cannot_be_read_the_user_who_declared_the_pool_is_believed() {
        Pool unread = new Pool("ticker", PoolKind.OTHER, Intent.COMPUTE, false, 1, -1, -1, -1);

        assertEquals(Severity.INFO, sleep(unread).severity(50));
        assertEquals(Severity.WARNING, sleep(unread.declaredAs(Intent.COMPUTE)).severity(50));
        assertEquals(Severity.INFO, sleep(unread.declaredAs(Intent.BLOCKING)).severity(50));
        assertEquals(
                Severity.INFO,
                sleep(pool(PoolKind.FIXED, 0).declaredAs(Intent.COMPUTE)).severity(50));
    }

    @Test
    void a_single_queued_task_makes_it_a_warning() {
        assertEquals(Severity.WARNING, sleep(pool(PoolKind.FIXED, 1)).severity(1));
    }

    @ParameterizedTest
    @EnumSource(names = {"COMMON", "FORK_JOIN"})
    void a_wait_on_a_fork_join_pool_is_a_warning_at_once(PoolKind kind) {
        assertEquals(Severity.WARNING, sleep(pool(kind, 0)).severity(1));
    }

    @ParameterizedTest
    @EnumSource(names = {"COMMON", "FORK_JOIN", "FIXED", "SINGLE", "SCHEDULED"})
    void a_second_that_others_wanted_while_no_worker_was_free_is_an_error(PoolKind kind) {
        assertEquals(Severity.ERROR, sleep(pool(kind, 5)).severity(10));
    }

    @Test
    void less_than_a_second_lost_is_no_error_yet() {
        assertEquals(Severity.WARNING, sleep(pool(PoolKind.FIXED, 5)).severity(9));
    }

    @Test
    void two_waits_are_no_error_however_long() {
        WaitBuilder minute = sleep(pool(PoolKind.FIXED, 5)).builder().lasting(60_000);

        assertEquals(Severity.WARNING, Harm.severity(minute.incident(2)));
        assertEquals(Severity.ERROR, Harm.severity(minute.incident(3)));
    }

    @Test
    void a_queue_beside_a_free_worker_starves_nobody() {
        Pool free = new Pool("pool-1", PoolKind.FIXED, Intent.COMPUTE, false, 4, 4, 3, 5);

        assertEquals(Severity.WARNING, sleep(free).severity(50));
    }

    @Test
    void waits_that_the_pool_makes_up_for_stay_a_warning() {
        WaitBuilder join =
                new WaitBuilder(WaitKind.FUTURE).on(pool(PoolKind.COMMON, 50)).compensated();

        assertEquals(Severity.WARNING, Harm.severity(join.incident(100)));
    }

    @Test
    void one_wait_of_many_that_is_not_made_up_for_starves() {
        Incident<Park> incident = new WaitBuilder(WaitKind.FUTURE)
                .on(pool(PoolKind.COMMON, 50))
                .compensated()
                .incident(100);
        new WaitBuilder(WaitKind.FUTURE).on(pool(PoolKind.COMMON, 50)).addTo(incident, Confidence.PROVEN);

        assertEquals(Severity.ERROR, Harm.severity(incident));
    }

    @Test
    void an_unknown_pool_is_a_warning() {
        assertEquals(Severity.WARNING, sleep(null).severity(1));
    }

    @Test
    void an_event_loop_is_a_warning() {
        assertEquals(
                Severity.WARNING,
                sleep(pool(PoolKind.EVENT_LOOP, 0, Intent.EVENT_LOOP)).severity(1));
    }

    @Test
    void a_pool_made_for_waiting_is_information_while_its_queue_is_a_burst() {
        assertEquals(Severity.INFO, blocking(0).severity(100));
        assertEquals(Severity.INFO, blocking(4).severity(100), "no more than it can run at once");
        assertEquals(Severity.INFO, blocking(5).severity(2), "twice may be a burst");
    }

    @Test
    void a_queue_that_lasts_is_a_warning_on_a_pool_made_for_waiting() {
        assertEquals(Severity.WARNING, blocking(5).severity(3));
    }

    @Test
    void a_queue_during_few_of_the_waits_is_information_on_a_pool_made_for_waiting() {
        Incident<Park> incident = blocking(5).builder().incident(3);
        for (int i = 0; i < 4; i++) {
            blocking(0).builder().addTo(incident, Confidence.PROVEN);
        }

        assertEquals(Severity.INFO, Harm.severity(incident));
    }

    @Test
    void a_library_that_waits_in_a_pool_of_its_own_is_information() {
        assertEquals(
                Severity.INFO,
                Harm.severity(
                        sleep(pool(PoolKind.FIXED, 5)).builder().at(LIBRARY).incident(100)));
        assertEquals(
                Severity.INFO, Harm.severity(sleep(null).builder().at(LIBRARY).incident(100)));
    }

    @Test
    void a_library_that_waits_in_the_common_pool_takes_it_from_the_application() {
        assertEquals(
                Severity.ERROR,
                Harm.severity(
                        sleep(pool(PoolKind.COMMON, 5)).builder().at(LIBRARY).incident(100)));
    }

    @Test
    void the_first_slow_call_is_information_and_the_second_is_not() {
        WaitBuilder query = new WaitBuilder(WaitKind.JDBC).on(pool(PoolKind.COMMON, 5));

        assertEquals(Severity.INFO, Harm.severity(query.incident(1)));
        assertEquals(Severity.WARNING, Harm.severity(query.incident(2)));
        assertEquals(Severity.WARNING, Harm.severity(query.lasting(200).incident(1)), "no cold cache takes so long");
    }

    @Test
    void a_few_slow_writes_may_lack_a_processor() {
        WaitBuilder write = new WaitBuilder(WaitKind.SOCKET_WRITE)
                .on(pool(PoolKind.COMMON, 0))
                .lasting(30);

        assertEquals(Severity.INFO, Harm.severity(write.incident(2)));
        assertEquals(Severity.INFO, Harm.severity(write.incident(3)), "90 ms are nothing");
        assertEquals(Severity.WARNING, Harm.severity(write.incident(4)));
    }

    private record Case(WaitBuilder builder) {
        Severity severity(int times) {
            return Harm.severity(builder.incident(times));
        }
    }

    private static Case sleep(Pool pool) {
        return new Case(new WaitBuilder(WaitKind.SLEEP).on(pool));
    }

    private static Case blocking(int queued) {
        return sleep(pool(PoolKind.FIXED, queued, Intent.BLOCKING));
    }
}
