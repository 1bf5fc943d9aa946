/* SPDX-License-Identifier: Apache-2.0 */
package io.parkwarden.core.track;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.parkwarden.core.instrument.WaitPoints;
import io.parkwarden.model.Fact;
import io.parkwarden.model.PoolLoad;
import io.parkwarden.model.Starvation;
import io.parkwarden.model.StillBlocked;
import io.parkwarden.model.WaitKind;
import java.lang.instrument.Instrumentation;
import java.lang.reflect.Proxy;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;

class PoolWatchTest {
    private static final int JDK = Runtime.version().feature();
    private static final long DEADLINE_NANOS = 60_000_000_000L;

    private final FactQueue facts = new FactQueue();
    private final Origins origins = new Origins(List.of("io.parkwarden."), "Main");
    private final StackShapes shapes = new StackShapes(origins, new WaitPoints(JDK), 64);
    private final Pools pools = new Pools(List.of(), JDK, () -> {});
    private final ExecutorService pool = Executors.newFixedThreadPool(1);
    private final CompletableFuture<Integer> inner = new CompletableFuture<>();

    @AfterEach
    void end() {
        inner.complete(0);
        pool.shutdownNow();
    }

    @Test
    void a_pool_that_waits_for_its_own_queue_is_proven() {
        standStill();
        assertTrue(see(watch(Set.of()), Starvation.class));
    }

    @Test
    void where_the_jdk_lacks_a_field_there_is_no_proof_and_the_looks_go_on() {
        standStill();
        PoolWatch watch = watch(Set.of("CompletableFuture.stack", "FutureTask.runner"));

        assertEquals(List.of("CompletableFuture.stack", "FutureTask.runner"), watch.missing());
        List<Fact> all = new ArrayList<>();
        long deadline = System.nanoTime() + DEADLINE_NANOS;
        while (all.stream().noneMatch(PoolLoad.class::isInstance) && System.nanoTime() - deadline < 0) {
            look(watch, all);
        }
        assertTrue(all.stream().anyMatch(PoolLoad.class::isInstance), "what the workers do is told all the same");
        assertTrue(all.stream().noneMatch(Starvation.class::isInstance));
    }

    @Test
    @EnabledOnOs(OS.LINUX)
    void a_worker_that_waits_for_a_connection_is_still_blocked() throws Exception {
        try (ServerSocket server = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            pool.submit(() -> server.accept());
            pools.know(pool);
            PoolWatch watch = watch(Set.of());
            List<Fact> all = new ArrayList<>();
            long deadline = System.nanoTime() + DEADLINE_NANOS;
            while (all.stream().noneMatch(StillBlocked.class::isInstance) && System.nanoTime() - deadline < 0) {
                look(watch, all);
            }
            StillBlocked blocked = all.stream()
                    .filter(StillBlocked.class::isInstance)
                    .map(StillBlocked.class::cast)
                    .findFirst()
                    .orElseThrow();
            assertEquals(WaitKind.SOCKET_ACCEPT, blocked.stack().kind());
        }
    }

    /** Its one worker waits for a task that is behind it. */
    private void standStill() {
        AtomicReference<Thread> worker = new AtomicReference<>();
        pool.execute(() -> {
            worker.set(Thread.currentThread());
            CompletableFuture<Integer> behind = CompletableFuture.supplyAsync(() -> 1, pool);
            CompletableFuture.anyOf(behind.thenApply(value -> value + 1), behind)
                    .join();
        });
        pools.know(pool);
        long deadline = System.nanoTime() + DEADLINE_NANOS;
        while (worker.get() == null || LockSupport.getBlocker(worker.get()) == null) {
            if (System.nanoTime() - deadline > 0) {
                throw new IllegalStateException("it did not park");
            }
            Thread.onSpinWait();
        }
    }

    private boolean see(PoolWatch watch, Class<? extends Fact> type) {
        List<Fact> all = new ArrayList<>();
        long deadline = System.nanoTime() + DEADLINE_NANOS;
        while (System.nanoTime() - deadline < 0) {
            look(watch, all);
            if (all.stream().anyMatch(type::isInstance)) {
                return true;
            }
        }
        return false;
    }

    private void look(PoolWatch watch, List<Fact> all) {
        pools.sample(System.currentTimeMillis());
        watch.look(false);
        for (Fact fact = facts.take(); fact != null; fact = facts.take()) {
            all.add(fact);
        }
        LockSupport.parkNanos(1_000_000); // between two looks time has to pass; the condition, not the time, decides
    }

    private PoolWatch watch(Set<String> lacking) {
        Instrumentation loaded = (Instrumentation) Proxy.newProxyInstance(
                PoolWatchTest.class.getClassLoader(), new Class<?>[] {Instrumentation.class}, (self, method, args) ->
                        new Class<?>[] {PoolWatchTest.class, Thread.class, CompletableFuture.class});
        LoadedClasses classes = new LoadedClasses(loaded, origins);
        return new PoolWatch(
                pools,
                classes,
                shapes,
                new SubmissionSites(task -> null),
                new TaskThreads(shapes, pools),
                new TaskLoads(classes, facts, codes -> {}),
                new TaskProfiles(facts, 4),
                facts,
                new JdkObjects(lacking));
    }
}
