/* SPDX-License-Identifier: Apache-2.0 */
package example.blockedeventloop;

import example.Later;
import io.netty.channel.EventLoopGroup;
import io.netty.channel.MultiThreadIoEventLoopGroup;
import io.netty.channel.nio.NioIoHandler;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;

/** Waits on Netty's loop below a stack that is deeper than JFR keeps, as handlers under a web framework are. */
public final class FaultyDeepHandler {
    private static final Object MONITOR = new Object();

    private FaultyDeepHandler() {}

    public static void main(String[] args) throws Exception {
        EventLoopGroup loops = new MultiThreadIoEventLoopGroup(1, NioIoHandler.newFactory());
        try {
            for (int i = 0; i < 10; i++) {
                loops.submit(() -> below(100)).get(30, TimeUnit.SECONDS);
            }
        } finally {
            Thread.sleep(2_000); // the loop goes on, as that of a server does
            loops.shutdownGracefully(0, 1, TimeUnit.SECONDS).sync();
        }
    }

    private static int below(int depth) throws InterruptedException {
        if (depth > 0) {
            return 1 + below(depth - 1);
        }
        // finding: BlockedEventLoop sleep
        Thread.sleep(Later.MILLIS);
        hold();
        // finding: BlockedEventLoop monitor
        synchronized (MONITOR) {
            return 0;
        }
    }

    private static void hold() {
        AtomicBoolean held = new AtomicBoolean();
        Thread holder = new Thread(
                () -> {
                    synchronized (MONITOR) {
                        held.set(true);
                        Later.spin(2 * Later.MILLIS);
                    }
                },
                "holder");
        holder.start();
        while (!held.get()) {
            Thread.onSpinWait(); // does not wait: the caller is to wait for the monitor and nothing else
        }
    }
}
