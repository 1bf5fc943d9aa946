/* SPDX-License-Identifier: Apache-2.0 */
package io.parkwarden.core.track;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.parkwarden.core.track.TaskGraph.Way;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorCompletionService;
import java.util.concurrent.FutureTask;
import org.junit.jupiter.api.Test;

class TaskGraphTest {
    private final TaskGraph graph = new TaskGraph(new JdkObjects());
    private final List<Runnable> queue = new ArrayList<>();

    @Test
    void a_queued_stage_leads_to_who_joins_it_or_what_hangs_on_it() {
        CompletableFuture<Integer> first = CompletableFuture.supplyAsync(() -> 1, queue::add);
        CompletableFuture<Integer> last =
                first.thenApply(value -> value + 1).thenCombine(CompletableFuture.completedFuture(2), Integer::sum);
        Parked parked = Parked.in(last::join);

        assertEquals(List.of(Way.STRUCTURE), ways(queue.get(0), parked.blocker(), false));
        first.complete(1);
        assertEquals(List.of(), ways(queue.get(0), parked.blocker(), false), "it is done: nothing hangs on it");
    }

    @Test
    void who_waits_for_any_of_several_waits_for_the_queue_only_if_all_are_queued() {
        CompletableFuture<Integer> queued = CompletableFuture.supplyAsync(() -> 1, queue::add);
        CompletableFuture<Integer> elsewhere = new CompletableFuture<>();
        Parked parked = Parked.in(CompletableFuture.anyOf(queued, elsewhere)::join);

        assertEquals(List.of(), ways(queue.get(0), parked.blocker(), false));
        assertTrue(graph.needsSecondRound());

        CompletableFuture<Integer> other = CompletableFuture.supplyAsync(() -> 1, queue::add);
        Parked both = Parked.in(CompletableFuture.anyOf(queued, other)::join);
        List<Way> found = new ArrayList<>();
        for (int round = 0; round < 2; round++) {
            queue.forEach(task -> found.addAll(ways(task, both.blocker(), false)));
        }
        assertTrue(found.contains(Way.STRUCTURE));
    }

    @Test
    void a_submitted_task_is_itself_what_its_waiter_is_parked_on() {
        FutureTask<Integer> task = new FutureTask<>(() -> 1);
        assertEquals(List.of(Way.STRUCTURE), ways(task, task, false));
        Runnable decorated = new Decorated(task);
        assertEquals(List.of(Way.STRUCTURE), ways(decorated, task, false), "an executor has wrapped it");
    }

    @Test
    void a_task_of_a_completion_service_leads_to_the_queue_of_the_results() {
        ExecutorCompletionService<Integer> service = new ExecutorCompletionService<>(queue::add);
        service.submit(() -> 1);
        Parked parked = Parked.in(() -> take(service));

        assertEquals(List.of(Way.STRUCTURE), ways(queue.get(0), parked.blocker(), true));
    }

    @Test
    void what_a_task_has_captured_is_seen_at_a_deep_look_only() {
        CountDownLatch latch = new CountDownLatch(1);
        Parked parked = Parked.in(() -> await(latch));
        Runnable direct = latch::countDown;
        Holder holder = new Holder(latch);
        Callable<Integer> indirect = () -> holder.open();

        assertEquals(List.of(Way.CAPTURED), ways(new FutureTask<>(direct, null), parked.blocker(), true));
        assertEquals(List.of(), ways(new FutureTask<>(direct, null), parked.blocker(), false));
        assertEquals(List.of(Way.FIELD), ways(new FutureTask<>(indirect), parked.blocker(), true));
    }

    private List<Way> ways(Object task, Object target, boolean deep) {
        IdentityHashMap<Object, Boolean> targets = new IdentityHashMap<>();
        targets.put(target, Boolean.TRUE);
        return graph.links(task, targets, deep).stream()
                .map(TaskGraph.Link::way)
                .distinct()
                .toList();
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException ended) {
            Thread.currentThread().interrupt();
        }
    }

    private static void take(ExecutorCompletionService<Integer> service) {
        try {
            service.take();
        } catch (InterruptedException ended) {
            Thread.currentThread().interrupt();
        }
    }

    private static final class Decorated implements Runnable {
        private final Runnable task;

        Decorated(Runnable task) {
            this.task = task;
        }

        @Override
        public void run() {
            task.run();
        }
    }

    private static final class Holder {
        private final CountDownLatch latch;

        Holder(CountDownLatch latch) {
            this.latch = latch;
        }

        int open() {
            latch.countDown();
            return 1;
        }
    }
}
