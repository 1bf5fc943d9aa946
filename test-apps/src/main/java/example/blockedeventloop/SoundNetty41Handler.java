/* SPDX-License-Identifier: Apache-2.0 */
package example.blockedeventloop;

import example.Later;
import io.netty.bootstrap.Bootstrap;
import io.netty.bootstrap.ServerBootstrap;
import io.netty.channel.Channel;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.EventLoopGroup;
import io.netty.channel.nio.NioEventLoopGroup;
import io.netty.channel.socket.nio.NioServerSocketChannel;
import io.netty.channel.socket.nio.NioSocketChannel;
import io.netty.handler.timeout.IdleStateHandler;
import io.netty.util.ReferenceCountUtil;
import io.netty.util.concurrent.DefaultEventExecutorGroup;
import io.netty.util.concurrent.EventExecutorGroup;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** Server and client on the loops of Netty 4.1; the handler that waits has executors of its own. */
// libs: netty-4.1
@SuppressWarnings("deprecation") // by Netty 4.2, against which it is compiled
public final class SoundNetty41Handler {
    private static final int MESSAGES = 6;

    private SoundNetty41Handler() {}

    public static void main(String[] args) throws Exception {
        EventLoopGroup loops = new NioEventLoopGroup(2);
        EventExecutorGroup waiting = new DefaultEventExecutorGroup(2);
        CountDownLatch echoed = new CountDownLatch(MESSAGES);
        try {
            Channel server = new ServerBootstrap()
                    .group(loops)
                    .channel(NioServerSocketChannel.class)
                    .childHandler(new ChannelInitializer<>() {
                        @Override
                        protected void initChannel(Channel channel) {
                            channel.pipeline().addLast(new IdleStateHandler(1, 1, 1));
                            channel.pipeline().addLast(waiting, new Handler());
                        }
                    })
                    .bind(InetAddress.getLoopbackAddress(), 0)
                    .sync()
                    .channel();
            Channel client = new Bootstrap()
                    .group(loops)
                    .channel(NioSocketChannel.class)
                    .handler(new Caller(echoed))
                    .connect((InetSocketAddress) server.localAddress())
                    .sync()
                    .channel();
            echoed.await(30, TimeUnit.SECONDS);
            client.close().sync();
            server.close().sync();
        } finally {
            loops.shutdownGracefully(0, 1, TimeUnit.SECONDS).sync(); // before the executors, to which it hands over
            waiting.shutdownGracefully(0, 1, TimeUnit.SECONDS).sync();
        }
    }

    private static final class Handler extends ChannelInboundHandlerAdapter {
        @Override
        public void channelRead(ChannelHandlerContext context, Object message) throws Exception {
            Thread.sleep(Later.MILLIS);
            context.writeAndFlush(message);
        }
    }

    private static final class Caller extends ChannelInboundHandlerAdapter {
        private final CountDownLatch echoed;

        Caller(CountDownLatch echoed) {
            this.echoed = echoed;
        }

        @Override
        public void channelActive(ChannelHandlerContext context) {
            context.writeAndFlush(context.alloc().buffer().writeByte('?'));
        }

        @Override
        public void channelRead(ChannelHandlerContext context, Object message) {
            echoed.countDown();
            if (echoed.getCount() > 0) {
                context.writeAndFlush(message);
            } else {
                ReferenceCountUtil.release(message);
            }
        }
    }
}
