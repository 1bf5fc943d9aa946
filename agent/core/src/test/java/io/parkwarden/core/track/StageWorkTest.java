/* SPDX-License-Identifier: Apache-2.0 */
package io.parkwarden.core.track;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.parkwarden.bootstrap.RunHooks;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class StageWorkTest {
    private final StageWork work = new StageWork(new JdkObjects());
    private final CompletableFuture<Integer> price = new CompletableFuture<>();

    @BeforeEach
    void begin() {
        RunHooks.connect((future, nanos, byValue) -> {});
    }

    @AfterEach
    void end() {
        RunHooks.connect(null);
    }

    @Test
    void who_runs_the_task_works_for_its_future_and_for_what_hangs_on_it() {
        CompletableFuture<Integer> page = price.thenApply(value -> value + 1).thenApply(value -> value + 2);
        Object before = RunHooks.begins(price);
        page.completeExceptionally(new IllegalStateException("timed out"));
        work.begin(List.of(page));
        assertSame(Thread.currentThread(), work.workerOf(page));
        assertFalse(work.isWanted(page));

        RunHooks.ends(before);
        work.begin(List.of(page));
        assertNull(work.workerOf(page), "the task has ended");
    }

    @Test
    void a_task_within_a_task_gives_the_outer_one_back() {
        Object outer = RunHooks.begins(price);
        Object inner = RunHooks.begins(new CompletableFuture<Integer>());
        work.begin(List.of(price));
        assertNull(work.workerOf(price));
        RunHooks.ends(inner);
        work.begin(List.of(price));
        assertSame(Thread.currentThread(), work.workerOf(price));
        RunHooks.ends(outer);
    }

    @Test
    void the_work_is_wanted_while_another_stage_a_copy_or_a_thread_hangs_on_it() {
        Object before = RunHooks.begins(price);
        assertTrue(isWantedBeside(() -> price.thenApply(value -> value)), "another stage");
        RunHooks.ends(before);

        CompletableFuture<Integer> kept = new CompletableFuture<>();
        before = RunHooks.begins(kept);
        CompletableFuture<Integer> copy = kept.copy();
        copy.cancel(false);
        work.begin(List.of(copy));
        assertTrue(work.isWanted(copy), "who took a copy has kept the original");
        RunHooks.ends(before);

        CompletableFuture<Integer> awaited = new CompletableFuture<>();
        before = RunHooks.begins(awaited);
        CompletableFuture<Integer> stage = awaited.thenApply(value -> value);
        stage.cancel(false);
        Parked parked = Parked.in(awaited::join);
        work.begin(List.of(stage));
        assertTrue(work.isWanted(stage), "a thread waits: " + parked.thread());
        awaited.complete(1);
        RunHooks.ends(before);
    }

    @Test
    void a_timeout_that_has_not_come_yet_wants_nothing() {
        Object before = RunHooks.begins(price);
        price.orTimeout(1, TimeUnit.HOURS);
        CompletableFuture<Integer> stage = price.thenApply(value -> value);
        stage.cancel(false);
        work.begin(List.of(stage));
        assertFalse(work.isWanted(stage));
        price.complete(1);
        RunHooks.ends(before);
    }

    private boolean isWantedBeside(Runnable other) {
        CompletableFuture<Integer> stage = price.thenApply(value -> value);
        stage.cancel(false);
        other.run();
        work.begin(List.of(stage));
        return work.isWanted(stage);
    }
}
