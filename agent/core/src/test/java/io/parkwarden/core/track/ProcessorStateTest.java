/* SPDX-License-Identifier: Apache-2.0 */
package io.parkwarden.core.track;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;

@EnabledOnOs(OS.LINUX)
class ProcessorStateTest {
    private static final long DEADLINE_NANOS = 60_000_000_000L;
    private static final long READY_NANOS = 20_000_000;

    private final ProcessorState state = new ProcessorState();

    @Test
    void a_runnable_thread_that_waits_for_data_sleeps_and_waits_for_no_lock() throws Exception {
        try (ServerSocket server = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
                Socket caller = new Socket(server.getInetAddress(), server.getLocalPort());
                Socket socket = server.accept()) {
            Thread reader = new Thread(
                    () -> {
                        try {
                            socket.getInputStream().read();
                        } catch (java.io.IOException e) {
                            throw new IllegalStateException(e);
                        }
                    },
                    "reads");
            reader.start();
            assertEquals(ProcessorState.Sleep.OTHER, sleepOf(reader));
            caller.getOutputStream().write(1);
            reader.join();
        }
    }

    @Test
    void a_parked_thread_waits_for_a_lock() throws Exception {
        CountDownLatch latch = new CountDownLatch(1);
        Thread waiter = waits(latch, "parks");
        assertEquals(ProcessorState.Sleep.LOCK, sleepOf(waiter));
        latch.countDown();
        waiter.join();
    }

    @Test
    void a_computing_thread_does_not_sleep() throws Exception {
        AtomicBoolean over = new AtomicBoolean();
        Thread computes = new Thread(
                () -> {
                    while (!over.get()) {
                        Thread.onSpinWait();
                    }
                },
                "computes");
        computes.start();
        long before = state.cpuNanos(computes);
        long deadline = System.nanoTime() + DEADLINE_NANOS;
        while (state.cpuNanos(computes) == before && System.nanoTime() - deadline < 0) {
            Thread.onSpinWait();
        }
        assertEquals(ProcessorState.Sleep.NONE, state.sleepSince(computes, before), "it has used the processor since");
        over.set(true);
        computes.join();
    }

    /** Twice as many threads as processors compute: each lacks about half of its time, and no more than it lived. */
    @Test
    void a_thread_that_lacks_a_processor_is_ready_meanwhile() throws Exception {
        AtomicBoolean over = new AtomicBoolean();
        Thread[] threads = new Thread[2 * Runtime.getRuntime().availableProcessors()];
        long begin = System.nanoTime();
        for (int i = 0; i < threads.length; i++) {
            threads[i] = new Thread(
                    () -> {
                        while (!over.get()) {
                            Thread.onSpinWait();
                        }
                    },
                    "share");
            threads[i].start();
        }
        long cpu = 0;
        long ready = -1;
        while (ready < READY_NANOS && System.nanoTime() - begin < DEADLINE_NANOS) {
            cpu = state.cpuNanos(threads[0]);
            ready = state.readyNanos(threads[0], cpu);
        }
        long lived = System.nanoTime() - begin;
        over.set(true);
        for (Thread thread : threads) {
            thread.join();
        }
        assertTrue(ready >= READY_NANOS, "ready for " + ready + " ns");
        assertTrue(cpu + ready <= lived, "ready for " + ready + " and computed " + cpu + " of " + lived + " ns");
    }

    @Test
    void a_sleeping_thread_is_not_ready() throws Exception {
        CountDownLatch latch = new CountDownLatch(1);
        Thread waiter = waits(latch, "no share");
        assertEquals(ProcessorState.Sleep.LOCK, sleepOf(waiter));
        long cpu = state.cpuNanos(waiter);
        long before = state.readyNanos(waiter, cpu);
        LockSupport.parkNanos(20_000_000); // time goes by, which must not count
        assertEquals(before, state.readyNanos(waiter, cpu));
        latch.countDown();
        waiter.join();
    }

    private ProcessorState.Sleep sleepOf(Thread thread) {
        ProcessorState.Sleep sleep = ProcessorState.Sleep.NONE;
        long deadline = System.nanoTime() + DEADLINE_NANOS;
        while (sleep == ProcessorState.Sleep.NONE && System.nanoTime() - deadline < 0) {
            long before = state.cpuNanos(thread);
            LockSupport.parkNanos(1_000_000); // the condition, not the time, decides
            sleep = state.sleepSince(thread, before);
        }
        return sleep;
    }

    private static Thread waits(CountDownLatch latch, String name) {
        Thread waiter = new Thread(
                () -> {
                    try {
                        latch.await(60, TimeUnit.SECONDS);
                    } catch (InterruptedException e) {
                        Thread.currentThread().interrupt();
                    }
                },
                name);
        waiter.start();
        return waiter;
    }
}
