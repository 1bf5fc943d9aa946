/* SPDX-License-Identifier: Apache-2.0 */
package example.unobservedfailure;

import java.util.concurrent.CompletableFuture;

/** The collector takes the future, and with it the last chance to see that it failed. */
public final class FaultyCollected {
    private FaultyCollected() {}

    public static void main(String[] args) throws Exception {
        run();
        for (int i = 0; i < 3; i++) {
            System.gc();
            Thread.sleep(50); // the agent's turn
        }
    }

    private static void run() throws InterruptedException {
        Thread thread = new Thread(() -> CompletableFuture.runAsync(FaultyCollected::clean, Runnable::run), "cleaner");
        thread.start();
        thread.join();
    }

    private static void clean() {
        // finding: UnobservedFailure
        throw new IllegalStateException("a file is in use");
    }
}
