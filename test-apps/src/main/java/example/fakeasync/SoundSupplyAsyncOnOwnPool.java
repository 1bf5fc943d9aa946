/* SPDX-License-Identifier: Apache-2.0 */
package example.fakeasync;

import example.Later;
import example.Load;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/** Hands the wait to an executor that is there for it. */
public final class SoundSupplyAsyncOnOwnPool {
    private SoundSupplyAsyncOnOwnPool() {}

    private static final ExecutorService IO = Executors.newCachedThreadPool(Load.named("fake-io"));

    public static void main(String[] args) {
        for (int i = 0; i < 6; i++) {
            load().join();
        }
        IO.shutdown();
    }

    private static CompletableFuture<String> load() {
        return CompletableFuture.supplyAsync(SoundSupplyAsyncOnOwnPool::slow, IO);
    }

    private static String slow() {
        LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(Later.MILLIS));
        return "loaded";
    }
}
