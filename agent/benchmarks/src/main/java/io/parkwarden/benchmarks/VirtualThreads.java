/* SPDX-License-Identifier: Apache-2.0 */
package io.parkwarden.benchmarks;

import example.cost.VirtualThread;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;

/** What virtual threads do most: they park and are unparked. JDK 21 and later. */
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@State(Scope.Thread)
public class VirtualThreads {
    private static final int ROUNDS = 2_000;

    private volatile int turn;

    /** Two virtual threads wake each other in turn; one operation is one way there and back. */
    @Benchmark
    @OperationsPerInvocation(ROUNDS)
    public void parkPingPong() throws InterruptedException {
        turn = 0;
        Thread[] players = new Thread[2];
        for (int me = 0; me < 2; me++) {
            int own = me;
            players[me] = VirtualThread.start(() -> play(own, players));
        }
        LockSupport.unpark(players[0]);
        for (Thread player : players) {
            player.join();
        }
    }

    @SuppressWarnings("NonAtomicVolatileUpdate") // only the one whose turn it is writes
    private void play(int own, Thread[] players) {
        for (int round = 0; round < ROUNDS; round++) {
            while (turn % 2 != own || players[1] == null) {
                LockSupport.park(this);
            }
            turn = turn + 1;
            LockSupport.unpark(players[1 - own]);
        }
    }

    /** One virtual thread fills a queue of one, another empties it. */
    @Benchmark
    @OperationsPerInvocation(ROUNDS)
    public void queueHandOver() throws InterruptedException {
        BlockingQueue<Integer> queue = new ArrayBlockingQueue<>(1);
        Thread producer = VirtualThread.start(() -> {
            for (int i = 0; i < ROUNDS; i++) {
                put(queue, i);
            }
        });
        Thread consumer = VirtualThread.start(() -> {
            for (int i = 0; i < ROUNDS; i++) {
                take(queue);
            }
        });
        producer.join();
        consumer.join();
    }

    private static void put(BlockingQueue<Integer> queue, int value) {
        try {
            queue.put(value);
        } catch (InterruptedException stopped) {
            throw new IllegalStateException(stopped);
        }
    }

    private static void take(BlockingQueue<Integer> queue) {
        try {
            queue.take();
        } catch (InterruptedException stopped) {
            throw new IllegalStateException(stopped);
        }
    }
}
