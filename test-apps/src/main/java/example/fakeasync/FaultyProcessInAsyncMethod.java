/* SPDX-License-Identifier: Apache-2.0 */
package example.fakeasync;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/** Waits for a process to end, and returns its status in a stage. */
public final class FaultyProcessInAsyncMethod {
    private FaultyProcessInAsyncMethod() {}

    public static void main(String[] args) throws Exception {
        for (int i = 0; i < 4; i++) {
            Process process = new ProcessBuilder("sleep", "0.06").start(); // takes its time on a busy machine
            status(process).toCompletableFuture().get();
        }
    }

    private static CompletionStage<Integer> status(Process process) throws Exception {
        // finding: FakeAsync process
        int status = process.waitFor();
        return CompletableFuture.completedFuture(status);
    }
}
