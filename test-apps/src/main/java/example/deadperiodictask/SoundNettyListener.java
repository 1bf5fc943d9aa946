/* SPDX-License-Identifier: Apache-2.0 */
package example.deadperiodictask;

import example.Load;
import io.netty.util.concurrent.DefaultEventExecutor;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** A listener learns that the task on the loop has ended. */
public final class SoundNettyListener {
    private SoundNettyListener() {}

    public static void main(String[] args) throws Exception {
        DefaultEventExecutor executor = new DefaultEventExecutor(Load.named("leases"));
        CountDownLatch told = new CountDownLatch(1);
        executor.scheduleAtFixedRate(
                        () -> {
                            throw new IllegalStateException("no connection");
                        },
                        1,
                        1,
                        TimeUnit.MILLISECONDS)
                .addListener(ended -> {
                    System.out.println("schedule it again: " + ended.cause());
                    told.countDown();
                });
        told.await();
        executor.shutdownGracefully(0, 0, TimeUnit.SECONDS).await();
    }
}
