/* SPDX-License-Identifier: Apache-2.0 */
package example.redundanthop;

import example.VirtualThreads;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/** Each call that waits has a virtual thread of its own, begun by one. */
// since: 21
public final class SoundVirtualThreadPerCall {
    private SoundVirtualThreadPerCall() {}

    public static void main(String[] args) throws Exception {
        ExecutorService pool = VirtualThreads.perTask();
        Orders.take(
                3_000,
                order -> CompletableFuture.supplyAsync(() -> order, pool)
                        .thenCompose(id -> CompletableFuture.runAsync(
                                () -> LockSupport.parkNanos(TimeUnit.MICROSECONDS.toNanos(500)), pool)));
        pool.shutdown();
    }
}
