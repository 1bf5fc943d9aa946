/* SPDX-License-Identifier: Apache-2.0 */
package example.hoggedeventloop;

import example.Computing;
import io.netty.bootstrap.ServerBootstrap;
import io.netty.channel.Channel;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.EventLoopGroup;
import io.netty.channel.nio.NioEventLoopGroup;
import io.netty.channel.socket.nio.NioServerSocketChannel;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.concurrent.TimeUnit;

/** Packs a page in a handler of Netty 4.1. */
// libs: netty-4.1
@SuppressWarnings("deprecation") // by Netty 4.2, against which it is compiled
public final class FaultyNetty41Handler {
    private FaultyNetty41Handler() {}

    public static void main(String[] args) throws Exception {
        byte[] page = Computing.page(250);
        EventLoopGroup loops = new NioEventLoopGroup(1);
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
            Calls.bytes((InetSocketAddress) server.localAddress(), 6);
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
            // finding: HoggedEventLoop
            Computing.packer(page).deflate(Computing.ROOM);
            context.writeAndFlush(message);
        }
    }
}
