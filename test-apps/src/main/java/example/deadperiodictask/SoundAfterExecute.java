/* SPDX-License-Identifier: Apache-2.0 */
package example.deadperiodictask;

import example.Load;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/** A pool of its own looks at what its tasks left behind. */
public final class SoundAfterExecute {
    private SoundAfterExecute() {}

    /** Tells of each task that has ended by a failure. */
    private static final class Telling extends ScheduledThreadPoolExecutor {
        private final CountDownLatch told = new CountDownLatch(1);

        Telling() {
            super(1, Load.named("telling"));
        }

        @Override
        protected void afterExecute(Runnable task, Throwable thrown) {
            super.afterExecute(task, thrown);
            if (task instanceof Future<?> future && future.isDone()) {
                try {
                    future.get();
                } catch (ExecutionException | CancellationException | InterruptedException e) {
                    System.out.println("a task has ended: " + e);
                    told.countDown();
                }
            }
        }
    }

    public static void main(String[] args) throws Exception {
        Telling timer = new Telling();
        timer.scheduleAtFixedRate(
                () -> {
                    throw new IllegalStateException("no connection");
                },
                1,
                1,
                TimeUnit.MILLISECONDS);
        timer.told.await();
        timer.shutdown();
    }
}
