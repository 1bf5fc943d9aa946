/* SPDX-License-Identifier: Apache-2.0 */
package example.losttask;

import java.util.concurrent.CompletableFuture;

/** Waits for its work before main returns. */
// alone: its end is what is tried
public final class SoundJoinBeforeExit {
    private SoundJoinBeforeExit() {}

    public static void main(String[] args) throws Exception {
        CompletableFuture<Void> sent = CompletableFuture.runAsync(() -> System.out.println("sent"));
        sent.join();
    }
}
