/* SPDX-License-Identifier: Apache-2.0 */
package example.hoggedeventloop;

import example.Computing;
import example.Load;
import io.netty.bootstrap.ServerBootstrap;
import io.netty.channel.Channel;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.EventLoopGroup;
import io.netty.channel.MultiThreadIoEventLoopGroup;
import io.netty.channel.nio.NioIoHandler;
import io.netty.channel.socket.nio.NioServerSocketChannel;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.TimeUnit;

/** A Netty handler that gives the computing to a pool and writes the answer when it is done. */
public final class SoundNettyOffload {
    private SoundNettyOffload() {}

    public static void main(String[] args) throws Exception {
        byte[] page = Computing.page(200);
        ExecutorService compute = Load.fixedPool("compute", 2);
        EventLoopGroup loops = new MultiThreadIoEventLoopGroup(1, NioIoHandler.newFactory());
        try {
            Channel server = new ServerBootstrap()
                    .group(loops)
                    .channel(NioServerSocketChannel.class)
                    .childHandler(new ChannelInitializer<>() {
                        @Override
                        protected void initChannel(Channel channel) {
                            channel.pipeline().addLast(new Packing(compute, page));
                        }
                    })
                    .bind(InetAddress.getLoopbackAddress(), 0)
                    .sync()
                    .channel();
            Calls.bytes((InetSocketAddress) server.localAddress(), 6);
        } finally {
            loops.shutdownGracefully(0, 1, TimeUnit.SECONDS).sync();
            compute.shutdown();
        }
    }

    private static final class Packing extends ChannelInboundHandlerAdapter {
        private final ExecutorService compute;
        private final byte[] page;

        Packing(ExecutorService compute, byte[] page) {
            this.compute = compute;
            this.page = page;
        }

        @Override
        public void channelRead(ChannelHandlerContext context, Object message) {
            CompletableFuture.runAsync(this::pack, compute)
                    .thenRun(() -> context.writeAndFlush(message))
                    .exceptionally(cause -> {
                        context.fireExceptionCaught(cause);
                        return null;
                    });
        }

        private void pack() {
            Computing.packer(page).deflate(Computing.ROOM);
        }
    }
}
