/* SPDX-License-Identifier: Apache-2.0 */
package example.hoggedeventloop;

import io.netty.channel.EventLoop;
import io.netty.channel.EventLoopGroup;
import io.netty.channel.MultiThreadIoEventLoopGroup;
import io.netty.channel.nio.NioIoHandler;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** Callbacks of a few milliseconds, late for the garbage collector's pauses. */
// alone: it collects garbage all the time
// jvm: -XX:+UseSerialGC -Xmx400m
public final class SoundGarbage {
    private SoundGarbage() {}

    public static void main(String[] args) throws Exception {
        List<byte[]> heap = new ArrayList<>();
        for (int i = 0; i < 2_000_000; i++) {
            heap.add(new byte[64]);
        }
        EventLoopGroup loops = new MultiThreadIoEventLoopGroup(1, NioIoHandler.newFactory());
        try {
            EventLoop loop = loops.next();
            for (int i = 0; i < 12; i++) {
                loop.execute(SoundGarbage::callback);
                System.gc();
                loop.schedule(() -> {}, 5, TimeUnit.MILLISECONDS).sync();
            }
        } finally {
            loops.shutdownGracefully(0, 1, TimeUnit.SECONDS).sync();
        }
        if (heap.isEmpty()) {
            throw new IllegalStateException("nothing was kept");
        }
    }

    private static void callback() {
        long end = System.nanoTime() + 8_000_000;
        while (System.nanoTime() < end) {
            Thread.onSpinWait();
        }
    }
}
