/* SPDX-License-Identifier: Apache-2.0 */
package io.parkwarden.detectors;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.parkwarden.model.Confidence;
import io.parkwarden.model.Finding;
import io.parkwarden.model.Intent;
import io.parkwarden.model.LoopLag;
import io.parkwarden.model.Pool;
import io.parkwarden.model.PoolKind;
import io.parkwarden.model.Severity;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class HoggedEventLoopTest {
    private static final Conditions JDK_25 = new Conditions(25, 4);
    private static final String WORK =
            "java.util.TimSort.sort\ncom.acme.Page.render(Page.java:30)\nio.netty.channel.nio.NioEventLoop.run";
    private static final Pool LOOP = pool(Intent.EVENT_LOOP);

    private final HoggedEventLoop detector = new HoggedEventLoop();
    private long now = 1_000;

    private static Pool pool(Intent intent) {
        return new Pool("loops", PoolKind.EVENT_LOOP, intent, false, 1, 1, 1, 3);
    }

    private LoopLag lag(String frames, Pool pool, long millis, int seen, LoopLag.Unit unit) {
        now += millis + 1_000;
        return new LoopLag(
                now,
                millis * 1_000_000,
                0,
                "loops-1",
                pool,
                StackReading.read(Stacks.of(frames), null),
                null,
                seen,
                8,
                new LoopLag.Turn(unit, (millis + 20) * 1_000_000, 7, 900, 12, 5, 1));
    }

    private LoopLag lag(long millis) {
        return lag(WORK, LOOP, millis, 8, LoopLag.Unit.SELECT);
    }

    @Test
    void names_the_work() {
        Claim claim = detector.examine(lag(200));

        assertEquals("com.acme.Page", claim.site().className());
        assertEquals(30, claim.site().line());
        assertEquals(Confidence.PROVEN, claim.confidence());
        assertEquals(
                Confidence.LIKELY,
                detector.examine(lag(WORK, LOOP, 200, 5, LoopLag.Unit.SELECT)).confidence());
    }

    @Test
    void stays_quiet_for_the_jdk_for_work_of_many_lines_and_for_pools_of_another_purpose() {
        assertNull(detector.examine(lag(
                "java.util.TimSort.sort\njdk.internal.net.http.HttpClientImpl$SelectorManager.run",
                LOOP,
                200,
                8,
                LoopLag.Unit.SELECT)));
        assertNull(detector.examine(lag(WORK, LOOP, 200, 3, LoopLag.Unit.SELECT)));
        assertNull(detector.examine(lag(WORK, pool(Intent.IGNORE), 200, 8, LoopLag.Unit.SELECT)));
        assertNull(detector.examine(lag(WORK, pool(Intent.COMPUTE), 200, 8, LoopLag.Unit.SELECT)));
    }

    @Test
    void the_first_time_may_be_cold() {
        assertNull(judge(1, 250));
        assertEquals(Severity.INFO, judge(1, 400).severity());
        assertEquals(Severity.INFO, judge(2, 250).severity());
        assertEquals(Severity.WARNING, judge(1, 1_200).severity());
        assertEquals(Severity.WARNING, judge(3, 110).severity());
    }

    @Test
    void a_tenth_of_the_loops_time_is_an_error() {
        assertEquals(Severity.ERROR, judge(6, 400).severity());
        now = 1_000;
        LoopLag first = lag(400);
        Incident<LoopLag> rare = new Incident<>(detector.examine(first), first);
        rare.add(detector.examine(first), first);
        for (int i = 0; i < 4; i++) {
            now += 60_000;
            LoopLag next = lag(400);
            rare.add(detector.examine(next), next);
        }
        assertEquals(Severity.WARNING, detector.judge(rare, JDK_25).severity());
    }

    @Test
    void a_loop_that_stands_still_is_an_error() {
        assertEquals(Severity.WARNING, judge(1, 4_900).severity());
        assertEquals(Severity.ERROR, judge(1, 5_000).severity());
    }

    @Test
    void what_a_library_does_on_its_own_is_information() {
        LoopLag lag = lag(
                "java.util.zip.Inflater.inflate\nio.netty.handler.codec.Codec.decode(Codec.java:9)\n"
                        + "io.netty.channel.nio.NioEventLoop.run",
                LOOP,
                400,
                8,
                LoopLag.Unit.SELECT);
        Incident<LoopLag> incident = new Incident<>(detector.examine(lag), lag);
        for (int i = 0; i < 5; i++) {
            incident.add(detector.examine(lag), lag);
        }
        assertEquals(Severity.INFO, detector.judge(incident, JDK_25).severity());
    }

    @Test
    void says_how_late_the_loop_was() {
        Verdict verdict = judge(4, 200);

        assertEquals(
                "Event loop loops computed 4 times (800 ms in total, worst 200 ms, p95 200 ms) without looking for its"
                        + " next event, 21 % of the time from the first to the last.",
                verdict.summary());
        assertEquals(
                "longest turn by the clock: 220 ms, turns of this loop until then: 900, of them 12 of 10 ms or more, 5 of"
                        + " 100 ms, 1 of 1 s, channels of this loop: 7, looks with this line: 8 of 8",
                words(verdict.details()));
    }

    @Test
    void a_task_has_other_words() {
        LoopLag lag = lag(WORK, LOOP, 1_100, 8, LoopLag.Unit.TASK);
        Incident<LoopLag> incident = new Incident<>(detector.examine(lag), lag);
        incident.add(detector.examine(lag), lag);
        Verdict verdict = detector.judge(incident, JDK_25);

        assertTrue(verdict.summary().contains("in one task while others were late"), verdict.summary());
        assertTrue(words(verdict.details()).contains("late tasks of this loop: 7"), () -> words(verdict.details()));
        assertTrue(verdict.advice().code().contains("Schedulers"));
    }

    private static String words(List<Finding.Detail> details) {
        return details.stream()
                .map(detail -> detail.label() + ": " + detail.value())
                .collect(Collectors.joining(", "));
    }

    private Verdict judge(int times, long millis) {
        now = 1_000;
        LoopLag first = lag(millis);
        Incident<LoopLag> incident = new Incident<>(detector.examine(first), first);
        incident.add(detector.examine(first), first);
        for (int i = 1; i < times; i++) {
            LoopLag next = lag(millis);
            incident.add(detector.examine(next), next);
        }
        return detector.judge(incident, JDK_25);
    }
}
