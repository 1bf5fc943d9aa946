/* SPDX-License-Identifier: Apache-2.0 */
package example.cost;

import java.util.concurrent.CompletableFuture;
import org.HdrHistogram.Histogram;

/** Futures that fail and are dropped, with a stage that nobody looks at, as fast as one thread makes them. */
final class FailingFutures implements Workload {
    /** So many are kept, as in a service; the collector finds the others unreachable. */
    private static final int KEPT = 512;

    private final CompletableFuture<?>[] kept = new CompletableFuture<?>[KEPT];

    @Override
    public void run(long operations, Histogram latencies) {
        for (long i = 0; i < operations; i++) {
            CompletableFuture<String> future = new CompletableFuture<>();
            kept[(int) (i % KEPT)] = future.thenApply(String::length);
            future.completeExceptionally(new IllegalStateException("refused"));
        }
    }
}
