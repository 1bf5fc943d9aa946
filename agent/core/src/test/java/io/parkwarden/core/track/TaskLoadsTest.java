/* SPDX-License-Identifier: Apache-2.0 */
package io.parkwarden.core.track;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.parkwarden.core.instrument.WaitPoints;
import io.parkwarden.detectors.StackReading;
import io.parkwarden.model.Fact;
import io.parkwarden.model.Frame;
import io.parkwarden.model.Intent;
import io.parkwarden.model.Origin;
import io.parkwarden.model.Park;
import io.parkwarden.model.Pool;
import io.parkwarden.model.PoolKind;
import io.parkwarden.model.Site;
import io.parkwarden.model.Submission;
import io.parkwarden.model.TaskLoad;
import io.parkwarden.model.WaitKind;
import java.lang.instrument.Instrumentation;
import java.lang.management.ManagementFactory;
import java.lang.reflect.Proxy;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ForkJoinPool;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class TaskLoadsTest {
    private static final long DEADLINE_NANOS = 30_000_000_000L;
    private static final long SECOND = 1_000_000_000;
    private static final Pool COMMON = new Pool("commonPool", PoolKind.COMMON, Intent.COMPUTE, false, 3, 3, 3, 0);
    private static final Frame GUEST = Frame.of("org.guest.Sync", "run", "Sync.java", 12, Origin.LIBRARY);

    private final Origins origins = new Origins(List.of("com.acme."), "com.acme.Main");
    private final FactQueue facts = new FactQueue();
    private final List<String> wanted = new ArrayList<>();
    private final LoadedClasses classes = new LoadedClasses(loaded(), origins);
    private final TaskLoads loads = new TaskLoads(classes, facts, wanted::addAll);
    private final ComputingWorkers computing = new ComputingWorkers(
            new StackShapes(origins, new WaitPoints(Runtime.version().feature()), 256),
            classes,
            loads,
            new TaskProfiles(facts, 4),
            4);

    private static Instrumentation loaded() {
        return (Instrumentation) Proxy.newProxyInstance(
                TaskLoadsTest.class.getClassLoader(), new Class<?>[] {Instrumentation.class}, (self, method, args) ->
                        new Class<?>[] {TaskLoadsTest.class, CompletableFuture.class});
    }

    private static Park park(Pool pool, Frame... own) {
        List<Frame> frames = new ArrayList<>(List.of(own));
        frames.add(0, Frame.of("java.util.concurrent.CountDownLatch", "await", null, -1, Origin.JDK));
        frames.add(Frame.of("java.util.concurrent.CompletableFuture$AsyncRun", "run", null, -1, Origin.JDK));
        frames.add(Frame.of("java.util.concurrent.ForkJoinTask", "doExec", null, -1, Origin.JDK));
        frames.add(Frame.of("java.util.concurrent.ForkJoinPool", "runWorker", null, -1, Origin.JDK));
        return new Park(1, 40_000_000, "w", false, pool, StackReading.read(frames, WaitKind.LATCH));
    }

    private static Submission submission(Frame caller) {
        return new Submission(1, "main", "org.guest.Sync.run", Site.of(caller), List.of(caller));
    }

    private static Frame caller(String className, Origin origin) {
        return Frame.of(className, "begin", "X.java", 3, origin);
    }

    private @Nullable TaskLoad told() {
        Fact fact = facts.take();
        return fact instanceof TaskLoad load ? load : null;
    }

    @Test
    void sums_up_the_waits_of_a_library_and_asks_who_submits_them() {
        loads.took(park(COMMON, GUEST), 0);
        loads.took(park(COMMON, GUEST), 0);
        assertTrue(wanted.contains("org.guest.Sync.run"), wanted::toString);
        loads.took(submission(caller("org.guest.Client", Origin.LIBRARY)), 0);
        loads.tell(2 * SECOND, false);
        TaskLoad load = told();
        assertNotNull(load);
        assertEquals(80_000_000, load.waitedNanos());
        assertEquals(2, load.waits());
        assertEquals(Origin.LIBRARY, load.submitter());
    }

    @Test
    void has_room_for_so_many_tasks_and_counts_the_others() {
        for (int i = 0; i < 260; i++) {
            loads.took(park(COMMON, Frame.of("org.guest.Sync" + i, "run", "Sync.java", 12, Origin.LIBRARY)), 0);
        }
        assertEquals(4, loads.overlooked());
    }

    @Test
    void tells_each_once() {
        loads.took(park(COMMON, GUEST), 0);
        loads.tell(0, true);
        assertNotNull(told());
        loads.tell(9 * SECOND, true);
        assertNull(told());
    }

    @Test
    void waits_for_a_submission_for_a_while() {
        loads.took(park(COMMON, GUEST), 0);
        loads.tell(2 * SECOND, false);
        assertNull(told());
        loads.tell(6 * SECOND, false);
        TaskLoad load = told();
        assertNotNull(load);
        assertNull(load.submitter());
    }

    @Test
    void the_application_that_submits_once_has_chosen_the_pool() {
        loads.took(park(COMMON, GUEST), 0);
        loads.took(submission(caller("com.acme.Shop", Origin.APPLICATION)), 0);
        loads.took(submission(caller("org.guest.Client", Origin.LIBRARY)), 0);
        loads.tell(2 * SECOND, false);
        TaskLoad load = told();
        assertNotNull(load);
        assertEquals(Origin.APPLICATION, load.submitter());
    }

    @Test
    void another_library_may_only_pass_it_on() {
        loads.took(park(COMMON, GUEST), 0);
        loads.took(submission(caller("com.google.common.util.concurrent.X", Origin.LIBRARY)), 0);
        loads.tell(0, true);
        TaskLoad load = told();
        assertNotNull(load);
        assertNull(load.submitter());
    }

    @Test
    void looks_at_no_other_pool_and_at_no_code_of_the_application() {
        Pool other = new Pool("p", PoolKind.FORK_JOIN, Intent.COMPUTE, false, 3, 3, 3, 0);
        loads.took(park(other, GUEST), 0);
        loads.took(park(COMMON, caller("com.acme.Shop", Origin.APPLICATION), GUEST), 0);
        loads.tell(0, true);
        assertNull(told());
        assertEquals(List.of(), wanted);
    }

    @Test
    void finds_a_worker_that_computes() throws Exception {
        AtomicBoolean stop = new AtomicBoolean();
        CompletableFuture<Thread> worker = new CompletableFuture<>();
        ForkJoinPool pool = new ForkJoinPool(1);
        try {
            pool.execute(() -> compute(worker, stop));
            TaskLoad load = null;
            long deadline = System.nanoTime() + DEADLINE_NANOS;
            while (load == null && System.nanoTime() - deadline < 0) {
                long processorNanos = ManagementFactory.getThreadMXBean()
                        .getThreadCpuTime(worker.get().getId());
                look(new WorkerLooks.Running(worker.get(), processorNanos, 0), System.nanoTime());
                loads.tell(System.nanoTime(), true);
                load = told();
                LockSupport.parkNanos(10_000_000); // between two looks time has to pass; the condition decides
            }
            assertNotNull(load);
            assertTrue(load.processorNanos() >= 5_000_000, load::toString);
            assertTrue(load.heldNanos() > 0, load::toString);
            assertEquals(1, load.atOnce());
            assertEquals(0, load.waits());
        } finally {
            stop.set(true);
            pool.shutdownNow();
        }
    }

    @Test
    void adds_up_what_a_worker_gets_on_a_busy_machine() throws Exception {
        AtomicBoolean stop = new AtomicBoolean();
        CompletableFuture<Thread> worker = new CompletableFuture<>();
        ForkJoinPool pool = new ForkJoinPool(1);
        try {
            pool.execute(() -> compute(worker, stop));
            for (int look = 0; look < 4; look++) {
                assertNull(told());
                long processorNanos = 1_000_000 + look * 2_000_000L;
                look(new WorkerLooks.Running(worker.get(), processorNanos, 0), SECOND + look * 100_000_000L);
                loads.tell(System.nanoTime(), true);
            }
            TaskLoad load = told();
            assertNotNull(load);
            assertEquals(6_000_000, load.processorNanos());
            assertEquals(300_000_000, load.heldNanos());
        } finally {
            stop.set(true);
            pool.shutdownNow();
        }
    }

    private void look(WorkerLooks.Running worker, long now) {
        WorkerLooks.Seen seen = new WorkerLooks.Seen();
        seen.threads.add(worker.thread());
        seen.running.add(worker);
        computing.begin(now);
        computing.look(COMMON, seen);
        computing.end(now);
    }

    private static void compute(CompletableFuture<Thread> worker, AtomicBoolean stop) {
        worker.complete(Thread.currentThread());
        while (!stop.get()) {
            Thread.onSpinWait();
        }
    }
}
