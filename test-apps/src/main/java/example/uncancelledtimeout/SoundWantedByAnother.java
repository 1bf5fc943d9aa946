/* SPDX-License-Identifier: Apache-2.0 */
package example.uncancelledtimeout;

import example.Later;
import example.Load;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.TimeUnit;

/** One of two stages on the same work times out; the other one is waited for. */
public final class SoundWantedByAnother {
    private SoundWantedByAnother() {}

    public static void main(String[] args) throws Exception {
        ExecutorService pool = Load.fixedPool("two-want-it", 1);
        CompletableFuture<Integer> answer = CompletableFuture.supplyAsync(() -> Later.spin(2_500), pool);
        CompletableFuture<Void> stored = answer.thenAccept(value -> System.out.println("stored " + value));
        int shown = answer.thenApply(value -> value + 1)
                .completeOnTimeout(0, 100, TimeUnit.MILLISECONDS)
                .join();
        stored.get(20, TimeUnit.SECONDS);
        System.out.println("shown " + shown);
        Load.await(Load.submit(pool, 1, () -> {})); // runs when the thread is free again
        pool.shutdown();
    }
}
