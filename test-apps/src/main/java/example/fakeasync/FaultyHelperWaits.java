/* SPDX-License-Identifier: Apache-2.0 */
package example.fakeasync;

import example.Later;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CountDownLatch;

/** The wait is in a helper that may wait; the method that calls it may not. */
public final class FaultyHelperWaits {
    private FaultyHelperWaits() {}

    /** A service as an interface promises it. */
    private interface Orders {
        CompletionStage<String> find(long id);
    }

    private static final class BlockingOrders implements Orders {
        @Override
        public CompletionStage<String> find(long id) {
            // finding: FakeAsync
            String order = Rows.load(id);
            return CompletableFuture.completedFuture(order);
        }
    }

    private static final class Rows {
        static String load(long id) {
            CountDownLatch row = new CountDownLatch(1);
            Later.run(row::countDown);
            try {
                row.await();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
            return "order " + id;
        }
    }

    public static void main(String[] args) {
        Orders orders = new BlockingOrders();
        for (long id = 0; id < 4; id++) {
            orders.find(id).toCompletableFuture().join();
        }
    }
}
