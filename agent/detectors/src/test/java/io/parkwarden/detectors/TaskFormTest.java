/* SPDX-License-Identifier: Apache-2.0 */
package io.parkwarden.detectors;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import io.parkwarden.model.WaitKind;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TaskFormTest {
    private static final String JOIN = """
            java.util.concurrent.locks.LockSupport.park
            java.util.concurrent.CompletableFuture.join
            """;
    private static final String OWN = "com.acme.Shop.lambda$order$0(Shop.java:30)\n";
    private static final String WORKER = "java.util.concurrent.ThreadPoolExecutor.runWorker\n";
    private static final String FORK_JOIN = """
            java.util.concurrent.ForkJoinTask.doExec
            java.util.concurrent.ForkJoinPool.runWorker
            """;

    private static @Nullable TaskForm form(String stack) {
        return TaskForm.of(StackReading.read(Stacks.of(stack), WaitKind.PARK));
    }

    @ParameterizedTest
    @CsvSource({
        "java.util.concurrent.CompletableFuture$AsyncSupply.run, SUPPLY",
        "java.util.concurrent.CompletableFuture$AsyncRun.run, RUN",
        "java.util.concurrent.CompletableFuture$UniApply.tryFire, STAGE",
        "java.util.concurrent.CompletableFuture.uniHandle, STAGE",
        "java.util.concurrent.FutureTask.run, SUBMIT",
        "java.util.concurrent.ThreadPoolExecutor.runWorker, EXECUTE",
        "com.google.common.util.concurrent.TrustedListenableFutureTask$TrustedFutureInterruptibleTask.runInterruptibly,"
                + " GUAVA_SUBMIT",
        "com.google.common.util.concurrent.AbstractTransformFuture$TransformFuture.doTransform, GUAVA_TRANSFORM",
        "reactor.core.publisher.MonoCallable.call, REACTIVE_CALL",
        "io.reactivex.rxjava3.internal.operators.single.SingleMap$MapSingleObserver.onSuccess, REACTIVE_MAP",
    })
    void tells_how_the_task_was_handed_over(String caller, TaskForm form) {
        assertEquals(form, form(JOIN + OWN + caller + "\n" + WORKER));
    }

    @Test
    void sees_through_the_adapter_of_a_runnable() {
        assertEquals(TaskForm.SUBMIT, form(JOIN + OWN + """
                        java.util.concurrent.Executors$RunnableAdapter.call
                        java.util.concurrent.FutureTask.run
                        """ + WORKER));
    }

    @ParameterizedTest
    @CsvSource({
        "java.util.concurrent.ForkJoinTask$AdaptedInterruptibleCallable.exec, SUBMIT",
        "java.util.concurrent.ForkJoinTask$RunnableExecuteAction.exec, EXECUTE",
    })
    void tells_it_of_a_fork_join_pool(String caller, TaskForm form) {
        assertEquals(form, form(JOIN + OWN + caller + "\n" + FORK_JOIN));
    }

    @ParameterizedTest
    @CsvSource({
        "java.util.concurrent.FutureTask.runAndReset",
        "java.util.stream.ReferencePipeline$3$1.accept",
        "java.util.concurrent.RecursiveTask.exec",
        "org.apache.catalina.core.StandardWrapperValve.invoke",
    })
    void is_silent_of_what_is_no_task_handed_over_to_wait(String caller) {
        assertNull(form(JOIN + OWN + caller + "\n" + WORKER));
    }

    @Test
    void is_silent_of_a_wait_deeper_than_the_task_itself() {
        String deeper = "com.acme.Prices.load(Prices.java:7)\n";
        assertNull(form(JOIN + deeper + OWN + "java.util.concurrent.CompletableFuture$AsyncSupply.run\n" + WORKER));
    }

    @Test
    void is_silent_of_other_waits_and_of_waits_for_one_of_many() {
        String task = OWN + "java.util.concurrent.FutureTask.run\n" + WORKER;
        assertNull(form("java.util.concurrent.CountDownLatch.await\n" + task));
        assertNull(form("java.util.concurrent.AbstractExecutorService.invokeAll\n" + task));
        assertNull(form("java.util.concurrent.ExecutorCompletionService.take\n" + task));
    }

    @Test
    void is_silent_outside_of_tasks() {
        assertNull(form(JOIN + OWN + "com.acme.Main.main(Main.java:3)\n"));
    }
}
