/* SPDX-License-Identifier: Apache-2.0 */
package example.redundanthop;

import example.Load;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.atomic.LongAdder;

/** As Spring has it: an executor that decorates its tasks before it hands them to a pool. It is named, and who calls it is on the stack. */
public final class FaultyDecoratedExecutor {
    private FaultyDecoratedExecutor() {}

    public static void main(String[] args) {
        ExecutorService pool = Load.fixedPool("decorated", 3);
        // finding: RedundantHop
        Executor tasks = task -> pool.execute(new InContext(task));
        LongAdder audits = new LongAdder();
        Orders.take(
                400_000,
                order -> CompletableFuture.runAsync(
                        () -> {
                            audits.add(order);
                            tasks.execute(audits::increment);
                        },
                        tasks));
        pool.shutdown();
    }

    private static final class InContext implements Runnable {
        private final Runnable task;

        InContext(Runnable task) {
            this.task = task;
        }

        @Override
        public void run() {
            task.run();
        }
    }
}
