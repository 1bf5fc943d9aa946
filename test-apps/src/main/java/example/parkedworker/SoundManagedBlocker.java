/* SPDX-License-Identifier: Apache-2.0 */
package example.parkedworker;

import example.Later;
import example.Load;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ForkJoinPool;

/** Tells the ForkJoinPool that it waits, so that the pool makes up for it. */
public final class SoundManagedBlocker {
    private SoundManagedBlocker() {}

    public static void main(String[] args) throws Exception {
        Load.run(new ForkJoinPool(2), 6, () -> {
            CountDownLatch replied = new CountDownLatch(1);
            Later.run(replied::countDown);
            ForkJoinPool.managedBlock(new ForkJoinPool.ManagedBlocker() {
                @Override
                public boolean block() throws InterruptedException {
                    replied.await();
                    return true;
                }

                @Override
                public boolean isReleasable() {
                    return replied.getCount() == 0;
                }
            });
        });
    }
}
