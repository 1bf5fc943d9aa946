/* SPDX-License-Identifier: Apache-2.0 */
package io.parkwarden.core.track;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.parkwarden.core.instrument.WaitPoints;
import io.parkwarden.model.Fact;
import io.parkwarden.model.Frame;
import io.parkwarden.model.Hop;
import io.parkwarden.model.Origin;
import io.parkwarden.model.Site;
import io.parkwarden.model.Submission;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.ForkJoinPool;
import java.util.concurrent.RecursiveAction;
import java.util.concurrent.RunnableScheduledFuture;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The hooks are called by hand, on this thread, which is taken for one of the pool's where a test says so. */
class HopsTest {
    private static final long SECOND = 1_000_000_000;
    private static final String GIVER = Giver.class.getName();
    private static final String CHEAP = Cheap.class.getName();

    private final ThreadPoolExecutor pool = (ThreadPoolExecutor) Executors.newFixedThreadPool(3);
    private final List<String> wanted = new ArrayList<>();
    private final FactQueue facts = new FactQueue();
    private final int jdk = Runtime.version().feature();
    private final Origins origins = new Origins(List.of("io.parkwarden.core.track."), "com.acme.Main");
    private @Nullable Object ownPool = pool;
    private final Hops hops = new Hops(
            new StackShapes(origins, new WaitPoints(jdk), 256), origins, thread -> ownPool, task -> null, wanted::add);
    private final HopVerdicts verdicts = new HopVerdicts(hops, new Pools(List.of(), jdk, () -> {}), facts);
    private long now = System.nanoTime();

    private static final class Giver implements Runnable {
        @Override
        public void run() {}
    }

    private static final class Cheap implements Runnable {
        @Override
        public void run() {}
    }

    @AfterEach
    void end() {
        pool.shutdownNow();
    }

    /** A task of the pool hands another one over as the last thing it does, and the pool runs that. */
    private void hop(Runnable giver, Runnable task, long workNanos) {
        Object giving = hops.begins(giver, null);
        Object hop = hops.submits(pool, task, System.nanoTime());
        if (hop != null) {
            hops.submitted(hop, System.nanoTime());
        }
        if (giving != null) {
            hops.ends(giving, System.nanoTime());
        }
        Object run = hops.begins(task, null);
        if (run != null) {
            hops.ends(run, System.nanoTime() + workNanos);
        }
    }

    private void hops(int times, long workNanos) {
        for (int i = 0; i < times; i++) {
            hop(new Giver(), new Cheap(), workNanos);
        }
    }

    private void turn() {
        now += SECOND / 30;
        verdicts.turn(now);
    }

    private List<Hop> told() {
        List<Hop> told = new ArrayList<>();
        for (Fact fact = facts.take(); fact != null; fact = facts.take()) {
            told.add((Hop) fact);
        }
        return told;
    }

    private @Nullable HopCode code(String name) {
        for (HopCode code : hops.codes().all()) {
            if (code.code.equals(name)) {
                return code;
            }
        }
        return null;
    }

    private long counted(String name) {
        HopCode code = code(name);
        return code == null ? 0 : code.hops.get();
    }

    @Test
    void counts_hops_and_tells_them_once_there_are_a_thousand_that_cost_more_than_they_are_worth() {
        hops(999, 0);
        turn();
        assertTrue(verdicts.wantsCost());
        verdicts.measure();
        turn();
        assertEquals(List.of(), told());
        hops(1, 0);
        Frame line = Frame.of("com.acme.Shop", "order", "Shop.java", 12, Origin.APPLICATION);
        verdicts.took(new Submission(1, "main", CHEAP, Site.of(line), List.of(line)));
        turn();
        Hop hop = told().get(0);
        assertEquals(1_000, hop.counted());
        assertEquals(CHEAP, hop.code());
        assertTrue(hop.work().nanos() < hop.nanos(), hop::toString);
        assertEquals(0, hop.work().atOnce());
        assertTrue(verdicts.remark().contains("in a thread pool"), verdicts::remark);
    }

    @Test
    void asks_early_which_line_wants_the_hops() {
        hops(32, 0);
        assertEquals(List.of(CHEAP, GIVER), wanted);
    }

    @Test
    void long_work_is_left_and_asked_about_again_later() {
        hops(1_000, 200_000);
        turn();
        assertEquals(HopCode.State.LEFT, code(CHEAP).state);
        hops(10, 200_000);
        assertEquals(1_000, counted(CHEAP));
        now += 20 * SECOND;
        turn();
        hops(10, 200_000);
        assertEquals(10, counted(CHEAP));
        verdicts.measure();
        verdicts.tellAll(now);
        assertEquals(List.of(), told());
    }

    @Test
    void what_comes_from_outside_is_no_hop() {
        ownPool = null;
        assertNull(hops.submits(pool, new Cheap(), System.nanoTime()));
        assertEquals(0, counted(CHEAP));
        assertEquals(1, code(CHEAP).others.get());
    }

