/* SPDX-License-Identifier: Apache-2.0 */
package example.wrappedasync;

import example.Later;
import example.Load;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** Submits a task that only gets the future of another executor. */
public final class FaultySubmitGet {
    private FaultySubmitGet() {}

    public static void main(String[] args) throws Exception {
        ExecutorService reports = Executors.newCachedThreadPool();
        ExecutorService pool = Load.fixedPool("submits", 2);
        List<Future<?>> futures = new ArrayList<>();
        for (int i = 0; i < 10; i++) {
            futures.add(pool.submit(() -> {
                // finding: WrappedAsync future
                return reports.submit(FaultySubmitGet::report).get();
            }));
        }
        Load.await(futures);
        pool.shutdown();
        reports.shutdown();
    }

    private static String report() throws InterruptedException {
        Thread.sleep(Later.MILLIS);
        return "report";
    }
}
