/* SPDX-License-Identifier: Apache-2.0 */
package example.defaultexecutorchange;

import example.Later;
import example.VirtualThreads;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.TimeUnit;

/** Each load has a virtual thread, on every release that has them. */
// jvm: -XX:ActiveProcessorCount=2
// since: 21
public final class SoundVirtualThreads {
    private SoundVirtualThreads() {}

    public static void main(String[] args) throws Exception {
        ExecutorService io = VirtualThreads.perTask();
        CompletableFuture<?>[] all = new CompletableFuture<?>[8];
        for (int i = 0; i < all.length; i++) {
            all[i] = CompletableFuture.supplyAsync(SoundVirtualThreads::load, io);
        }
        CompletableFuture.allOf(all).join();
        io.shutdown();
    }

    private static String load() {
        try {
            TimeUnit.MILLISECONDS.sleep(Later.MILLIS);
            return "rows";
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
