/* SPDX-License-Identifier: Apache-2.0 */
package example.commonpoolintruder;

import example.Later;
import example.Load;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ForkJoinPool;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;

/** A library submits Runnables to the common pool that wait for an exchange. */
// options: application-packages=com.acme.
public final class FaultySubmitRunnable {
    private FaultySubmitRunnable() {}

    public static void main(String[] args) throws Exception {
        for (int round = 0; round < 6; round++) {
            List<Future<?>> futures = new ArrayList<>();
            for (int i = 0; i < 4; i++) {
                futures.add(ForkJoinPool.commonPool().submit(new Sync()));
            }
            Load.await(futures);
        }
    }

    private static final class Sync implements Runnable {
        @Override
        public void run() {
            CompletableFuture<String> answer = Later.complete("answer");
            try {
                // finding: CommonPoolIntruder
                answer.get(20, TimeUnit.SECONDS);
            } catch (Exception e) {
                throw new IllegalStateException(e);
            }
        }
    }
}
