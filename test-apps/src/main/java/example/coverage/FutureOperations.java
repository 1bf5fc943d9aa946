/* SPDX-License-Identifier: Apache-2.0 */
package example.coverage;

import example.Later;
import example.Load;
import example.coverage.Operation.Mode;
import example.coverage.Operation.Seen;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionService;
import java.util.concurrent.ExecutorCompletionService;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ForkJoinPool;
import java.util.concurrent.ForkJoinTask;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;

/** Futures of every make, and executors that are waited for. */
final class FutureOperations {
    private static final ExecutorService HELPERS = Executors.newCachedThreadPool(Load.named("helper"));
    private static final ForkJoinPool OTHER = new ForkJoinPool(1);
    private static final Callable<String> LATER = () -> {
        Thread.sleep(Later.MILLIS);
        return "later";
    };

    private FutureOperations() {}

    static void addTo(Sheet sheet) {
        sheet.group("Futures and executors");
        sheet.slow("CompletableFuture.get", "future", () -> {
            CompletableFuture<String> future = Late.complete("x");
            // waits: CompletableFuture.get
            future.get();
        });
        sheet.slow("CompletableFuture.get(long, TimeUnit)", "future", () -> {
            CompletableFuture<String> future = Late.complete("x");
            // waits: CompletableFuture.get(long, TimeUnit)
            future.get(5, TimeUnit.SECONDS);
        });
        sheet.slow("CompletableFuture.join", "future", () -> {
            CompletableFuture<String> future = Late.complete("x");
            // waits: CompletableFuture.join
            future.join();
        });
        sheet.slow("FutureTask.get", "future", () -> {
            Future<String> future = HELPERS.submit(LATER);
            // waits: FutureTask.get
            future.get();
        });
        sheet.slow("ForkJoinTask.join, another pool's", "fork-join", () -> {
            ForkJoinTask<String> task = OTHER.submit(LATER);
            // waits: ForkJoinTask.join, another pool's
            task.join();
        });
        sheet.slow("ForkJoinPool.invoke, another pool's", "fork-join", () -> {
            ForkJoinTask<String> task = ForkJoinTask.adapt(LATER);
            // waits: ForkJoinPool.invoke, another pool's
            OTHER.invoke(task);
        });
        sheet.slow("ExecutorService.invokeAll", "future", () -> {
            // waits: ExecutorService.invokeAll
            HELPERS.invokeAll(List.of(LATER, LATER));
        });
        sheet.slow("ExecutorService.invokeAny", "future", () -> {
            // waits: ExecutorService.invokeAny
            HELPERS.invokeAny(List.of(LATER, LATER));
        });
        sheet.slow("ExecutorCompletionService.take", "future", () -> {
            CompletionService<String> service = new ExecutorCompletionService<>(HELPERS);
            service.submit(LATER);
            // waits: ExecutorCompletionService.take
            service.take();
        });
        sheet.slow("ExecutorService.awaitTermination", "termination", () -> {
            ExecutorService pool = Load.fixedPool("ending", 1);
            pool.submit(LATER);
            pool.shutdown();
            // waits: ExecutorService.awaitTermination
            pool.awaitTermination(5, TimeUnit.SECONDS);
        });
        sheet.add("ExecutorService.close", "termination", Seen.ABSENT, Seen.HOOK, Seen.HOOK, Mode.SLOW, "", () -> {
            ExecutorService pool = Load.fixedPool("closing", 1);
            pool.submit(LATER);
            var close = ExecutorService.class.getMethod("close");
            // waits: ExecutorService.close
            close.invoke(pool);
        });
        sheet.add(
                "parallel stream around a wait",
                "sleep",
                Seen.EVENT,
                Seen.HOOK,
                Seen.HOOK,
                Mode.SLOW,
                "",
                () -> IntStream.range(0, 8).parallel().forEach(i -> sleep()));
        sheet.add(
                "StructuredTaskScope.join",
                "future",
                Seen.ABSENT,
                Seen.ABSENT,
                Seen.HOOK,
                Mode.PREVIEW,
                "a preview of 25",
                FutureOperations::joinScope);
    }

    private static void sleep() {
        try {
            // waits: parallel stream around a wait
            Thread.sleep(Later.MILLIS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** By reflection: the programs are compiled for 17. */
    private static void joinScope() throws Exception {
        Class<?> type = Class.forName("java.util.concurrent.StructuredTaskScope");
        Object scope = type.getMethod("open").invoke(null);
        type.getMethod("fork", Callable.class).invoke(scope, LATER);
        var join = type.getMethod("join");
        // waits: StructuredTaskScope.join
        join.invoke(scope);
        type.getMethod("close").invoke(scope);
    }
}
