/* SPDX-License-Identifier: Apache-2.0 */
package io.parkwarden.detectors;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.parkwarden.model.Execution;
import io.parkwarden.model.Frame;
import io.parkwarden.model.Stack;
import io.parkwarden.model.WaitKind;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What is read off stacks that JDK 17, 21 and 25 have shown, with no hint of the hook. */
class RecordedStacksTest {
    private static final String EXECUTOR = """
            com.acme.Shop.load(Shop.java:12)
            com.acme.Shop.serve(Shop.java:4)
            java.util.concurrent.ThreadPoolExecutor.runWorker
            java.util.concurrent.ThreadPoolExecutor$Worker.run
            java.lang.Thread.run""";
    private static final String FORK_JOIN = """
            com.acme.Shop.load(Shop.java:12)
            java.util.concurrent.CompletableFuture$AsyncSupply.run
            java.util.concurrent.CompletableFuture$AsyncSupply.exec
            java.util.concurrent.ForkJoinTask.doExec
            java.util.concurrent.ForkJoinPool$WorkQueue.topLevelExec
            java.util.concurrent.ForkJoinPool.runWorker
            java.util.concurrent.ForkJoinWorkerThread.run""";
    private static final String OWN_THREAD = "com.acme.Shop.load(Shop.java:12)\njava.lang.Thread.run";

    static List<Stacks.Recorded> waits() {
        return Stacks.recorded("waits");
    }

    static List<Stacks.Recorded> workers() {
        return Stacks.recorded("workers");
    }

    @ParameterizedTest
    @MethodSource("waits")
    void knows_what_a_task_of_an_executor_waits_for(Stacks.Recorded wait) {
        assertRead(wait, EXECUTOR, Execution.EXECUTOR_TASK);
    }

    @ParameterizedTest
    @MethodSource("waits")
    void knows_what_a_task_of_a_fork_join_pool_waits_for(Stacks.Recorded wait) {
        assertRead(wait, FORK_JOIN, Execution.FORK_JOIN_TASK);
    }

    @ParameterizedTest
    @MethodSource("waits")
    void knows_a_thread_of_no_pool(Stacks.Recorded wait) {
        assertRead(wait, OWN_THREAD, Execution.OWN_THREAD);
    }

    private static void assertRead(Stacks.Recorded wait, String caller, Execution execution) {
        List<Frame> frames = new ArrayList<>(wait.frames());
        frames.addAll(Stacks.of(caller));

        Stack stack = StackReading.read(frames, null);

        Frame called = wait.frames().get(wait.frames().size() - 1);
        assertEquals(WaitKind.valueOf(wait.expected()), stack.kind());
        assertEquals(execution, stack.execution());
        assertEquals("com.acme.Shop.load(Shop.java:12)", stack.site().toString());
        assertEquals(called.className() + "." + called.method(), stack.operation());
        assertFalse(stack.managed());
        assertEquals(
                execution == Execution.FORK_JOIN_TASK
                        && wait.frames().stream()
                                .anyMatch(frame -> frame.method().equals("managedBlock")),
                stack.compensated());
    }

    @ParameterizedTest
    @MethodSource("workers")
    void tells_workers_with_a_task_from_idle_ones(Stacks.Recorded worker) {
        Stack stack = StackReading.read(worker.frames(), WaitKind.PARK);

        assertEquals(Execution.valueOf(worker.expected()), stack.execution());
    }

    @ParameterizedTest
    @MethodSource("workers")
    void names_the_task_and_never_what_runs_the_worker(Stacks.Recorded worker) {
        Stack stack = StackReading.read(worker.frames(), WaitKind.PARK);

        if (stack.execution().inTask()) {
            assertEquals("com.acme.Shop.load(Shop.java:12)", stack.site().toString());
        } else {
            assertTrue(stack.site().className().startsWith("j"), "an idle worker has no line: " + stack.site());
        }
    }
}
