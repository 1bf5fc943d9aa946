/* SPDX-License-Identifier: Apache-2.0 */
package example.cost;

import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.HdrHistogram.Histogram;

/** Futures with stages on a pool, a batch at a time. */
final class CompletableFutures {
    private static final int WIDTH = 8;

    private CompletableFutures() {}

    /** Each operation is a future with four stages, two of them handed to the pool. */
    static final class Chain extends Batches {
        @Override
        CompletableFuture<Long> begin(long number) {
            return CompletableFuture.supplyAsync(() -> Work.mix(number, 50), pool)
                    .thenApply(value -> value + 1)
                    .thenApplyAsync(value -> Work.mix(value, 50), pool)
                    .thenCompose(value -> CompletableFuture.completedFuture(value ^ number))
                    .whenComplete((value, failure) -> Work.mix(number, 5));
        }
    }

    /** Each operation is eight futures whose values are added up when all are there. */
    static final class FanOut extends Batches {
        @Override
        CompletableFuture<Long> begin(long number) {
            CompletableFuture<?>[] parts = new CompletableFuture<?>[WIDTH];
            for (int i = 0; i < WIDTH; i++) {
                long seed = number + i;
                parts[i] = CompletableFuture.supplyAsync(() -> Work.mix(seed, 50), pool);
            }
            return CompletableFuture.allOf(parts)
                    .thenApply(all -> Stream.of(parts)
                            .mapToLong(part -> (Long) part.join())
                            .sum());
        }
    }

    /** Each operation is a future that fails, and whose failure is handled two stages later. */
    static final class HandledFailures extends Batches {
        @Override
        CompletableFuture<Long> begin(long number) {
            return CompletableFuture.<Long>supplyAsync(
                            () -> {
                                throw new IllegalStateException("refused");
                            },
                            pool)
                    .thenApply(value -> value + 1)
                    .exceptionally(failure -> Work.mix(number, 50));
        }
    }

    /** Begins as many as a batch has, then waits for all of them. */
    abstract static class Batches extends Pool {
        abstract CompletableFuture<Long> begin(long number);

        @Override
        public void run(long operations, Histogram latencies) {
            for (long done = 0; done < operations; done += BATCH) {
                int size = (int) Math.min(BATCH, operations - done);
                CompletableFuture<?>[] batch = new CompletableFuture<?>[size];
                for (int i = 0; i < size; i++) {
                    batch[i] = begin(done + i);
                }
                CompletableFuture.allOf(batch).join();
            }
        }
    }
}
