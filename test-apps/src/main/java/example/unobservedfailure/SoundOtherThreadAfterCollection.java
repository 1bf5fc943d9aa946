/* SPDX-License-Identifier: Apache-2.0 */
package example.unobservedfailure;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;

/** Receives the failure from another thread, in a stage of a stage, after collections of garbage. */
public final class SoundOtherThreadAfterCollection {
    private SoundOtherThreadAfterCollection() {}

    public static void main(String[] args) throws Exception {
        CompletableFuture<Integer> length = CompletableFuture.supplyAsync(SoundOtherThreadAfterCollection::load)
                .thenApply(String::length)
                .thenCombine(CompletableFuture.completedFuture(1), Integer::sum);
        for (int i = 0; i < 3; i++) {
            System.gc();
            Thread.sleep(20);
        }
        ExecutorService reader = Executors.newSingleThreadExecutor();
        reader.execute(() -> {
            try {
                length.toCompletableFuture().copy().join();
            } catch (CompletionException e) {
                System.out.println("failed: " + e.getCause());
            }
        });
        reader.shutdown();
        reader.awaitTermination(10, TimeUnit.SECONDS);
    }

    private static String load() {
        throw new IllegalStateException("no such order");
    }
}
