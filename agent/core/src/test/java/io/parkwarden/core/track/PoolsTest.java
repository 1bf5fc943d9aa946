/* SPDX-License-Identifier: Apache-2.0 */
package io.parkwarden.core.track;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.parkwarden.model.Pool;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class PoolsTest {
    private final Pools pools = new Pools(List.of(), Runtime.version().feature(), () -> {});
    private final CountDownLatch awake = new CountDownLatch(1);
    private final CountDownLatch over = new CountDownLatch(1);
    private final SleepyQueue queue = new SleepyQueue();
    private final ThreadPoolExecutor pool = new ThreadPoolExecutor(2, 2, 0, TimeUnit.SECONDS, queue);

    /** Its workers are woken when the test says so, as on a machine that has no processor for them before. */
    private final class SleepyQueue extends LinkedBlockingQueue<Runnable> {
        private static final long serialVersionUID = 1;

        private final transient CountDownLatch idle = new CountDownLatch(2);

        @Override
        public Runnable take() throws InterruptedException {
            idle.countDown();
            awake.await();
            return super.take();
        }
    }

    @AfterEach
    void end() {
        awake.countDown();
        over.countDown();
        pool.shutdownNow();
    }

    @Test
    void what_an_idle_worker_is_about_to_take_is_not_queued() throws Exception {
        pool.prestartAllCoreThreads();
        queue.idle.await();
        Pool idle = state(state -> state.active() == 0);
        assertEquals(0, idle.queued());

        pool.execute(() -> {});
        pool.execute(() -> {});
        assertEquals(0, pools.now(pool, null).queued());
        assertEquals(0, pools.now(pool, null).active());

        pool.execute(() -> {});
        assertEquals(3, pools.now(pool, null).queued(), "more than its workers can take at once");
    }

    @Test
    void what_is_behind_tasks_that_run_is_queued() throws Exception {
        awake.countDown();
        pool.execute(this::run);
        pool.execute(this::run);
        pool.execute(this::run);
        assertEquals(1, state(state -> state.active() == 2).queued());
    }

    private void run() {
        try {
            over.await();
        } catch (InterruptedException ended) {
            Thread.currentThread().interrupt();
        }
    }

    private Pool state(Predicate<Pool> wanted) {
        Pool state = pools.now(pool, null);
        while (!wanted.test(state)) {
            Thread.onSpinWait();
            state = pools.now(pool, null);
        }
        return state;
    }
}
