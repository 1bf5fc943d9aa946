/* SPDX-License-Identifier: Apache-2.0 */
package io.parkwarden.core.track;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.parkwarden.model.Frame;
import java.lang.instrument.Instrumentation;
import java.lang.reflect.Proxy;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ForkJoinPool;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;

class LoadedClassesTest {
    private final LoadedClasses classes = new LoadedClasses(
            (Instrumentation) Proxy.newProxyInstance(
                    LoadedClassesTest.class.getClassLoader(),
                    new Class<?>[] {Instrumentation.class},
                    (proxy, method, arguments) -> new Class<?>[0]),
            new Origins(List.of(), ""));

    @Test
    void a_stack_that_was_cut_off_ends_as_the_thread_began() throws Exception {
        ExecutorService executor = Executors.newSingleThreadExecutor();
        try {
            List<Frame> root = executor.submit(() -> classes.rootOf(Thread.currentThread()))
                    .get();

            assertEquals(
                    List.of(
                            "java.util.concurrent.ThreadPoolExecutor.runWorker",
                            "java.util.concurrent.ThreadPoolExecutor$Worker.run",
                            "java.lang.Thread.run"),
                    methods(root));
        } finally {
            executor.shutdown();
        }
    }

    @Test
    void a_worker_of_a_fork_join_pool_may_be_idle_by_now() throws Exception {
        AtomicReference<List<Frame>> root = new AtomicReference<>();
        CountDownLatch done = new CountDownLatch(1);
        ForkJoinPool.commonPool().execute(() -> {
            root.set(classes.rootOf(Thread.currentThread()));
            done.countDown();
        });
        done.await();

        assertEquals(
                List.of("java.util.concurrent.ForkJoinTask.doExec", "java.util.concurrent.ForkJoinPool.runWorker"),
                methods(root.get()));
    }

    @Test
    void a_thread_of_ones_own_runs_no_tasks_however_deep_its_stack() throws Exception {
        assertEquals(List.of(), classes.rootOf(Thread.currentThread()));
        assertEquals(List.of(), classes.rootOf(new Thread()));
    }

    private static List<String> methods(List<Frame> frames) {
        return frames.stream()
                .map(frame -> frame.className() + "." + frame.method())
                .filter(method -> !method.equals("java.lang.Thread.runWith")) // of 21 and 25
                .toList();
    }
}
