/* SPDX-License-Identifier: Apache-2.0 */
package example.losttask;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;

/** A thread waits for the first of two answers; both requests forget their futures. */
public final class FaultyAnyOfNeverCompleted {
    private FaultyAnyOfNeverCompleted() {}

    public static void main(String[] args) throws Exception {
        CountDownLatch asked = new CountDownLatch(1);
        Thread waiter = new Thread(() -> await(asked), "waits-for-any");
        waiter.setDaemon(true);
        waiter.start();
        asked.await();
        for (int i = 0; i < 3; i++) {
            System.gc();
            Thread.sleep(50); // the agent's turn
        }
        System.out.println("waits: " + waiter.isAlive());
    }

    private static void await(CountDownLatch asked) {
        try {
            // finding: LostTask
            CompletableFuture<Object> first = CompletableFuture.anyOf(ask(), ask());
            asked.countDown();
            System.out.println(first.get());
        } catch (InterruptedException | ExecutionException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static CompletableFuture<String> ask() {
        return new CompletableFuture<>();
    }
}
