/* SPDX-License-Identifier: Apache-2.0 */
package example.blockedeventloop;

import example.Contention;
import example.Later;
import example.Loopback;
import example.SlowDatabase;
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
import java.net.Socket;
import java.sql.Connection;
import java.sql.Statement;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;

/** Waits in a Netty handler in all usual ways. */
public final class FaultyNettyHandler {
    private static final ReentrantLock LOCK = new ReentrantLock();

    private FaultyNettyHandler() {}

    public static void main(String[] args) throws Exception {
        EventLoopGroup loops = new MultiThreadIoEventLoopGroup(1, NioIoHandler.newFactory());
        try (Connection database = SlowDatabase.connect("netty");
                Loopback peer = Loopback.start();
                Socket socket =
                        new Socket(peer.address().getAddress(), peer.address().getPort())) {
            Channel server = new ServerBootstrap()
                    .group(loops)
                    .channel(NioServerSocketChannel.class)
                    .childHandler(new ChannelInitializer<>() {
                        @Override
                        protected void initChannel(Channel channel) {
                            channel.pipeline().addLast(new Handler(database, socket));
                        }
                    })
                    .bind(InetAddress.getLoopbackAddress(), 0)
                    .sync()
                    .channel();
            try (Socket client = new Socket()) {
                client.connect((InetSocketAddress) server.localAddress());
                for (int i = 0; i < 4; i++) {
                    client.getOutputStream().write('?');
                    client.getInputStream().read();
                }
            }
        } finally {
            loops.shutdownGracefully(0, 1, TimeUnit.SECONDS).sync();
        }
    }

    private static final class Handler extends ChannelInboundHandlerAdapter {
        private final Connection database;
        private final Socket peer;

        Handler(Connection database, Socket peer) {
            this.database = database;
            this.peer = peer;
        }

        @Override
        public void channelRead(ChannelHandlerContext context, Object message) throws Exception {
            // finding: BlockedEventLoop sleep
            Thread.sleep(Later.MILLIS);
            CompletableFuture<String> reply = Later.complete("42");
            // finding: BlockedEventLoop future
            reply.get();
            try (Statement statement = database.createStatement()) {
                // finding: BlockedEventLoop jdbc
                statement.execute(SlowDatabase.SLOW_CALL);
            }
            peer.getOutputStream().write('?');
            // finding: BlockedEventLoop socket-read
            peer.getInputStream().read();
            Contention.hold(LOCK);
            // finding: BlockedEventLoop lock
            LOCK.lock();
            LOCK.unlock();
            context.writeAndFlush(message);
        }
    }
}
