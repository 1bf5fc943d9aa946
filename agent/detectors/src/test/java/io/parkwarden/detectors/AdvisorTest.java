/* SPDX-License-Identifier: Apache-2.0 */
package io.parkwarden.detectors;

import static io.parkwarden.detectors.WaitBuilder.pool;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.parkwarden.model.Finding.Advice;
import io.parkwarden.model.Park;
import io.parkwarden.model.PoolKind;
import io.parkwarden.model.WaitKind;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class AdvisorTest {
    private static final Conditions JDK_17 = new Conditions(17, 4);
    private static final Conditions JDK_21 = new Conditions(21, 4);
    private static final Conditions JDK_25 = new Conditions(25, 4);

    @Test
    void a_blocking_call_goes_to_an_executor_on_17_and_to_a_virtual_thread_on_25() {
        assertFalse(all(query(JDK_17)).contains("irtual"), "17 has no virtual threads");
        assertTrue(query(JDK_25).text().contains("virtual thread"));
        assertTrue(query(JDK_25).code().contains("newVirtualThreadPerTaskExecutor"));
    }

    @Test
    void on_21_the_advice_warns_of_synchronized() {
        assertTrue(query(JDK_21).text().contains("synchronized"));
        assertFalse(query(JDK_21).code().contains("newVirtualThreadPerTaskExecutor"));
        assertFalse(query(JDK_25).text().contains("synchronized"), "no carrier is held there any more");
    }

    @Test
    void virtual_threads_are_offered_from_21_on_where_a_future_is_waited_for() {
        Incident<Park> join = new WaitBuilder(WaitKind.FUTURE).incident(3);

        assertFalse(all(Advisor.forFuture(join, JDK_17)).contains("irtual"));
        assertTrue(Advisor.forFuture(join, JDK_21).leaveWhen().contains("virtual thread"));
    }

    @ParameterizedTest
    @EnumSource
    void there_is_advice_for_every_kind_of_wait_and_none_names_virtual_threads_on_17(WaitKind kind) {
        Advice advice = Advisor.forParked(new WaitBuilder(kind).incident(3), JDK_17);

        assertTrue(advice.text().endsWith("."), advice.text());
        assertTrue(advice.leaveWhen().endsWith("."), advice.leaveWhen());
        assertFalse(all(advice).contains("irtual"), all(advice));
    }

    @Test
    void sleeping_locking_and_signalling_have_advice_of_their_own() {
        assertTrue(parked(WaitKind.SLEEP).code().contains("delayedExecutor"));
        assertTrue(parked(WaitKind.LOCK).text().contains("lock"));
        assertTrue(parked(WaitKind.LATCH).text().contains("CompletableFuture"));
        assertTrue(parked(WaitKind.HTTP).code().contains("sendAsync"));
        assertNotEquals(parked(WaitKind.SLEEP).text(), parked(WaitKind.JDBC).text());
    }

    @Test
    void says_who_waits_behind_the_line() {
        assertTrue(Advisor.forParked(on(PoolKind.COMMON), JDK_25).text().contains("parallel streams"));
        assertTrue(Advisor.forParked(on(PoolKind.SINGLE), JDK_25).text().contains("Every task of pool-1"));
        assertTrue(Advisor.forFuture(on(PoolKind.SCHEDULED), JDK_25).text().contains("Every task of pool-1"));
        assertEquals(
                Advisor.forParked(on(PoolKind.FIXED), JDK_25).text(),
                Advisor.forParked(new WaitBuilder(WaitKind.SLEEP).on(null).incident(1), JDK_25)
                        .text());
    }

    @Test
    void an_event_loop_takes_the_wait_elsewhere_and_composes_futures() {
        String future = Advisor.forEventLoop(new WaitBuilder(WaitKind.FUTURE).incident(3), JDK_17)
                .text();
        Advice query = Advisor.forEventLoop(new WaitBuilder(WaitKind.JDBC).incident(3), JDK_17);

        assertNotEquals(future, query.text());
        assertFalse(all(query).contains("irtual"));
    }

    private static Advice query(Conditions conditions) {
        return Advisor.forParked(new WaitBuilder(WaitKind.JDBC).incident(3), conditions);
    }

    private static Advice parked(WaitKind kind) {
        return Advisor.forParked(new WaitBuilder(kind).incident(3), JDK_21);
    }

    private static Incident<Park> on(PoolKind kind) {
        return new WaitBuilder(WaitKind.SLEEP).on(pool(kind, 0)).incident(3);
    }

    private static String all(Advice advice) {
        return advice.text() + advice.code() + advice.leaveWhen();
    }
}
