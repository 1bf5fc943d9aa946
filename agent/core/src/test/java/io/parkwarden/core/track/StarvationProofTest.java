/* SPDX-License-Identifier: Apache-2.0 */
package io.parkwarden.core.track;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.parkwarden.core.instrument.Signals;
import io.parkwarden.core.track.StarvationProof.Link;
import io.parkwarden.core.track.StarvationProof.Waiter;
import io.parkwarden.model.Site;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.FutureTask;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class StarvationProofTest {
    private final List<Waiter> waiters = new ArrayList<>();
    private final SubmissionSites sites = new SubmissionSites(task -> null);
    private final ThreadPoolExecutor orders = pool();
    private final ThreadPoolExecutor prices = pool();

    @Test
    void a_pool_whose_only_worker_waits_for_its_own_queue_stands_still() {
        FutureTask<Integer> queued = queued(orders);
        sites.add(queued, new Site("com.acme.Shop", "price", "Shop.java", 42));
        Waiter waiter = waiter(orders, queued);

        StarvationProof proof = look(orders);
        assertEquals(Set.of(orders), proof.stuckPools(List.of(orders), true));
        Link link = proof.linkOf(waiter);
        assertNotNull(link);
        assertTrue(link.what().startsWith("the FutureTask of task "), link.what());
        assertTrue(link.what().endsWith("place 1 of 1 in the queue"), link.what());
        assertEquals(", submitted at com.acme.Shop.price(Shop.java:42)", link.submitted());
    }

    @Test
    void one_worker_whose_wait_is_not_known_may_go_on_and_bring_the_others_on() {
        waiter(orders, queued(orders));
        Waiter unknown = waiter(orders, new Object());

        StarvationProof proof = look(orders);
        assertEquals(Set.of(), proof.stuckPools(List.of(orders), false));
        assertNull(proof.linkOf(unknown));
    }

    @Test
    void two_pools_that_wait_for_each_others_queues_stand_still_together() {
        waiter(orders, queued(prices));
        waiter(prices, queued(orders));

        StarvationProof proof = look(orders, prices);
        assertEquals(Set.of(orders, prices), proof.stuckPools(List.of(orders, prices), true));
        assertTrue(proof.waitsForPool(orders, prices));
    }

    @Test
    void a_pool_that_waits_for_another_that_works_is_only_slow() {
        waiter(orders, queued(prices));

        StarvationProof proof = look(orders);
        assertEquals(Set.of(), proof.stuckPools(List.of(orders), false));
    }

    @Test
    void who_waits_for_a_task_that_runs_on_a_stuck_worker_is_stuck() {
        FutureTask<Integer> inner = queued(prices);
        FutureTask<Integer> running = new FutureTask<>(inner::get);
        Parked runner = Parked.in(running);
        Waiter first = waiter(orders, running);
        Waiter second = new Waiter(runner.thread(), prices, runner.blocker(), Thread.State.WAITING);
        waiters.add(second);
        queued(orders);

        StarvationProof proof = look(orders, prices);
        assertEquals(Set.of(orders, prices), proof.stuckPools(List.of(orders, prices), true));
        Link link = proof.linkOf(first);
        assertNotNull(link);
        assertSame(second, link.runner());
        inner.run();
    }

    @Test
    void a_latch_that_a_queued_task_opens_is_likely_and_not_sure() {
        CountDownLatch latch = new CountDownLatch(1);
        Parked parked = Parked.in(() -> await(latch));
        orders.getQueue().add(latch::countDown);
        waiters.add(new Waiter(parked.thread(), orders, parked.blocker(), Thread.State.WAITING));

        StarvationProof proof = look(orders);
        assertEquals(Set.of(), proof.stuckPools(List.of(orders), true));
        assertEquals(Set.of(orders), proof.stuckPools(List.of(orders), false));
    }

    @Test
    void a_latch_that_a_queued_task_waits_for_as_well_is_nothing() {
        CountDownLatch latch = new CountDownLatch(1);
        Parked parked = Parked.in(() -> await(latch));
        orders.getQueue().add(() -> await(latch));
        Waiter waiter = new Waiter(parked.thread(), orders, parked.blocker(), Thread.State.WAITING);
        waiters.add(waiter);

        StarvationProof proof = look(orders);
        assertFalse(proof.stuckPools(List.of(orders), false).contains(orders));
        assertNull(proof.linkOf(waiter));
    }

    private StarvationProof look(ThreadPoolExecutor... saturated) {
        StarvationProof proof = new StarvationProof(new JdkObjects(), new TaskCode(), new Signals(), sites, waiters);
        proof.look(List.<Object>of((Object[]) saturated), (waiter, code) -> false);
        return proof;
    }

    private Waiter waiter(Object pool, @Nullable Object blocker) {
        Waiter waiter = new Waiter(new Thread(() -> {}), pool, blocker, Thread.State.WAITING);
        waiters.add(waiter);
        return waiter;
    }

    /** A task in the queue of a pool that has no thread to run it. */
    private static FutureTask<Integer> queued(ThreadPoolExecutor pool) {
        FutureTask<Integer> task = new FutureTask<>(() -> 42);
        pool.getQueue().add(task);
        return task;
    }

    private static ThreadPoolExecutor pool() {
        return new ThreadPoolExecutor(1, 1, 0, TimeUnit.SECONDS, new LinkedBlockingQueue<>());
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException ended) {
            Thread.currentThread().interrupt();
        }
    }
}
