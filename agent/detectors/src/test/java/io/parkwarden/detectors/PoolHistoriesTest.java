/* SPDX-License-Identifier: Apache-2.0 */
package io.parkwarden.detectors;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.parkwarden.model.Park;
import io.parkwarden.model.Pool;
import io.parkwarden.model.PoolHistory;
import io.parkwarden.model.PoolKind;
import io.parkwarden.model.PoolLoad;
import io.parkwarden.model.StillBlocked;
import io.parkwarden.model.WaitKind;
import java.util.List;
import org.junit.jupiter.api.Test;

class PoolHistoriesTest {
    private static final Pool POOL = WaitBuilder.pool(PoolKind.FIXED, 3);

    private final PoolHistories histories = new PoolHistories();

    @Test
    void a_look_counts_for_its_share_of_a_bucket() {
        histories.accept(new PoolLoad(1_000, 1_000_000_000, POOL, 1, 3, 0));
        histories.accept(new PoolLoad(1_500, 500_000_000, POOL, 4, 0, 0));
        histories.accept(new PoolLoad(2_000, 500_000_000, POOL, 0, 2, 2));

        PoolHistory history = histories.all().get(0);
        assertEquals(1_000, history.bucketMillis());
        assertEquals(0, history.startMillis());
        assertEquals(List.of(1.0, 2.0), history.busy());
        assertEquals(List.of(3.0, 1.0), history.parked());
        assertEquals(List.of(0.0, 1.0), history.idle());
        assertEquals(List.of(3, 3), history.queued());
    }

    @Test
    void buckets_are_merged_when_time_runs_past_the_last() {
        for (int second = 1; second <= 1_000; second++) {
            histories.accept(new PoolLoad(second * 1_000L, 1_000_000_000, POOL, 0, second <= 500 ? 4 : 0, 0));
        }
        PoolHistory history = histories.all().get(0);
        assertEquals(16_000, history.bucketMillis());
        assertEquals(63, history.parked().size());
        assertEquals(4.0, history.parked().get(0));
        assertEquals(1.0, history.parked().get(31), "4 of the 16 seconds from 496");
        assertEquals(0.0, history.parked().get(32));
    }

    @Test
    void a_time_that_jumps_back_does_no_harm() {
        histories.accept(new PoolLoad(10_000, 1_000_000_000, POOL, 1, 0, 0));
        histories.accept(new PoolLoad(2_000, 1_000_000_000, POOL, 1, 0, 0));
        assertEquals(1, histories.all().get(0).busy().size());
    }

    @Test
    void a_wait_that_is_not_over_counts_once_and_gives_way_to_the_whole_wait() {
        Park whole = new WaitBuilder(WaitKind.FUTURE).lasting(9_000).park();
        histories.accept(open(whole, 1_000, 1));
        histories.accept(open(whole, 3_000, 2));
        assertEquals(1, histories.stillBlocked().size());
        assertEquals(2, histories.stillBlocked().get(0).times());

        histories.accept(new PoolLoad(3_000, 1_000_000_000, POOL, 0, 4, 0));
        assertEquals(3_000_000_000L, histories.all().get(0).waitKinds().get(0).nanos());

        histories.accept(whole);
        assertTrue(histories.stillBlocked().isEmpty());
        assertEquals(9_000_000_000L, histories.all().get(0).topSites().get(0).nanos());
        assertEquals(1, histories.all().get(0).topSites().get(0).count());
    }

    @Test
    void pools_beyond_the_limit_are_counted() {
        for (int i = 0; i < 300; i++) {
            Pool pool = new Pool("pool-" + i, PoolKind.FIXED, POOL.intent(), false, 4, 4, 4, 0);
            histories.accept(new PoolLoad(1_000, 1_000_000_000, pool, 1, 0, 0));
        }
        assertEquals(64, histories.all().size());
        assertEquals(44, histories.overlooked());
    }

    private static StillBlocked open(Park park, long millis, int times) {
        return new StillBlocked(millis, millis * 1_000_000, park.thread(), park.pool(), park.stack(), times);
    }
}
