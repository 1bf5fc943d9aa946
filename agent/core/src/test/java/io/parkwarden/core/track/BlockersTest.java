/* SPDX-License-Identifier: Apache-2.0 */
package io.parkwarden.core.track;

import static org.junit.jupiter.api.Assertions.assertNull;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ForkJoinPool;
import java.util.concurrent.ForkJoinTask;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

class BlockersTest {
    /** Before its first task and after each the worker is parked on the pool, and says so. */
    @Test
    @Timeout(60)
    void a_worker_that_was_idle_and_works_is_parked_on_nothing() throws Exception {
        ForkJoinPool pool = new ForkJoinPool(1);
        try {
            Thread worker = pool.submit(Thread::currentThread).get();
            for (int i = 0; i < 3; i++) {
                while (Blockers.of(worker) != pool) {
                    Thread.onSpinWait();
                }
                CountDownLatch begun = new CountDownLatch(1);
                CountDownLatch end = new CountDownLatch(1);
                ForkJoinTask<?> task = pool.submit(() -> {
                    begun.countDown();
                    while (end.getCount() > 0) {
                        Thread.onSpinWait();
                    }
                });
                begun.await();
                assertNull(Blockers.of(worker));
                end.countDown();
                task.get();
            }
        } finally {
            pool.shutdownNow();
        }
    }
}
