/* SPDX-License-Identifier: Apache-2.0 */
package example.poolstarvation;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ForkJoinPool;
import java.util.concurrent.ForkJoinTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;

/** A few tasks tell the pool that they block: it adds as many threads, which is what the limit is there for. */
// alone: its JVM has options
// jvm: -XX:ActiveProcessorCount=4
public final class SoundFewSpareThreads {
    private SoundFewSpareThreads() {}

    public static void main(String[] args) throws Exception {
        List<ForkJoinTask<?>> tasks = new ArrayList<>();
        for (int i = 0; i < 12; i++) {
            tasks.add(ForkJoinPool.commonPool().submit(() -> {
                ForkJoinPool.managedBlock(new Answer());
                return null;
            }));
        }
        for (ForkJoinTask<?> task : tasks) {
            task.get(30, TimeUnit.SECONDS);
        }
    }

    /** An answer that takes its time. */
    private static final class Answer implements ForkJoinPool.ManagedBlocker {
        private final AtomicBoolean there = new AtomicBoolean();

        @Override
        public boolean block() throws InterruptedException {
            TimeUnit.MILLISECONDS.sleep(1_200);
            there.set(true);
            return true;
        }

        @Override
        public boolean isReleasable() {
            return there.get();
        }
    }
}
