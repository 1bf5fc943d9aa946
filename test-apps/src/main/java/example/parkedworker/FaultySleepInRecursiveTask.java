/* SPDX-License-Identifier: Apache-2.0 */
package example.parkedworker;

import example.Later;
import java.util.concurrent.ForkJoinPool;
import java.util.concurrent.RecursiveTask;

/** Divides work over the workers of a ForkJoinPool and then sleeps at each leaf. */
public final class FaultySleepInRecursiveTask extends RecursiveTask<Integer> {
    private static final long serialVersionUID = 1;

    private final int size;

    private FaultySleepInRecursiveTask(int size) {
        this.size = size;
    }

    public static void main(String[] args) {
        ForkJoinPool pool = new ForkJoinPool(3);
        pool.invoke(new FaultySleepInRecursiveTask(8));
        pool.shutdown();
    }

    @Override
    protected Integer compute() {
        if (size == 1) {
            return leaf();
        }
        FaultySleepInRecursiveTask half = new FaultySleepInRecursiveTask(size / 2);
        half.fork();
        return new FaultySleepInRecursiveTask(size - size / 2).compute() + half.join();
    }

    private static int leaf() {
        try {
            // finding: ParkedWorker sleep
            Thread.sleep(Later.MILLIS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        return 1;
    }
}
