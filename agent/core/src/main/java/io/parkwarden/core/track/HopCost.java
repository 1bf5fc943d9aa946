/* SPDX-License-Identifier: Apache-2.0 */
package io.parkwarden.core.track;

import io.parkwarden.bootstrap.Hooks;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.ForkJoinPool;
import java.util.concurrent.ForkJoinWorkerThread;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReferenceArray;
import org.jspecify.annotations.Nullable;

/**
 * What it costs on this JVM, as warm as it is by now, to hand a task to the pool that one is on, in ns of processor time;
 * and what a task that does nothing takes because of its form, with or without a hop.
 *
 * @param hop a hop of a Runnable; 0 if this JVM does not tell the processor time of its threads
 * @param future what it takes more if it is handed over by submit, which makes a future
 * @param stage what it takes more if it is a stage of a CompletableFuture
 * @param clock what reading the clock at its begin and end takes
 */
record HopCost(long hop, long future, long stage, long clock) {
    private static final int LINKS = 100;
    private static final int ROUNDS = 15;
    private static final long BUDGET_NANOS = 8_000_000;

    /** Between rounds: the JVM compiles meanwhile what the round before has run. */
    private static final long PAUSE_MILLIS = 4;

    private static final long PATIENCE_MILLIS = 500;

    /** A ForkJoinPool may replace its one thread. */
    private static final int THREADS = 4;

    /** How a task is handed over. */
    enum Form {
        /** By execute. */
        PLAIN,
        /** By submit, which wraps it. */
        FUTURE,
        /** By a CompletableFuture. */
        STAGE
    }

    private static final CompletableFuture<@Nullable Void> DONE = CompletableFuture.completedFuture(null);

    /** What of a task's time is its form's, not its own, in ns. */
    long besides(Form form) {
        return clock
                + switch (form) {
                    case PLAIN -> 0;
                    case FUTURE -> future;
                    case STAGE -> stage;
                };
    }

    /**
     * Measures them in chains of tasks that do nothing, each of which hands over the next, on a tiny pool of the agent's
     * own. The medians of a few rounds, with {@value #BUDGET_NANOS} ns of processor time at most for each kind of pool. The pool has
     * one thread, so a hop has nobody to wake: hops that wake a thread cost more, which shows in the time that it takes the
     * application to hand a task over.
     */
    static HopCost ofThreadPool() {
        AtomicReferenceArray<@Nullable Thread> made = new AtomicReferenceArray<>(THREADS);
        return measure(
                new ThreadPoolExecutor(1, 1, 1, TimeUnit.SECONDS, new LinkedBlockingQueue<>(), task -> own(task, made)),
                made);
    }

    /** The same of a ForkJoinPool. */
    static HopCost ofForkJoinPool() {
        AtomicReferenceArray<@Nullable Thread> made = new AtomicReferenceArray<>(THREADS);
        return measure(new ForkJoinPool(1, pool -> new Worker(pool, made), null, true), made);
    }

    private static Thread own(Runnable task, AtomicReferenceArray<@Nullable Thread> made) {
        Thread thread = new AgentThread(task, "Parkwarden hop cost");
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

    private static HopCost measure(ExecutorService pool, AtomicReferenceArray<@Nullable Thread> made) {
        ProcessorState times = new ProcessorState();
        Map<Form, long[]> costs = new EnumMap<>(Form.class);
        for (Form form : Form.values()) {
            costs.put(form, new long[ROUNDS]);
        }
        int round = 0;
        try {
            chain(pool, Form.PLAIN); // starts the thread
            for (long spent = 0; round < ROUNDS && spent < BUDGET_NANOS; round++) {
                Thread.sleep(PAUSE_MILLIS);
                for (Map.Entry<Form, long[]> form : costs.entrySet()) {
                    long before = processorNanos(made, times);
                    if (!chain(pool, form.getKey())) {
                        return new HopCost(0, 0, 0, 0);
                    }
                    long cost = processorNanos(made, times) - before;
                    form.getValue()[round] = cost;
                    spent += cost;
                }
            }
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            return new HopCost(0, 0, 0, 0);
        } finally {
            pool.shutdownNow();
        }
        long plain = link(costs, Form.PLAIN, round);
        return new HopCost(
                plain,
                Math.max(0, link(costs, Form.FUTURE, round) - plain),
                Math.max(0, link(costs, Form.STAGE, round) - plain),
                readingTheClock());
    }

    private static long link(Map<Form, long[]> costs, Form form, int rounds) {
        return median(costs.getOrDefault(form, new long[ROUNDS]), rounds) / LINKS;
    }

    private static long median(long[] all, int of) {
        long[] sorted = Arrays.copyOf(all, of);
        Arrays.sort(sorted);
        return of == 0 ? 0 : sorted[of / 2];
    }

    private static long readingTheClock() {
        long[] reads = new long[LINKS];
        for (int i = 0; i < reads.length; i++) {
            long first = System.nanoTime();
            reads[i] = System.nanoTime() - first;
        }
        return median(reads, reads.length);
    }

    private static long processorNanos(AtomicReferenceArray<@Nullable Thread> made, ProcessorState times) {
        long sum = 0;
        for (int i = 0; i < made.length(); i++) {
            Thread thread = made.get(i);
            sum += thread == null ? 0 : times.cpuNanos(thread);
        }
        return sum;
    }

    private static boolean chain(ExecutorService pool, Form form) throws InterruptedException {
        CountDownLatch over = new CountDownLatch(1);
        pool.execute(new Link(pool, form, over));
        return over.await(PATIENCE_MILLIS, TimeUnit.MILLISECONDS);
    }

    /** One link after the other; handed over by the thread that ran the one before. */
    private static final class Link implements Runnable {
        private final ExecutorService pool;
        private final Form form;
        private final CountDownLatch over;
        private int left = LINKS;

        Link(ExecutorService pool, Form form, CountDownLatch over) {
            this.pool = pool;
            this.form = form;
            this.over = over;
        }

        @Override
        @SuppressWarnings("FutureReturnValueIgnored") // the latch tells when all are over
        public void run() {
            if (--left == 0) {
                over.countDown();
                return;
            }
            switch (form) {
                case PLAIN -> pool.execute(this);
                case FUTURE -> pool.submit(this);
                case STAGE -> DONE.thenRunAsync(this, pool);
            }
        }
    }
}
