/* SPDX-License-Identifier: Apache-2.0 */
package example.wrappedasync;

import example.Later;
import example.Load;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ForkJoinPool;
import java.util.concurrent.Future;

/** Submits Callables to the common pool that wait for futures. */
public final class FaultySubmitToForkJoinPool {
    private FaultySubmitToForkJoinPool() {}

    public static void main(String[] args) throws Exception {
        for (int i = 0; i < 4; i++) {
            round();
        }
    }

    private static void round() throws Exception {
        List<Future<?>> futures = new ArrayList<>();
        for (int i = 0; i < 10; i++) {
            futures.add(ForkJoinPool.commonPool().submit(FaultySubmitToForkJoinPool::load));
        }
        Load.await(futures);
    }

    private static Integer load() {
        // finding: WrappedAsync future
        return Later.complete(42).join();
    }
}
