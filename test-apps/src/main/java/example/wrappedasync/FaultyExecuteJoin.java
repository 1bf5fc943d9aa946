/* SPDX-License-Identifier: Apache-2.0 */
package example.wrappedasync;

import example.Later;
import example.Load;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.TimeUnit;

/** Executes tasks that wait for an answer and count it. */
public final class FaultyExecuteJoin {
    private FaultyExecuteJoin() {}

    public static void main(String[] args) throws Exception {
        ExecutorService pool = Load.fixedPool("executes", 2);
        CountDownLatch answers = new CountDownLatch(10);
        for (int i = 0; i < 10; i++) {
            pool.execute(() -> {
                // finding: WrappedAsync future
                Later.complete("answer").join();
                answers.countDown();
            });
        }
        if (!answers.await(30, TimeUnit.SECONDS)) {
            throw new IllegalStateException("answers are missing");
        }
        pool.shutdown();
    }
}
