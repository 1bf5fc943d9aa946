/* SPDX-License-Identifier: Apache-2.0 */
package example.poolstarvation;

import example.Load;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** The pool stands still until a timeout breaks it after three seconds. */
public final class FaultyTimeoutBreaksStandstill {
    private FaultyTimeoutBreaksStandstill() {}

    public static void main(String[] args) throws Exception {
        ExecutorService pool = Load.fixedPool("timed-still", 1);
        Future<Integer> outer = pool.submit(() -> {
            Future<Integer> inner = pool.submit(() -> 42);
            try {
                // finding: PoolStarvation
                return inner.get(3_000, TimeUnit.MILLISECONDS);
            } catch (TimeoutException expected) {
                return 0;
            }
        });
        outer.get(10, TimeUnit.SECONDS);
    }
}
