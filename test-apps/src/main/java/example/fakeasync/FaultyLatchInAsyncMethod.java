/* SPDX-License-Identifier: Apache-2.0 */
package example.fakeasync;

import example.Later;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;

/** Waits for a callback by a latch instead of completing a future in it. */
public final class FaultyLatchInAsyncMethod {
    private FaultyLatchInAsyncMethod() {}

    public static void main(String[] args) throws Exception {
        for (int i = 0; i < 4; i++) {
            answer().join();
        }
    }

    private static CompletableFuture<String> answer() throws InterruptedException {
        CountDownLatch called = new CountDownLatch(1);
        Later.run(called::countDown);
        // finding: FakeAsync latch
        called.await();
        return CompletableFuture.completedFuture("answer");
    }
}
