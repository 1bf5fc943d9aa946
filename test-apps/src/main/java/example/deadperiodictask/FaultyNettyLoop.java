/* SPDX-License-Identifier: Apache-2.0 */
package example.deadperiodictask;

import example.Load;
import io.netty.channel.EventLoopGroup;
import io.netty.channel.MultiThreadIoEventLoopGroup;
import io.netty.channel.nio.NioIoHandler;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** Netty keeps the failure of a periodic task in the future that nobody has. */
public final class FaultyNettyLoop {
    private FaultyNettyLoop() {}

    public static void main(String[] args) throws Exception {
        EventLoopGroup loops = new MultiThreadIoEventLoopGroup(1, Load.named("sessions"), NioIoHandler.newFactory());
        CountDownLatch runs = new CountDownLatch(3);
        loops.next().scheduleAtFixedRate(() -> expire(List.of(), runs), 5, 5, TimeUnit.MILLISECONDS);
        runs.await();
        Thread.sleep(100); // the task is dead now: the loop turns on without it
        loops.shutdownGracefully(0, 0, TimeUnit.SECONDS).await();
    }

    private static void expire(List<Long> sessions, CountDownLatch runs) {
        runs.countDown();
        if (runs.getCount() == 0) {
            // finding: DeadPeriodicTask
            System.out.println(sessions.get(0) + 1);
        }
    }
}
