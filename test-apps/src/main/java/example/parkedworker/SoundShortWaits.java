/* SPDX-License-Identifier: Apache-2.0 */
package example.parkedworker;

import example.Later;
import example.Load;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ForkJoinPool;

/** Waits for less than the threshold. */
// options: threshold=2s
public final class SoundShortWaits {
    private SoundShortWaits() {}

    public static void main(String[] args) throws Exception {
        Load.run(ForkJoinPool.commonPool(), 6, () -> {
            Thread.sleep(Later.MILLIS);
            CountDownLatch replied = new CountDownLatch(1);
            Later.run(replied::countDown);
            replied.await();
        });
    }
}
