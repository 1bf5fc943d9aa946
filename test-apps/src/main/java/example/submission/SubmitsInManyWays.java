/* SPDX-License-Identifier: Apache-2.0 */
package example.submission;

import example.Load;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.ForkJoinPool;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/**
 * Gives tasks that park to pools, each in another way, and again after the first of each was found. The method that a
 * comment {@code // parks in:} names has to be found with the line below the comment.
 */
public final class SubmitsInManyWays {
    private static final int ROUNDS = 6;
    private static final long NANOS = 40_000_000;

    private SubmitsInManyWays() {}

    public static void main(String[] args) throws Exception {
        ExecutorService pool = Load.fixedPool("two", 2);
        for (int round = 0; round < ROUNDS; round++) {
            // parks in: supply
            CompletableFuture<String> supplied = CompletableFuture.supplyAsync(SubmitsInManyWays::supply);
            // parks in: lambda$main$0
            CompletableFuture<String> dependent = supplied.thenApplyAsync(value -> {
                LockSupport.parkNanos(NANOS);
                return value;
            });
            // parks in: call
            Future<String> first = pool.submit(new Report());
            // parks in: raw
            pool.execute(SubmitsInManyWays::raw);
            Future<String> queued = pool.submit(() -> "queued behind them");
            dependent.join();
            first.get();
            queued.get();
            wrapped();
            Thread.sleep(60); // lets the agent read what was found; the later rounds are what counts
        }
        pool.shutdown();
        pool.awaitTermination(10, TimeUnit.SECONDS);
    }

    private static String supply() {
        LockSupport.parkNanos(NANOS);
        return "supplied";
    }

    private static void raw() {
        LockSupport.parkNanos(NANOS);
    }

    private static void wrapped() throws InterruptedException {
        CountDownLatch done = new CountDownLatch(1);
        Runnable task = () -> {
            LockSupport.parkNanos(NANOS);
            done.countDown();
        };
        // parks in: lambda$wrapped$2
        ForkJoinPool.commonPool().execute(new Named("report", task));
        done.await();
    }

    /** A task with a class of its own. */
    private static final class Report implements Callable<String> {
        @Override
        public String call() {
            LockSupport.parkNanos(NANOS);
            return "report";
        }
    }

    /** A wrapper as frameworks make them for contexts and metrics. */
    private record Named(String name, Runnable task) implements Runnable {
        @Override
        public void run() {
            task.run();
        }
    }
}
