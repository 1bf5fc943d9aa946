/* SPDX-License-Identifier: Apache-2.0 */
package example.parkedworker;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** A class takes two seconds to be initialised, as its prices are read then, and both workers stand still until it is done while others queue. */
public final class FaultySlowInitialiserInFixedPool {
    private static final CountDownLatch begun = new CountDownLatch(1);

    private FaultySlowInitialiserInFixedPool() {}

    public static void main(String[] args) throws Exception {
        Thread first = new Thread(Prices::size, "first user");
        first.start();
        begun.await();
        ExecutorService pool = Executors.newFixedThreadPool(2);
        List<Future<Integer>> tasks = new ArrayList<>();
        for (int i = 0; i < 6; i++) {
            tasks.add(pool.submit(FaultySlowInitialiserInFixedPool::use));
        }
        for (Future<Integer> task : tasks) {
            task.get();
        }
        first.join();
        pool.shutdown();
    }

    private static int use() {
        // finding: ParkedWorker class-initialisation
        return Prices.size();
    }

    private static final class Prices {
        private static final long[] all = read();

        static int size() {
            return all.length;
        }

        private static long[] read() {
            begun.countDown();
            long[] prices = new long[100_000];
            long begin = System.nanoTime();
            while (System.nanoTime() - begin < 2_000_000_000) {
                for (int i = 1; i < prices.length; i++) {
                    prices[i] = prices[i - 1] * 31 + i;
                }
            }
            return prices;
        }
    }
}
