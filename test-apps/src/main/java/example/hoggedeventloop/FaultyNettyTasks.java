/* SPDX-License-Identifier: Apache-2.0 */
package example.hoggedeventloop;

import example.Computing;
import io.netty.channel.EventLoop;
import io.netty.channel.EventLoopGroup;
import io.netty.channel.MultiThreadIoEventLoopGroup;
import io.netty.channel.nio.NioIoHandler;
import java.util.concurrent.TimeUnit;

/** Hands work to Netty's loop, once as a task and then by a timer, that keeps it busy for long. */
public final class FaultyNettyTasks {
    private static final int PARTS = 10;

    private static final byte[] PART = Computing.page(25);

    private FaultyNettyTasks() {}

    public static void main(String[] args) throws Exception {
        EventLoopGroup loops = new MultiThreadIoEventLoopGroup(1, NioIoHandler.newFactory());
        try {
            EventLoop loop = loops.next();
            for (int i = 0; i < 4; i++) {
                loop.schedule(() -> {}, 5, TimeUnit.MILLISECONDS).sync();
                loop.submit(FaultyNettyTasks::archive).sync();
                loop.schedule(FaultyNettyTasks::audit, 5, TimeUnit.MILLISECONDS).sync();
            }
        } finally {
            loops.shutdownGracefully(0, 1, TimeUnit.SECONDS).sync();
        }
    }

    private static int archive() {
        // finding: HoggedEventLoop
        return pack(0);
    }

    private static int audit() {
        // finding: HoggedEventLoop
        return pack(1);
    }

    private static int pack(int first) {
        int bytes = 0;
        for (int i = first; i < first + PARTS; i++) {
            if (i % 2 == 0) {
                bytes += Computing.packer(PART).deflate(Computing.ROOM);
            } else {
                bytes -= Computing.packer(PART).deflate(Computing.ROOM);
            }
        }
        return bytes;
    }
}
