/* SPDX-License-Identifier: Apache-2.0 */
package example.hoggedeventloop;

import example.Computing;
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
import java.util.concurrent.TimeUnit;

/** Computes on loops that the configuration says not to report: one peer, and no other timer. */
// options: pools=multiThreadIoEventLoopGroup*:ignore
public final class SoundIgnoredLoop {
    private SoundIgnoredLoop() {}

    public static void main(String[] args) throws Exception {
        byte[] page = Computing.page(150);
        EventLoopGroup loops = new MultiThreadIoEventLoopGroup(1, NioIoHandler.newFactory());
        try {
            Channel server = new ServerBootstrap()
                    .group(loops)
                    .channel(NioServerSocketChannel.class)
                    .childHandler(new ChannelInitializer<>() {
                        @Override
                        protected void initChannel(Channel channel) throws Exception {
                            channel.pipeline().addLast(new Packing(page));
                        }
                    })
                    .bind(InetAddress.getLoopbackAddress(), 0)
                    .sync()
                    .channel();
            Calls.bytes((InetSocketAddress) server.localAddress(), 5);
        } finally {
            loops.shutdownGracefully(0, 1, TimeUnit.SECONDS).sync();
        }
    }

    private static final class Packing extends ChannelInboundHandlerAdapter {
        private final byte[] page;

        Packing(byte[] page) {
            this.page = page;
        }

        @Override
        public void channelRead(ChannelHandlerContext context, Object message) throws Exception {
            Computing.packer(page).deflate(Computing.ROOM);
            context.writeAndFlush(message);
        }
    }
}
