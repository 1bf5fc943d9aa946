/* SPDX-License-Identifier: Apache-2.0 */
package example.isolation;

import java.util.concurrent.CompletableFuture;

/** Leaves a failure that nobody saw, and ends in the way that is asked for: exit, main, or not by itself. */
public final class Endings {
    private Endings() {}

    public static void main(String[] args) throws Exception {
        CompletableFuture<String> future = CompletableFuture.failedFuture(new IllegalStateException("unseen"));
        System.out.println("failed: " + future.isDone());
        if (args[0].equals("exit")) {
            System.exit(0);
        }
        if (args[0].equals("signal")) {
            new Thread(Endings::stay, "stays").start();
        }
    }

    private static void stay() {
        try {
            Thread.sleep(600_000);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
