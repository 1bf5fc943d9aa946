/* SPDX-License-Identifier: Apache-2.0 */
package io.parkwarden.benchmarks;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;

/**
 * Futures that do well, and futures that fail. Their methods are woven with one check of a field; a failure is told to
 * the agent.
 */
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
public class Futures {
    /** Complete ones. */
    @State(Scope.Thread)
    public static class Done {
        private final CompletableFuture<Integer> one = CompletableFuture.completedFuture(1);
        private final CompletableFuture<Integer> two = CompletableFuture.completedFuture(2);
    }

    /** An exception whose making is not measured; each failure has its own. */
    @SuppressWarnings("serial")
    private static final class Bare extends RuntimeException {
        Bare() {
            super(null, null, false, false);
        }
    }

    /** Three stages on a complete future. */
    @Benchmark
    public CompletableFuture<Integer> thenApplyChain(Done done) {
        return done.one.thenApply(x -> x + 1).thenApply(x -> x + 2).thenApply(x -> x + 3);
    }

    /** Three stages on an open future, which is completed then. */
    @Benchmark
    public CompletableFuture<Integer> thenApplyOpen() {
        CompletableFuture<Integer> source = new CompletableFuture<>();
        CompletableFuture<Integer> end =
                source.thenApply(x -> x + 1).thenApply(x -> x + 2).thenApply(x -> x + 3);
        source.complete(1);
        return end;
    }

    /** A stage that receives failures as well. */
    @Benchmark
    public CompletableFuture<Integer> handle(Done done) {
        return done.one.handle((value, failure) -> failure == null ? value + 1 : -1);
    }

    /** A getter. */
    @Benchmark
    public int join(Done done) {
        return done.one.join();
    }

    /** Another getter. */
    @Benchmark
    public int get(Done done) throws ExecutionException, InterruptedException {
        return done.one.get();
    }

    /** Both of two. */
    @Benchmark
    public CompletableFuture<Void> allOf(Done done) {
        return CompletableFuture.allOf(done.one, done.two);
    }

    /** What two give together. */
    @Benchmark
    public CompletableFuture<Integer> thenCombine(Done done) {
        return done.one.thenCombine(done.two, Integer::sum);
    }

    /** One of two. */
    @Benchmark
    public CompletableFuture<Object> anyOf(Done done) {
        return CompletableFuture.anyOf(done.one, done.two);
    }

    /** A task that is run and read. */
    @Benchmark
    public int task() throws ExecutionException, InterruptedException {
        FutureTask<Integer> task = new FutureTask<>(() -> 1);
        task.run();
        return task.get();
    }

    /** A failure with a stack that is handled. */
    @Benchmark
    public int failsAndIsHandled() {
        CompletableFuture<Integer> future = new CompletableFuture<>();
        future.completeExceptionally(new IllegalStateException());
        return future.exceptionally(failure -> -1).join();
    }

    /** A failure with a stack that is dropped. */
    @Benchmark
    public CompletableFuture<Integer> failsAndIsDropped() {
        CompletableFuture<Integer> future = new CompletableFuture<>();
        future.completeExceptionally(new IllegalStateException());
        return future;
    }

    /** A failure without a stack whose getter throws. */
    @Benchmark
    public int failsWithoutStack() {
        CompletableFuture<Integer> future = new CompletableFuture<>();
        future.completeExceptionally(new Bare());
        try {
            return future.join();
        } catch (CompletionException expected) {
            return -1;
        }
    }
}
