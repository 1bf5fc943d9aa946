/* SPDX-License-Identifier: Apache-2.0 */
package example;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.TimeUnit;

/** Hangs as soon as it has begun: both workers wait for tasks of their own pool. Ends by itself after so many seconds. */
public final class HangingService {
    private HangingService() {}

    public static void main(String[] args) throws Exception {
        ExecutorService pool = Load.fixedPool("orders", 2);
        Standstill both = new Standstill(2);
        for (int i = 0; i < 2; i++) {
            pool.execute(() -> order(pool, both));
        }
        both.awaitAll();
        System.out.println("hangs");
        if (!new CountDownLatch(1).await(Long.parseLong(args[0]), TimeUnit.SECONDS)) {
            System.out.println("ended");
        }
    }

    private static void order(ExecutorService pool, Standstill both) {
        both.together();
        CompletableFuture<Integer> price = CompletableFuture.supplyAsync(HangingService::price, pool);
        System.out.println(price.join());
    }

    private static int price() {
        return 42;
    }
}
