/* SPDX-License-Identifier: Apache-2.0 */
package example.blockedeventloop;

import example.Later;
import example.Loopback;
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
import java.net.Socket;
import java.util.concurrent.TimeUnit;

/** Waits on the loops of Netty 4.1: in a handler and in a task that was scheduled on the loop. */
// libs: netty-4.1
@SuppressWarnings("deprecation") // by Netty 4.2, against which it is compiled
public final class FaultyNetty41Handler {
    private FaultyNetty41Handler() {}

    public static void main(String[] args) throws Exception {
        EventLoopGroup loops = new NioEventLoopGroup(1);
        try (Loopback peer = Loopback.start();
                Socket socket = new Socket()) {
            socket.connect(peer.address());
            Channel server = new ServerBootstrap()
                    .group(loops)
                    .channel(NioServerSocketChannel.class)
                    .childHandler(new ChannelInitializer<>() {
                        @Override
                        protected void initChannel(Channel channel) {
                            channel.pipeline().addLast(new Handler(socket));
                        }
                    })
                    .bind(InetAddress.getLoopbackAddress(), 0)
                    .sync()
                    .channel();
            try (Socket client = new Socket()) {
                client.connect((InetSocketAddress) server.localAddress());
                for (int i = 0; i < 5; i++) {
                    client.getOutputStream().write('?');
                    client.getInputStream().read();
                    loops.schedule(FaultyNetty41Handler::flush, 20, TimeUnit.MILLISECONDS)
                            .sync();
                }
            }
        } finally {
            loops.shutdownGracefully(0, 1, TimeUnit.SECONDS).sync();
        }
    }

    private static Void flush() throws InterruptedException {
        // finding: BlockedEventLoop sleep
        Thread.sleep(Later.MILLIS);
        return null;
    }

    private static final class Handler extends ChannelInboundHandlerAdapter {
        private final Socket peer;

        Handler(Socket peer) {
            this.peer = peer;
        }

        @Override
        public void channelRead(ChannelHandlerContext context, Object message) throws Exception {
            // finding: BlockedEventLoop future
            Later.complete("42").join();
            peer.getOutputStream().write('?');
            // finding: BlockedEventLoop socket-read
            peer.getInputStream().read();
            context.writeAndFlush(message);
        }
    }
}
