/* SPDX-License-Identifier: Apache-2.0 */
package io.parkwarden.core.track;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayDeque;
import java.util.Queue;
import java.util.concurrent.Callable;
import java.util.concurrent.Executor;
import java.util.concurrent.LinkedBlockingQueue;
import org.junit.jupiter.api.Test;

class TaskOwnersTest {
    private final TaskOwners owners =
            new TaskOwners(new JdkFields(Runtime.version().feature()));

    @Test
    void finds_an_executor_through_the_lambda_that_its_thread_runs() {
        Direct executor = new Direct();

        assertSame(executor, owners.of(new Thread(executor::serve)));
        assertSame(executor, owners.of(new Thread(new Worker(executor))));
    }

    @Test
    void finds_a_queue_of_tasks_by_its_declared_type() {
        Tasks<String> tasks = new Tasks<>();

        assertSame(tasks, owners.of(new Thread(tasks)));
    }

    @Test
    void of_a_thread_that_has_ended_only_what_was_found_before_is_known() throws InterruptedException {
        Direct executor = new Direct();
        Thread known = ended(new Worker(executor));
        Thread unknown = new Wired(executor);
        unknown.start();
        unknown.join();

        assertSame(executor, owners.of(known));
        assertNull(owners.of(unknown));
        assertSame(executor, owners.of(new Wired(executor)));
    }

    @Test
    void stays_quiet_for_a_queue_of_messages() {
        assertNull(owners.of(new Thread(new Messages())));
        assertNull(owners.of(new Thread(() -> {})));
        assertNull(owners.of(new Thread()));
    }

    @Test
    void counts_what_is_queued_by_the_queue_itself() {
        Tasks<String> tasks = new Tasks<>();
        tasks.open.add(() -> "a");
        tasks.open.add(() -> "b");

        OwnerCounts.Counts counts =
                OwnerCounts.of(tasks, new JdkFields(Runtime.version().feature()));

        assertEquals(new OwnerCounts.Counts(-1, -1, 2), counts);
        assertEquals(-1, OwnerCounts.of(new Messages(), new JdkFields(17)).queued());
    }

    @Test
    void a_nested_class_is_part_of_the_owner_and_its_surroundings_are_not() {
        Direct executor = new Direct();

        assertTrue(TaskOwners.isPartOf(Direct.class.getName(), executor));
        assertTrue(TaskOwners.isPartOf(Direct.class.getName() + "$Worker", executor));
        assertFalse(TaskOwners.isPartOf(TaskOwnersTest.class.getName(), executor));
    }

    private Thread ended(Runnable task) throws InterruptedException {
        Thread thread = new Thread(task);
        owners.of(thread);
        thread.start();
        thread.join();
        return thread;
    }

    /** A thread that leads to an executor by a field of its own. */
    private static final class Wired extends Thread {
        @SuppressWarnings("unused") // read by reflection
        private final Direct executor;

        Wired(Direct executor) {
            this.executor = executor;
        }
    }

    private static final class Direct implements Executor {
        @Override
        public void execute(Runnable task) {
            task.run();
        }

        void serve() {}
    }

    private record Worker(Direct executor) implements Runnable {
        @Override
        public void run() {}
    }

    private static final class Tasks<V> implements Runnable {
        private final LinkedBlockingQueue<Callable<V>> open = new LinkedBlockingQueue<>();

        @Override
        public void run() {}
    }

    private static final class Messages implements Runnable {
        private final Queue<String> open = new ArrayDeque<>();

        @Override
        public void run() {
            open.poll();
        }
    }
}
