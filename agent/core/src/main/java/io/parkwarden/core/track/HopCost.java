/* SPDX-License-Identifier: Apache-2.0 */
package io.parkwarden.core.track;

import io.parkwarden.bootstrap.Hooks;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.ForkJoinPool;
import java.util.concurrent.ForkJoinWorkerThread;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReferenceArray;
import org.jspecify.annotations.Nullable;

/**
 * What it costs on this JVM to hand a task to the pool that one is on: a chain of tasks that do nothing, each of which
 * hands over the next, on a tiny pool of the agent's own, in processor time of all its threads. The least of a few
 * rounds, as what else the machine does only adds. Takes {@value #BUDGET_MILLIS} ms of processor time at most for each
 * kind of pool, and is done once. The pool has one thread, so a hop has nobody to wake: hops that wake a thread cost
 * more, which shows in the time that it takes the application to hand a task over.
 */
final class HopCost {
    private static final int LINKS = 100;
    private static final int ROUNDS = 25;
    private static final long BUDGET_MILLIS = 5;

    /** Between rounds: the JVM compiles meanwhile what the round before has run. */
    private static final long PAUSE_MILLIS = 4;

    private static final long PATIENCE_MILLIS = 500;

    /** A ForkJoinPool may replace its one thread. */
    private static final int THREADS = 4;

    private HopCost() {}

    /** Of a ThreadPoolExecutor, in ns; 0 if this JVM does not tell the processor time of its threads. */
    static long ofThreadPool() {
        AtomicReferenceArray<@Nullable Thread> made = new AtomicReferenceArray<>(THREADS);
        return measure(
                new ThreadPoolExecutor(1, 1, 1, TimeUnit.SECONDS, new LinkedBlockingQueue<>(), task -> own(task, made)),
                made);
    }

    /** The same of a ForkJoinPool. */
    static long ofForkJoinPool() {
        AtomicReferenceArray<@Nullable Thread> made = new AtomicReferenceArray<>(THREADS);
        return measure(new ForkJoinPool(1, pool -> new Worker(pool, made), null, true), made);
    }

    private static Thread own(Runnable task, AtomicReferenceArray<@Nullable Thread> made) {
        Runnable unseen = () -> {
            Hooks.enterAgent();
            task.run();
        };
        Thread thread = new Thread(null, unseen, "Parkwarden hop cost", 0, false);
        thread.setDaemon(true);
        thread.setContextClassLoader(null);
        keep(thread, made);
        return thread;
    }

    private static void keep(Thread thread, AtomicReferenceArray<@Nullable Thread> made) {
        for (int i = 0; i < made.length(); i++) {
            if (made.compareAndSet(i, null, thread)) {
                return;
            }
        }
    }

    private static final class Worker extends ForkJoinWorkerThread {
        Worker(ForkJoinPool pool, AtomicReferenceArray<@Nullable Thread> made) {
            super(pool);
            setName("Parkwarden hop cost");
            setContextClassLoader(null);
            keep(this, made);
        }

        @Override
        public void run() {
            Hooks.enterAgent();
            super.run();
        }
    }

    private static long measure(ExecutorService pool, AtomicReferenceArray<@Nullable Thread> made) {
        ProcessorState times = new ProcessorState();
        try {
            long least = Long.MAX_VALUE;
            long spent = 0;
            for (int round = 0; round < ROUNDS && spent < BUDGET_MILLIS * 1_000_000; round++) {
                Thread.sleep(PAUSE_MILLIS);
                long before = processorNanos(made, times);
                if (!chain(pool)) {
                    return 0;
                }
                long cost = processorNanos(made, times) - before;
                spent += cost;
                if (round > 0 && cost > 0) { // the first starts the threads
                    least = Math.min(least, cost);
                }
            }
            return least == Long.MAX_VALUE ? 0 : Math.max(1, least / LINKS);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            return 0;
        } finally {
            pool.shutdownNow();
        }
    }

    private static long processorNanos(AtomicReferenceArray<@Nullable Thread> made, ProcessorState times) {
        long sum = 0;
        for (int i = 0; i < made.length(); i++) {
            Thread thread = made.get(i);
            sum += thread == null ? 0 : times.cpuNanos(thread);
        }
        return sum;
    }

    private static boolean chain(Executor pool) throws InterruptedException {
        CountDownLatch over = new CountDownLatch(1);
        pool.execute(new Link(pool, over));
        return over.await(PATIENCE_MILLIS, TimeUnit.MILLISECONDS);
    }

    /** One link after the other; handed over by the thread that ran the one before. */
    private static final class Link implements Runnable {
        private final Executor pool;
        private final CountDownLatch over;
        private int left = LINKS;

        Link(Executor pool, CountDownLatch over) {
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
