/* SPDX-License-Identifier: Apache-2.0 */
package example.commonpoolintruder;

import example.Later;
import example.Load;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ForkJoinPool;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;

/** A library submits Callables to the common pool that wait for a latch. */
// options: application-packages=com.acme.
public final class FaultySubmitLatch {
    private FaultySubmitLatch() {}

    public static void main(String[] args) throws Exception {
        for (int round = 0; round < 6; round++) {
            List<Future<?>> futures = new ArrayList<>();
            for (int i = 0; i < 4; i++) {
                futures.add(ForkJoinPool.commonPool().submit(FaultySubmitLatch::handshake));
            }
            Load.await(futures);
        }
    }

    private static boolean handshake() throws InterruptedException {
        CountDownLatch answered = new CountDownLatch(1);
        Later.run(answered::countDown);
        // finding: CommonPoolIntruder
        return answered.await(20, TimeUnit.SECONDS);
    }
}
