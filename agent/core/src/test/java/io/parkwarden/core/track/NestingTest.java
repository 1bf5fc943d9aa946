/* SPDX-License-Identifier: Apache-2.0 */
package io.parkwarden.core.track;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;

import io.parkwarden.bootstrap.Hooks;
import io.parkwarden.core.instrument.WaitPoints;
import io.parkwarden.model.Starvation;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class NestingTest {
    private static final int JDK = Runtime.version().feature();

    private final FactQueue facts = new FactQueue();
    private final Nesting nesting = new Nesting(
            new Pools(List.of(), JDK, () -> {}),
            new StackShapes(new Origins(List.of("io.parkwarden."), "Main"), new WaitPoints(JDK), 64),
            facts);
    private final ExecutorService outer = Executors.newFixedThreadPool(1);
    private final ExecutorService inner = Executors.newFixedThreadPool(1);
    private final ExecutorService cached = Executors.newCachedThreadPool();

    @AfterEach
    void end() {
        List.of(outer, inner, cached).forEach(ExecutorService::shutdownNow);
        Hooks.watchSubmissions(false);
    }

    @Test
    void a_worker_that_waits_for_what_it_gave_to_its_own_pool_is_a_risk_the_second_time() throws Exception {
        nesting.waitedForFuture(outer);
        on(outer, () -> handOverAndWait(outer));
        assertNull(facts.take(), "the first time no line is known");
        on(outer, () -> handOverAndWait(outer));

        Starvation risk = (Starvation) facts.take();
        assertNotNull(risk);
        assertEquals(Starvation.Form.RISK, risk.form());
        assertEquals(1, risk.waiting().size());
    }

    @Test
    void two_pools_that_wait_for_each_other_are_a_risk_with_both_lines() throws Exception {
        nesting.waitedForFuture(outer);
        nesting.waitedForFuture(inner);
        for (int i = 0; i < 2; i++) {
            on(outer, () -> handOverAndWait(inner));
            assertNull(facts.take(), "one way is sound");
        }
        on(inner, () -> handOverAndWait(outer));
        on(inner, () -> handOverAndWait(outer));

        Starvation risk = (Starvation) facts.take();
        assertNotNull(risk);
        assertEquals(2, risk.waiting().size());
    }

    @Test
    void stays_quiet_for_a_task_that_another_thread_has_handed_over() throws Exception {
        nesting.waitedForFuture(outer);
        for (int i = 0; i < 3; i++) {
            FutureTask<Integer> task = new FutureTask<>(() -> 1);
            on(inner, () -> nesting.submitted(outer, task));
            on(outer, () -> nesting.awaited(task));
        }
        assertNull(facts.take());
    }

    @Test
    void stays_quiet_where_one_thing_is_handed_over_and_another_waited_for() throws Exception {
        nesting.waitedForFuture(outer);
        for (int i = 0; i < 3; i++) {
            on(outer, () -> {
                nesting.submitted(outer, new FutureTask<>(() -> 1));
                nesting.awaited(new FutureTask<>(() -> 2));
            });
        }
        assertNull(facts.take());
    }

    @Test
    void stays_quiet_for_a_pool_that_adds_a_thread_for_each_task() throws Exception {
        nesting.waitedForFuture(cached);
        for (int i = 0; i < 3; i++) {
            on(cached, () -> handOverAndWait(cached));
        }
        assertNull(facts.take());
    }

    private void handOverAndWait(ExecutorService pool) {
        FutureTask<Integer> task = new FutureTask<>(() -> 1);
        nesting.submitted(pool, task);
        nesting.awaited(task);
    }

    private static void on(ExecutorService pool, Runnable task) throws Exception {
        pool.submit(task).get(60, TimeUnit.SECONDS);
    }
}
