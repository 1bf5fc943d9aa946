/* SPDX-License-Identifier: Apache-2.0 */
package example.hoggedeventloop;

import example.Computing;
import io.netty.channel.EventLoop;
import io.netty.channel.EventLoopGroup;
import io.netty.channel.MultiThreadIoEventLoopGroup;
import io.netty.channel.nio.NioIoHandler;
import java.util.concurrent.TimeUnit;

/** The first callback of a loop does not come back: it is told of while it computes, for the JVM ends before it does. */
// alone: the loop computes until the JVM ends
public final class FaultyEndlessCallback {
    private static final byte[] PAGE = Computing.page(5);

    private FaultyEndlessCallback() {}

    public static void main(String[] args) throws Exception {
        EventLoopGroup loops = new MultiThreadIoEventLoopGroup(
                1, (java.util.concurrent.ThreadFactory) FaultyEndlessCallback::daemon, NioIoHandler.newFactory());
        EventLoop loop = loops.next();
        loop.schedule(() -> {}, 5, TimeUnit.MILLISECONDS).sync();
        loop.execute(FaultyEndlessCallback::spin);
        Thread.sleep(5_000);
    }

    private static Thread daemon(Runnable task) {
        Thread thread = new Thread(task, "prices-loop");
        thread.setDaemon(true);
        return thread;
    }

    private static void spin() {
        while (true) {
            // finding: HoggedEventLoop
            Computing.packer(PAGE).deflate(Computing.ROOM);
        }
    }
}
