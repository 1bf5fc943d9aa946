/* SPDX-License-Identifier: Apache-2.0 */
package example.parkedworker;

import java.util.concurrent.CompletableFuture;

/** Goes on when a process has ended, without a thread that waits for it. */
public final class SoundProcessOnExit {
    private SoundProcessOnExit() {}

    public static void main(String[] args) throws Exception {
        CompletableFuture<?>[] ends = new CompletableFuture<?>[4];
        for (int i = 0; i < ends.length; i++) {
            ends[i] = new ProcessBuilder("sleep", "0.05").start().onExit().thenApplyAsync(Process::exitValue);
        }
        CompletableFuture.allOf(ends).join();
    }
}
