/* SPDX-License-Identifier: Apache-2.0 */
package example.losttask;

import java.util.concurrent.CompletableFuture;

/** The future inside a composition is lost, and a thread waits for the composition. */
public final class FaultyComposedNeverCompleted {
    private FaultyComposedNeverCompleted() {}

    public static void main(String[] args) throws Exception {
        // finding: LostTask
        CompletableFuture<String> stored =
                CompletableFuture.completedFuture("order 7").thenCompose(order -> store());
        Thread waiting = new Thread(stored::join, "waits for the store");
        waiting.setDaemon(true);
        waiting.start();
        for (int i = 0; i < 3; i++) {
            System.gc();
            Thread.sleep(50); // the agent's turn
        }
        System.out.println("done: " + stored.isDone());
    }

    private static CompletableFuture<String> store() {
        return new CompletableFuture<>();
    }
}
