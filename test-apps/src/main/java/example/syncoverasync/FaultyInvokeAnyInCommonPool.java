/* SPDX-License-Identifier: Apache-2.0 */
package example.syncoverasync;

import example.Later;
import example.Load;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ForkJoinPool;

/** Has the same asked of two mirrors and waits for the first answer. */
public final class FaultyInvokeAnyInCommonPool {
    private FaultyInvokeAnyInCommonPool() {}

    public static void main(String[] args) throws Exception {
        ExecutorService mirrors = Executors.newCachedThreadPool();
        List<Callable<String>> questions = List.of(FaultyInvokeAnyInCommonPool::ask, FaultyInvokeAnyInCommonPool::ask);
        Load.run(ForkJoinPool.commonPool(), 5, () -> {
            // finding: SyncOverAsync future
            mirrors.invokeAny(questions);
        });
        mirrors.shutdown();
    }

    private static String ask() throws InterruptedException {
        Thread.sleep(Later.MILLIS);
        return "answer";
    }
}
