/* SPDX-License-Identifier: Apache-2.0 */
package io.parkwarden.core.track;

import static org.junit.jupiter.api.Assertions.assertEquals;

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
        Thread waiter = new Thread(
                () -> {
                    try {
                        latch.await(60, TimeUnit.SECONDS);
                    } catch (InterruptedException e) {
                        Thread.currentThread().interrupt();
                    }
                },
                "parks");
        waiter.start();
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
}
