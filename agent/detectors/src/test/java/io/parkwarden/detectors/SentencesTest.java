/* SPDX-License-Identifier: Apache-2.0 */
package io.parkwarden.detectors;

import static io.parkwarden.detectors.WaitBuilder.pool;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.parkwarden.model.Intent;
import io.parkwarden.model.Pool;
import io.parkwarden.model.PoolKind;
import io.parkwarden.model.WaitKind;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class SentencesTest {
    @Test
    void says_who_waited_how_often_and_for_what() {
        assertEquals(
                "Workers of pool-1 (fixed pool, 4 workers) were parked 1 time (100 ms in total, worst 100 ms, p95 100 ms)"
                        + " by a sleep.",
                Sentences.parked(new WaitBuilder(WaitKind.SLEEP).incident(1)));
    }

    @Test
    void says_what_queued_behind_it() {
        assertEquals(
                "Workers of pool-1 (common pool, 4 workers) were parked 20 times (2.0 s in total, worst 100 ms, p95 100 ms)"
                        + " by an HTTP call; up to 1 task queued meanwhile, 2.0 s of worker time lost to them.",
                Sentences.parked(new WaitBuilder(WaitKind.HTTP)
                        .on(pool(PoolKind.COMMON, 1))
                        .incident(20)));
    }

    @Test
    void says_when_the_pool_made_up_for_it() {
        String sentence = Sentences.waited(new WaitBuilder(WaitKind.FUTURE)
                .on(pool(PoolKind.COMMON, 0))
                .compensated()
                .incident(1));

        assertTrue(sentence.endsWith("; the pool added spare threads to make up for it."), sentence);
    }

    @Test
    void a_pool_of_unknown_width_has_no_number_of_workers() {
        Pool unknown = new Pool("jetty", PoolKind.REQUEST_WORKERS, Intent.BLOCKING, false, -1, -1, -1, -1);
        Pool endless = new Pool("io", PoolKind.CACHED, Intent.BLOCKING, false, 9, Integer.MAX_VALUE, 9, 0);

        assertTrue(parkedOn(unknown).startsWith("Workers of jetty (request workers) were parked "), parkedOn(unknown));
        assertTrue(parkedOn(endless).startsWith("Workers of io (cached pool) were parked "), parkedOn(endless));
        assertTrue(parkedOn(null).startsWith("A pool thread was parked "), parkedOn(null));
    }

    @Test
    void says_the_share_of_an_event_loop() {
        assertEquals(
                "Event loop loop-3 was blocked 2 times (200 ms in total, worst 100 ms, p95 100 ms) by a JDBC call, 1 % of the"
                        + " time from the first to the last.",
                Sentences.blockedLoop(
                        new WaitBuilder(WaitKind.JDBC).on(null).by("loop-3").incident(2), 0.002));
    }

    @ParameterizedTest
    @EnumSource
    void every_wait_has_the_article_that_one_says(WaitKind kind) {
        String sentence = Sentences.parked(new WaitBuilder(kind).incident(1));
        boolean vowel = switch (kind) {
            case OBJECT_WAIT, EXCHANGER, HTTP -> true;
            default -> false;
        };

        assertTrue(sentence.endsWith((vowel ? " by an " : " by a ") + kind.label() + "."), sentence);
    }

    @ParameterizedTest
    @CsvSource({
        "0, 0 ms",
        "499999, 0 ms",
        "12000000, 12 ms",
        "999000000, 999 ms",
        "999600000, 1.0 s",
        "4100000000, 4.1 s",
        "119900000000, 119.9 s",
        "200000000000, 3 min 20 s",
        "7200000000000, 120 min 0 s"
    })
    void times_read_as_one_says_them(long nanos, String expected) {
        assertEquals(expected, Sentences.time(nanos));
    }

    @Test
    void numbers_do_not_depend_on_the_language() {
        Locale before = Locale.getDefault();
        Locale.setDefault(Locale.GERMANY);
        try {
            assertEquals("4.1 s", Sentences.time(4_100_000_000L));
        } finally {
            Locale.setDefault(before);
        }
    }

    private static String parkedOn(Pool pool) {
        return Sentences.parked(new WaitBuilder(WaitKind.SLEEP).on(pool).incident(1));
    }
}
