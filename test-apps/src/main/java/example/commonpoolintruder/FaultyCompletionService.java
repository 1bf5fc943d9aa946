/* SPDX-License-Identifier: Apache-2.0 */
package example.commonpoolintruder;

import example.Later;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletionService;
import java.util.concurrent.ExecutorCompletionService;
import java.util.concurrent.ForkJoinPool;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/** A library collects answers by a completion service over the common pool. */
// options: application-packages=com.acme.
public final class FaultyCompletionService {
    private static final BlockingQueue<String> ANSWERS = new LinkedBlockingQueue<>();

    private FaultyCompletionService() {}

    public static void main(String[] args) throws Exception {
        CompletionService<Integer> answers = new ExecutorCompletionService<>(ForkJoinPool.commonPool());
        for (int round = 0; round < 8; round++) {
            for (int i = 0; i < 4; i++) {
                answers.submit(FaultyCompletionService::ask);
            }
            for (int i = 0; i < 4; i++) {
                answers.take().get();
            }
        }
    }

    private static int ask() throws InterruptedException {
        // finding: CommonPoolIntruder
        ANSWERS.poll(Later.MILLIS, TimeUnit.MILLISECONDS);
        return 42;
    }
}
