/* SPDX-License-Identifier: Apache-2.0 */
package example.commonpoolintruder;

import example.Later;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.Callable;
import java.util.concurrent.ForkJoinPool;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/** A library runs a batch by invokeAll on the common pool, whose parts wait. */
// options: application-packages=com.acme.
public final class FaultyInvokeAll {
    private static final BlockingQueue<String> ANSWERS = new LinkedBlockingQueue<>();

    private FaultyInvokeAll() {}

    public static void main(String[] args) {
        List<Callable<Integer>> parts =
                List.of(FaultyInvokeAll::part, FaultyInvokeAll::part, FaultyInvokeAll::part, FaultyInvokeAll::part);
        for (int round = 0; round < 8; round++) {
            ForkJoinPool.commonPool().invokeAll(parts);
        }
    }

    private static int part() throws InterruptedException {
        // finding: CommonPoolIntruder
        ANSWERS.poll(Later.MILLIS, TimeUnit.MILLISECONDS);
        return 42;
    }
}
