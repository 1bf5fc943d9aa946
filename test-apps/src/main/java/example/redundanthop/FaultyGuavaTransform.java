/* SPDX-License-Identifier: Apache-2.0 */
package example.redundanthop;

import com.google.common.util.concurrent.Futures;
import com.google.common.util.concurrent.ListeningExecutorService;
import com.google.common.util.concurrent.MoreExecutors;
import example.Load;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;

/** Guava transforms a result on the pool that has computed it. */
public final class FaultyGuavaTransform {
    private FaultyGuavaTransform() {}

    public static void main(String[] args) throws Exception {
        ExecutorService pool = Load.fixedPool("transforms", 3);
        ListeningExecutorService listening = MoreExecutors.listeningDecorator(pool);
        for (int round = 0; round < 10_000; round++) {
            List<Future<?>> open = new ArrayList<>();
            for (int i = 0; i < 32; i++) {
                int order = i;
                // finding: RedundantHop
                open.add(Futures.transform(listening.submit(() -> order), FaultyGuavaTransform::withTax, pool));
            }
            Load.await(open);
        }
        pool.shutdown();
    }

    private static int withTax(int price) {
        return price * 119 / 100;
    }
}
