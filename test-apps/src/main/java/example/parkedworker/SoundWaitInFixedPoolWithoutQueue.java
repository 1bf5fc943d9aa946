/* SPDX-License-Identifier: Apache-2.0 */
package example.parkedworker;

import example.Later;
import example.Load;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** Waits on a fixed pool that has threads to spare: nobody is kept waiting. */
public final class SoundWaitInFixedPoolWithoutQueue {
    private SoundWaitInFixedPoolWithoutQueue() {}

    public static void main(String[] args) throws Exception {
        ExecutorService pool = Executors.newFixedThreadPool(4);
        for (int i = 0; i < 3; i++) {
            Load.await(Load.submit(pool, 2, () -> {
                CountDownLatch replied = new CountDownLatch(1);
                Later.run(replied::countDown);
                replied.await();
            }));
        }
        pool.shutdown();
    }
}
