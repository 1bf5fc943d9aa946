/* SPDX-License-Identifier: Apache-2.0 */
package example.poolstarvation;

import example.Load;
import example.Standstill;
import io.netty.channel.DefaultEventLoop;
import io.netty.channel.EventLoop;
import java.util.concurrent.CountDownLatch;

/** A task of an event loop waits for a latch that a task behind it is to open. */
public final class FaultyNettyLatch {
    private FaultyNettyLatch() {}

    public static void main(String[] args) throws Exception {
        EventLoop loop = new DefaultEventLoop(Load.named("loop-latch"));
        loop.execute(() -> {
            CountDownLatch written = new CountDownLatch(1);
            loop.execute(() -> written.countDown());
            try {
                // finding: PoolStarvation
                written.await();
            } catch (InterruptedException ended) {
                System.out.println("ended");
            }
        });
        Standstill.watch();
    }
}
