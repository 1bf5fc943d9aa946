/* SPDX-License-Identifier: Apache-2.0 */
package example.cost;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.LockSupport;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Function;
import org.HdrHistogram.Histogram;
import org.jspecify.annotations.Nullable;

/** Threads that wake each other or stand in each other's way. Platform threads or virtual ones, as they are told. */
final class Threads {
    private static final int CONTENDERS = 4;

    private Threads() {}

    /** A thread that runs already. */
    interface Start extends Function<Runnable, Thread> {}

    /** Starts a platform thread. */
    static Thread platform(Runnable task) {
        Thread thread = new Thread(task);
        thread.start();
        return thread;
    }

    /** Each operation is one way there and back between two threads that park. */
    static final class ParkPingPong implements Workload {
        private final Start start;
        private volatile long turn;

        ParkPingPong(Start start) {
            this.start = start;
        }

        @Override
        public void run(long operations, Histogram latencies) throws Exception {
            turn = 0;
            Thread[] players = new Thread[2];
            CountDownLatch known = new CountDownLatch(1);
            for (int me = 0; me < players.length; me++) {
                int own = me;
                players[me] = start.apply(() -> play(own, players, known, operations));
            }
            known.countDown();
            join(players);
        }

        @SuppressWarnings("NonAtomicVolatileUpdate") // only the one whose turn it is writes
        private void play(int own, Thread[] players, CountDownLatch known, long operations) {
            await(known);
            for (long round = 0; round < operations; round++) {
                while (turn % 2 != own) {
                    LockSupport.park(this);
                }
                turn = turn + 1;
                LockSupport.unpark(players[1 - own]);
            }
        }
    }

    /** Each operation is one element through one queue and another back, each with room for one. */
    static final class QueuePingPong implements Workload {
        private final Start start;

        QueuePingPong(Start start) {
            this.start = start;
        }

        @Override
        public void run(long operations, Histogram latencies) throws Exception {
            BlockingQueue<Long> there = new ArrayBlockingQueue<>(1);
            BlockingQueue<Long> back = new ArrayBlockingQueue<>(1);
            AtomicReference<@Nullable Throwable> failed = new AtomicReference<>();
            Thread near = start.apply(guarded(failed, () -> {
                for (long i = 0; i < operations; i++) {
                    there.put(i);
                    back.take();
                }
            }));
            Thread far = start.apply(guarded(failed, () -> {
                for (long i = 0; i < operations; i++) {
                    back.put(there.take());
                }
            }));
            join(near, far);
            rethrow(failed);
        }
    }

    /** Each operation takes one lock, which four threads want, works a little inside and a little outside. */
    static final class LockContention implements Workload {
        private final ReentrantLock lock = new ReentrantLock();
        private long inside;

        @Override
        public void run(long operations, Histogram latencies) throws Exception {
            contend(operations, share -> {
                for (long i = 0; i < share; i++) {
                    lock.lock();
                    try {
                        inside = Work.mix(inside + 1, 100);
                    } finally {
                        lock.unlock();
                    }
                    Work.mix(i, 100);
                }
            });
        }
    }

    /** The same with a monitor. */
    static final class MonitorContention implements Workload {
        private final Object monitor = new Object();
        private long inside;

        @Override
        public void run(long operations, Histogram latencies) throws Exception {
            contend(operations, share -> {
                for (long i = 0; i < share; i++) {
                    synchronized (monitor) {
                        inside = Work.mix(inside + 1, 100);
                    }
                    Work.mix(i, 100);
                }
            });
        }
    }

    /** Each operation is a park that returns at once: the bare cost of a hook. */
    static final class ParkPermit implements Workload {
        @Override
        public void run(long operations, Histogram latencies) {
            Thread self = Thread.currentThread();
            for (long i = 0; i < operations; i++) {
                LockSupport.unpark(self);
                LockSupport.park(this);
            }
        }
    }

    /** Each operation is a thread that sleeps for a millisecond. So many at a time. */
    static final class Sleepers implements Workload {
        private final Start start;
        private final int atATime;

        Sleepers(Start start, int atATime) {
            this.start = start;
            this.atATime = atATime;
        }

        @Override
        public void run(long operations, Histogram latencies) throws Exception {
            for (long done = 0; done < operations; done += atATime) {
                Thread[] sleepers = new Thread[(int) Math.min(atATime, operations - done)];
                for (int i = 0; i < sleepers.length; i++) {
                    sleepers[i] = start.apply(() -> {
                        try {
                            TimeUnit.MILLISECONDS.sleep(1);
                        } catch (InterruptedException stopped) {
                            throw new IllegalStateException(stopped);
                        }
                    });
                }
                join(sleepers);
            }
        }
    }

    private interface Contender {
        void take(long share) throws Exception;
    }

    private interface Task {
        void run() throws Exception;
    }

    private static void contend(long operations, Contender contender) throws Exception {
        AtomicReference<@Nullable Throwable> failed = new AtomicReference<>();
        List<Thread> threads = new ArrayList<>();
        for (int i = 0; i < CONTENDERS; i++) {
            long share = operations / CONTENDERS + (i < operations % CONTENDERS ? 1 : 0);
            threads.add(platform(guarded(failed, () -> contender.take(share))));
        }
        join(threads.toArray(Thread[]::new));
        rethrow(failed);
    }

    private static Runnable guarded(AtomicReference<@Nullable Throwable> failed, Task task) {
        return () -> {
            try {
                task.run();
            } catch (Throwable thrown) { // told by rethrow: the thread has nobody else to tell
                failed.compareAndSet(null, thrown);
            }
        };
    }

    private static void rethrow(AtomicReference<@Nullable Throwable> failed) {
        Throwable thrown = failed.get();
        if (thrown != null) {
            throw new IllegalStateException(thrown);
        }
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException stopped) {
            throw new IllegalStateException(stopped);
        }
    }

    private static void join(Thread... threads) throws InterruptedException {
        for (Thread thread : threads) {
            thread.join();
        }
    }
}
