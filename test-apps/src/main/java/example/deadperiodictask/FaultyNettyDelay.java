/* SPDX-License-Identifier: Apache-2.0 */
package example.deadperiodictask;

import example.Load;
import io.netty.util.concurrent.DefaultEventExecutor;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** A delay after each run, on an executor of Netty that serves no channel. */
public final class FaultyNettyDelay {
    private FaultyNettyDelay() {}

    public static void main(String[] args) throws Exception {
        DefaultEventExecutor executor = new DefaultEventExecutor(Load.named("leases"));
        CountDownLatch runs = new CountDownLatch(2);
        executor.scheduleWithFixedDelay(
                () -> {
                    runs.countDown();
                    renew(runs.getCount() > 0 ? "lease 7" : "expired");
                },
                0,
                5,
                TimeUnit.MILLISECONDS);
        runs.await();
        Thread.sleep(100); // the task is dead now
        executor.shutdownGracefully(0, 0, TimeUnit.SECONDS).await();
    }

    private static int renew(String lease) {
        // finding: DeadPeriodicTask
        return Integer.parseInt(lease.substring(lease.indexOf(' ') + 1));
    }
}
