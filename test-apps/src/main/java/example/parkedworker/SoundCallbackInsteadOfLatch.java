/* SPDX-License-Identifier: Apache-2.0 */
package example.parkedworker;

import example.Later;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ForkJoinPool;

/** Goes on in the callback where a latch would have been awaited. */
public final class SoundCallbackInsteadOfLatch {
    private SoundCallbackInsteadOfLatch() {}

    public static void main(String[] args) throws Exception {
        CountDownLatch all = new CountDownLatch(6);
        ForkJoinPool pool = new ForkJoinPool(2);
        for (int i = 0; i < 6; i++) {
            pool.execute(() -> Later.run(all::countDown));
        }
        all.await();
        pool.shutdown();
    }
}
