/* SPDX-License-Identifier: Apache-2.0 */
package io.parkwarden.detectors;

import static io.parkwarden.detectors.WaitBuilder.pool;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;

import io.parkwarden.model.Confidence;
import io.parkwarden.model.Execution;
import io.parkwarden.model.Frame;
import io.parkwarden.model.Intent;
import io.parkwarden.model.Origin;
import io.parkwarden.model.Park;
import io.parkwarden.model.PoolKind;
import io.parkwarden.model.Severity;
import io.parkwarden.model.WaitKind;
import org.junit.jupiter.api.Test;

class BlockedEventLoopTest {
    private static final Conditions JDK_21 = new Conditions(21, 4);
    private final BlockedEventLoop detector = new BlockedEventLoop();

    @Test
    void reports_a_callback_that_waits() {
        assertNotNull(detector.examine(callback(WaitKind.SLEEP).park()));
    }

    @Test
    void reports_an_executor_that_is_declared_an_event_loop() {
        assertNotNull(detector.examine(new WaitBuilder(WaitKind.SLEEP)
                .on(pool(PoolKind.FIXED, 0, Intent.EVENT_LOOP))
                .park()));
    }

    @Test
    void leaves_other_pools_alone() {
        assertNull(detector.examine(new WaitBuilder(WaitKind.SLEEP).park()));
        assertNull(detector.examine(callback(WaitKind.SLEEP)
                .on(pool(PoolKind.EVENT_LOOP, 0, Intent.BLOCKING))
                .park()));
    }

    @Test
    void stays_quiet_for_a_loop_that_waits_for_events() {
        assertNull(detector.examine(new WaitBuilder(WaitKind.SELECT)
                .in(Execution.IDLE)
                .on(pool(PoolKind.EVENT_LOOP, 0, Intent.EVENT_LOOP))
                .park()));
    }

    @Test
    void stays_quiet_where_only_the_jdk_is_on_the_stack() {
        Frame jdk = Frame.of("jdk.internal.net.http.HttpClientImpl$SelectorManager", "run", null, -1, Origin.JDK);

        assertNull(detector.examine(callback(WaitKind.LOCK).at(jdk).park()));
    }

    @Test
    void stays_quiet_for_a_cold_cache_and_reports_it_the_second_time() {
        assertNull(detector.judge(callback(WaitKind.DNS).incident(1), JDK_21));
        assertNotNull(detector.judge(callback(WaitKind.DNS).incident(2), JDK_21));
    }

    @Test
    void is_an_error_from_a_tenth_of_the_time_on() {
        assertEquals(Severity.ERROR, severity(11, 1_000));
        assertEquals(Severity.WARNING, severity(11, 2_000));
    }

    @Test
    void is_a_warning_below_a_second_in_all() {
        assertEquals(Severity.WARNING, severity(9, 100));
    }

    @Test
    void a_library_on_a_loop_of_its_own_is_information() {
        Frame library = Frame.of("org.other.Loop", "run", "Loop.java", 3, Origin.LIBRARY);

        Verdict verdict = detector.judge(callback(WaitKind.LOCK).at(library).incident(50), JDK_21);

        assertEquals(Severity.INFO, verdict.severity());
    }

    /** Waits of 100 ms, one every so many ms. */
    private Severity severity(int times, int everyMillis) {
        Incident<Park> incident = callback(WaitKind.SLEEP).endingAt(0).begin(Confidence.PROVEN);
        for (int i = 0; i < times; i++) {
            callback(WaitKind.SLEEP).endingAt((long) i * everyMillis).addTo(incident, Confidence.PROVEN);
        }
        return detector.judge(incident, JDK_21).severity();
    }

    private static WaitBuilder callback(WaitKind kind) {
        return new WaitBuilder(kind).in(Execution.EVENT_LOOP_TASK).on(null).by("loop-1");
    }
}
