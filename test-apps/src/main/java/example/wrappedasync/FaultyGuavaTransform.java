/* SPDX-License-Identifier: Apache-2.0 */
package example.wrappedasync;

import com.google.common.util.concurrent.Futures;
import example.Later;
import example.Load;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;

/** Waits for a second future in Futures.transform, where transformAsync belongs. */
public final class FaultyGuavaTransform {
    private FaultyGuavaTransform() {}

    public static void main(String[] args) throws Exception {
        ExecutorService pool = Load.fixedPool("guava-transforms", 2);
        List<Future<?>> futures = new ArrayList<>();
        for (int i = 0; i < 10; i++) {
            futures.add(Futures.transform(Futures.immediateFuture(i), FaultyGuavaTransform::price, pool));
        }
        Load.await(futures);
        pool.shutdown();
    }

    private static Integer price(Integer order) {
        CompletableFuture<Integer> price = Later.complete(order);
        // finding: WrappedAsync future
        return price.join();
    }
}