    @Test
    void one_thread_is_there_for_the_order() {
        ThreadPoolExecutor single = new ThreadPoolExecutor(1, 1, 1, TimeUnit.SECONDS, pool.getQueue());
        ownPool = single;
        assertNull(hops.submits(single, new Cheap(), System.nanoTime()));
        single.shutdown();
    }

    @Test
    void timers_and_forks_are_no_hops() {
        ScheduledThreadPoolExecutor timers = new ScheduledThreadPoolExecutor(2);
        ownPool = timers;
        Object later = timers.schedule(() -> {}, 1, TimeUnit.HOURS);
        assertNull(hops.submits(timers, later, System.nanoTime()));
        RunnableScheduledFuture<?> due = (RunnableScheduledFuture<?>) timers.schedule(() -> {}, 0, TimeUnit.HOURS);
        assertNotNull(hops.submits(timers, due, System.nanoTime()));
        timers.shutdownNow();
        ForkJoinPool forks = new ForkJoinPool(2);
        assertNull(hops.submits(
                forks,
                new RecursiveAction() {
                    private static final long serialVersionUID = 1;

                    @Override
                    protected void compute() {}
                },
                System.nanoTime()));
        forks.shutdown();
    }

    @Test
    void a_circle_of_hops_is_a_trampoline() {
        verdictsAfter(() -> {
            hop(new Giver(), new Cheap(), 0);
            hop(new Cheap(), new Giver(), 0);
        });
        assertEquals(List.of(), told());
    }

    @Test
    void tasks_that_a_task_hands_over_at_once_are_seen_to_be() {
        Object giving = hops.begins(new Giver(), null);
        for (int i = 0; i < 10; i++) {
            hops.submitted(hops.submits(pool, new Cheap(), System.nanoTime()), System.nanoTime());
        }
        hops.ends(giving, System.nanoTime());
        HopCode code = code(CHEAP);
        assertEquals(9, code.atOnce.get());
        assertEquals(10, code.paired.get());
    }

    @Test
    void a_task_that_runs_inside_its_submission_is_none() {
        Object giving = hops.begins(new Giver(), null);
        Cheap task = new Cheap();
        Object hop = hops.submits(pool, task, System.nanoTime());
        hops.ends(hops.begins(task, null), System.nanoTime());
        hops.submitted(hop, System.nanoTime());
        hops.ends(giving, System.nanoTime());
        assertEquals(0, counted(CHEAP));
        assertEquals(0, code(CHEAP).works.size());
    }

    @Test
    void what_a_task_hands_over_and_whom_it_wakes_is_not_its_work() {
        Cheap task = new Cheap();
        Object giving = hops.begins(new Giver(), null);
        hops.submitted(hops.submits(pool, task, System.nanoTime()), System.nanoTime());
        hops.ends(giving, System.nanoTime());
        Object run = hops.begins(task, null);
        Object next = hops.submits(pool, new Giver(), System.nanoTime() - SECOND);
        hops.submitted(next, System.nanoTime());
        hops.woke(System.nanoTime() - SECOND);
        hops.ends(run, System.nanoTime() + 2 * SECOND);
        assertTrue(code(CHEAP).works.quantile(1) < SECOND / 10);
    }

    @Test
    void the_account_of_looks_bounds_what_is_counted() {
        hops(50_000, 0);
        long first = counted(CHEAP);
        assertTrue(first >= 1_000 && first <= 4_000, () -> "counted " + first);
        assertNull(hops.submits(pool, new Cheap(), System.nanoTime()));
        for (int i = 0; i < 3; i++) { // what was saved is spent by then
            turn();
            hops(50_000, 0);
        }
        long saved = counted(CHEAP);
        assertTrue(saved > first && saved <= 10_000 + 3 * 1_000, () -> "counted " + saved);
        turn();
        hops(50_000, 0);
        long more = counted(CHEAP) - saved;
        assertTrue(more > 0 && more <= 1_000, () -> "counted " + more);
    }

    @Test
    void what_is_told_is_counted_in_some_turns_and_estimated_between() {
        verdictsAfter(() -> hop(new Giver(), new Cheap(), 0));
        told();
        for (int i = 0; i < 64; i++) {
            turn();
            hops(20, 0);
        }
        now += SECOND;
        verdicts.tellAll(now);
        List<Hop> told = told();
        long counted = told.stream().mapToLong(Hop::counted).sum();
        long estimated = told.stream().mapToLong(Hop::estimated).sum();
        assertTrue(counted > 0 && counted < 640, () -> "counted " + counted);
        assertTrue(estimated > 0, "none estimated");
    }

    private void verdictsAfter(Runnable each) {
        for (int i = 0; i < 1_100; i++) {
            each.run();
        }
        turn();
        verdicts.measure();
        verdicts.tellAll(now);
    }

    @Test
    void a_hop_has_a_price_here() {
        assertTrue(HopCost.ofThreadPool().hop() > 0);
        assertTrue(HopCost.ofForkJoinPool().hop() > 0);
    }
}
