/* SPDX-License-Identifier: Apache-2.0 */
package example.redundanthop;

import example.Load;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;

/** Work that goes on for ever takes turns with other tasks: it hands itself to the pool again. */
public final class SoundTrampoline {
    private SoundTrampoline() {}

    public static void main(String[] args) throws Exception {
        ExecutorService pool = Load.fixedPool("trampolines", 2);
        CountDownLatch over = new CountDownLatch(2);
        pool.execute(new Turn(pool, over));
        pool.execute(new Turn(pool, over));
        over.await();
        pool.shutdown();
    }

    private static final class Turn implements Runnable {
        private final ExecutorService pool;
        private final CountDownLatch over;
        private int left = 10_000;

        Turn(ExecutorService pool, CountDownLatch over) {
            this.pool = pool;
            this.over = over;
        }

        @Override
        public void run() {
            if (--left > 0) {
                pool.execute(this);
            } else {
                over.countDown();
            }
        }
    }
}
