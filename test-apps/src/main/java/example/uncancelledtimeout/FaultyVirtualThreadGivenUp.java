/* SPDX-License-Identifier: Apache-2.0 */
package example.uncancelledtimeout;

import example.VirtualThreads;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** A virtual thread sleeps on when the wait for it has been given up. */
// since: 21
public final class FaultyVirtualThreadGivenUp {
    private FaultyVirtualThreadGivenUp() {}

    public static void main(String[] args) throws Exception {
        ExecutorService threads = VirtualThreads.perTask();
        Future<Integer> answer = threads.submit(() -> {
            Thread.sleep(2_500);
            return 42;
        });
        try {
            // finding: UncancelledTimeout
            answer.get(100, TimeUnit.MILLISECONDS);
        } catch (TimeoutException e) {
            System.out.println("no answer in time");
        }
        threads.shutdown();
        threads.awaitTermination(10, TimeUnit.SECONDS);
    }
}
