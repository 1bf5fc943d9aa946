/* SPDX-License-Identifier: Apache-2.0 */
package example.wrappedasync;

import com.google.common.util.concurrent.Futures;
import com.google.common.util.concurrent.ListenableFuture;
import com.google.common.util.concurrent.SettableFuture;
import example.Later;
import example.Load;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;

/** Composes futures of Guava. */
public final class SoundGuavaTransformAsync {
    private SoundGuavaTransformAsync() {}

    public static void main(String[] args) throws Exception {
        ExecutorService pool = Load.fixedPool("guava-composes", 2);
        List<Future<?>> futures = new ArrayList<>();
        for (int i = 0; i < 10; i++) {
            futures.add(Futures.transformAsync(Futures.immediateFuture(i), SoundGuavaTransformAsync::price, pool));
        }
        Load.await(futures);
        pool.shutdown();
    }

    private static ListenableFuture<Integer> price(Integer order) {
        SettableFuture<Integer> price = SettableFuture.create();
        Later.run(() -> price.set(order));
        return price;
    }
}
