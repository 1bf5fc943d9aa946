/* SPDX-License-Identifier: Apache-2.0 */
package example.wrappedasync;

import com.google.common.util.concurrent.ListenableFuture;
import com.google.common.util.concurrent.ListeningExecutorService;
import com.google.common.util.concurrent.MoreExecutors;
import com.google.common.util.concurrent.SettableFuture;
import example.Later;
import example.Load;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Future;

/** Gets a ListenableFuture inside a task of a ListeningExecutorService. */
public final class FaultyGuavaSubmit {
    private FaultyGuavaSubmit() {}

    public static void main(String[] args) throws Exception {
        ListeningExecutorService pool = MoreExecutors.listeningDecorator(Load.fixedPool("guava-submits", 2));
        List<Future<?>> futures = new ArrayList<>();
        for (int i = 0; i < 10; i++) {
            futures.add(pool.submit(() -> {
                // finding: WrappedAsync future
                return stock().get();
            }));
        }
        Load.await(futures);
        pool.shutdown();
    }

    private static ListenableFuture<Integer> stock() {
        SettableFuture<Integer> stock = SettableFuture.create();
        Later.run(() -> stock.set(7));
        return stock;
    }
}
