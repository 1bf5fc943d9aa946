/* SPDX-License-Identifier: Apache-2.0 */
package example.isolation;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.locks.LockSupport;

/**
 * Far more waits than anybody could look at one by one: 64 workers that wait for half a millisecond, again and again. Prints
 * how many waits there were.
 */
final class ManyWaits {
    private static final int WORKERS = 64;
    private static final int WAITS = 8_000;
    private static final long NANOS = 500_000;

    private ManyWaits() {}

    public static void main(String[] args) throws Exception {
        ExecutorService pool = Executors.newFixedThreadPool(WORKERS);
        List<Future<Integer>> all = new ArrayList<>();
        for (int i = 0; i < WORKERS; i++) {
            all.add(pool.submit(ManyWaits::waits));
        }
        long waits = 0;
        for (Future<Integer> one : all) {
            waits += one.get();
        }
        System.out.println(waits);
        pool.shutdown();
    }

    private static int waits() {
        int waits = 0;
        while (waits < WAITS) {
            long begin = System.nanoTime();
            LockSupport.parkNanos(NANOS);
            if (System.nanoTime() - begin >= NANOS) {
                waits++;
            }
        }
        return waits;
    }
}
