/* SPDX-License-Identifier: Apache-2.0 */
package example.blockedeventloop;

import example.Later;
import example.Loopback;
import java.nio.ByteBuffer;
import java.nio.channels.AsynchronousChannelGroup;
import java.nio.channels.AsynchronousSocketChannel;
import java.nio.channels.CompletionHandler;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;

/** Waits in completion handlers of a channel group of fixed size: nobody else looks for events meanwhile. */
public final class FaultyChannelGroupHandler {
    private FaultyChannelGroupHandler() {}

    public static void main(String[] args) throws Exception {
        AsynchronousChannelGroup group =
                AsynchronousChannelGroup.withFixedThreadPool(1, Executors.defaultThreadFactory());
        try (Loopback peer = Loopback.start();
                AsynchronousSocketChannel channel = AsynchronousSocketChannel.open(group)) {
            channel.connect(peer.address()).get();
            for (int i = 0; i < 5; i++) {
                channel.write(ByteBuffer.wrap(new byte[] {'?'})).get();
                CountDownLatch done = new CountDownLatch(1);
                channel.read(ByteBuffer.allocate(1), done, new Handler());
                done.await(30, TimeUnit.SECONDS);
            }
        } finally {
            group.shutdownNow();
        }
    }

    private static final class Handler implements CompletionHandler<Integer, CountDownLatch> {
        @Override
        public void completed(Integer length, CountDownLatch done) {
            try {
                // finding: BlockedEventLoop sleep
                Thread.sleep(Later.MILLIS);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
            done.countDown();
        }

        @Override
        public void failed(Throwable cause, CountDownLatch done) {
            done.countDown();
        }
    }
}
