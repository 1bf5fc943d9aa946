/* SPDX-License-Identifier: Apache-2.0 */
package example.syncoverasync;

import example.Load;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import java.util.concurrent.ForkJoinPool;

/** Joins and gets futures that are completed already. */
public final class SoundJoinOnCompletedFuture {
    private SoundJoinOnCompletedFuture() {}

    public static void main(String[] args) throws Exception {
        CompletableFuture<String> done = CompletableFuture.completedFuture("42");
        Load.run(ForkJoinPool.commonPool(), 200, done::join);
        Load.run(Executors.newFixedThreadPool(2), 200, done::get);
    }
}
