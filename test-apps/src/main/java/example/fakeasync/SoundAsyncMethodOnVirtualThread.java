/* SPDX-License-Identifier: Apache-2.0 */
package example.fakeasync;

import example.Later;
import example.VirtualThreads;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;

/** Its caller is a virtual thread, for which waiting is cheap. */
// since: 21
public final class SoundAsyncMethodOnVirtualThread {
    private SoundAsyncMethodOnVirtualThread() {}

    public static void main(String[] args) throws Exception {
        List<Thread> callers = new ArrayList<>();
        for (int i = 0; i < 6; i++) {
            callers.add(VirtualThreads.start(() -> load().join()));
        }
        for (Thread caller : callers) {
            caller.join();
        }
    }

    private static CompletableFuture<Integer> load() {
        return CompletableFuture.completedFuture(Later.complete(42).join());
    }
}
