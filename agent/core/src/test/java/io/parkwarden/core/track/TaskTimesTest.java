/* SPDX-License-Identifier: Apache-2.0 */
package io.parkwarden.core.track;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.parkwarden.model.Execution;
import io.parkwarden.model.Frame;
import io.parkwarden.model.Origin;
import io.parkwarden.model.Site;
import io.parkwarden.model.Stack;
import io.parkwarden.model.WaitKind;
import java.lang.management.ManagementFactory;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class TaskTimesTest {
    private static final Stack JOIN = stack("lambda$order$0", 30, WaitKind.FUTURE);
    private static final Stack JOIN_LATER = stack("lambda$order$0", 31, WaitKind.FUTURE);
    private static final Stack OTHER_TASK = stack("lambda$stock$1", 40, WaitKind.FUTURE);
    private static final Stack LATCH = stack("lambda$order$0", 29, WaitKind.LATCH);

    private final TaskTimes times = new TaskTimes();
    private final Thread thread = Thread.currentThread();

    private static Stack stack(String method, int line, WaitKind kind) {
        Frame own = Frame.of("com.acme.Shop", method, "Shop.java", line, Origin.APPLICATION);
        Frame task = Frame.of("java.util.concurrent.FutureTask", "run", null, -1, Origin.JDK);
        Frame root = Frame.of("java.util.concurrent.ThreadPoolExecutor", "runWorker", null, -1, Origin.JDK);
        return new Stack(
                List.of(own, task, root),
                Execution.EXECUTOR_TASK,
                kind,
                "java.util.concurrent.CompletableFuture.join",
                Site.of(own),
                false,
                false);
    }

    private static void compute(long nanos) {
        long end = ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime() + nanos;
        while (ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime() < end) {
            Thread.onSpinWait();
        }
    }

    @BeforeEach
    void turn() {
        times.turn();
    }

    @Test
    void knows_nothing_of_the_first_wait() {
        assertEquals(-1, times.waited(thread, JOIN, 50));
    }

    @Test
    void counts_the_processor_time_from_wait_to_wait_of_one_code() {
        times.waited(thread, JOIN, 50);
        compute(20_000_000);
        assertTrue(times.waited(thread, JOIN_LATER, 50) >= 20_000_000);
    }

    @Test
    void adds_other_waits_of_the_thread_once() {
        times.waited(thread, JOIN, 50);
        times.waited(thread, LATCH, 3_000_000_000_000L);
        times.waitedBefore(thread, LATCH, 4_000_000_000_000L);
        long besides = times.waited(thread, JOIN, 50);
        assertEquals(7_000, besides / 1_000_000_000);
        assertTrue(times.waited(thread, JOIN, 50) < 3_000_000_000_000L);
    }

    @Test
    void says_nothing_when_another_task_waited_meanwhile() {
        times.waited(thread, JOIN, 50);
        times.waited(thread, OTHER_TASK, 50);
        assertEquals(-1, times.waited(thread, JOIN, 50));
    }

    @Test
    void says_nothing_of_a_thread_before_it_can_ask() {
        TaskTimes unprepared = new TaskTimes();
        unprepared.waited(thread, JOIN, 50);
        assertEquals(-1, unprepared.waited(thread, JOIN, 50));
    }

    @Test
    void forgets_threads_that_have_ended() throws InterruptedException {
        Thread worker = new Thread(() -> times.waited(Thread.currentThread(), JOIN, 50));
        worker.start();
        worker.join();
        assertEquals(1, times.size());
        times.turn();
        assertEquals(0, times.size());
    }
}
