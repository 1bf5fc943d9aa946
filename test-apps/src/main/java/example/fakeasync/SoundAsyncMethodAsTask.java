/* SPDX-License-Identifier: Apache-2.0 */
package example.fakeasync;

import example.Later;
import example.Load;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;

/** The method is the task of an executor made for waiting, as a framework runs an annotated method. */
public final class SoundAsyncMethodAsTask {
    private SoundAsyncMethodAsTask() {}

    public static void main(String[] args) throws Exception {
        ExecutorService pool = Executors.newCachedThreadPool(Load.named("async-methods"));
        List<Future<?>> all = new ArrayList<>();
        for (int i = 0; i < 6; i++) {
            all.add(pool.submit(SoundAsyncMethodAsTask::load));
        }
        Load.await(all);
        pool.shutdown();
    }

    private static Future<String> load() throws InterruptedException {
        TimeUnit.MILLISECONDS.sleep(Later.MILLIS);
        return CompletableFuture.completedFuture("loaded");
    }
}
