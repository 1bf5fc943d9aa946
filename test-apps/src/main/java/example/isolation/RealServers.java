/* SPDX-License-Identifier: Apache-2.0 */
package example.isolation;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import example.Load;
import io.netty.bootstrap.ServerBootstrap;
import io.netty.channel.Channel;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.EventLoopGroup;
import io.netty.channel.MultiThreadIoEventLoopGroup;
import io.netty.channel.SimpleChannelInboundHandler;
import io.netty.channel.nio.NioIoHandler;
import io.netty.channel.socket.nio.NioServerSocketChannel;
import io.netty.handler.codec.LineBasedFrameDecoder;
import io.netty.handler.codec.string.StringDecoder;
import io.netty.handler.codec.string.StringEncoder;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.h2.tools.Server;

/**
 * H2's server with clients through HikariCP, and a Netty server with clients that send lines, both at full load. What it
 * prints depends on every answer and on nothing else; it ends with 3.
 */
public final class RealServers {
    private static final int CLIENTS = 8;
    private static final int TIMES = 1_000;
    private static final int STATUS = 3;

    private RealServers() {}

    public static void main(String[] args) throws Exception {
        System.out.println("H2 " + database());
        System.out.println("Netty " + lines());
        System.exit(STATUS);
    }

    private static long database() throws Exception {
        Server server = Server.createTcpServer("-tcpPort", "0", "-ifNotExists").start();
        HikariConfig config = new HikariConfig();
        config.setJdbcUrl("jdbc:h2:tcp://127.0.0.1:" + server.getPort() + "/mem:shop;DB_CLOSE_DELAY=-1");
        config.setMaximumPoolSize(CLIENTS / 2); // so that they wait for connections
        AtomicLong sum = new AtomicLong();
        try (HikariDataSource source = new HikariDataSource(config)) {
            try (Connection connection = source.getConnection()) {
                connection.createStatement().execute("CREATE TABLE sold (item INT, amount INT)");
            }
            ExecutorService clients = Load.fixedPool("clients", CLIENTS);
            List<Future<?>> all = new ArrayList<>();
            for (int client = 0; client < CLIENTS; client++) {
                int item = client;
                all.addAll(Load.submit(clients, 1, () -> sum.addAndGet(sell(source, item))));
            }
            Load.await(all);
            clients.shutdown();
        } finally {
            server.stop();
        }
        return sum.get();
    }

    private static long sell(HikariDataSource source, int item) throws SQLException {
        long sum = 0;
        for (int i = 0; i < TIMES; i++) {
            try (Connection connection = source.getConnection();
                    PreparedStatement insert = connection.prepareStatement("INSERT INTO sold VALUES (?, ?)");
                    PreparedStatement count =
                            connection.prepareStatement("SELECT SUM(amount) FROM sold WHERE item = ?")) {
                insert.setInt(1, item);
                insert.setInt(2, i);
                insert.executeUpdate();
                if (i % 100 == 0) {
                    count.setInt(1, item);
                    try (ResultSet rows = count.executeQuery()) {
                        rows.next();
                        sum = 31 * sum + rows.getLong(1);
                    }
                }
            }
        }
        return sum;
    }

    private static long lines() throws Exception {
        EventLoopGroup loops = new MultiThreadIoEventLoopGroup(2, NioIoHandler.newFactory());
        AtomicLong sum = new AtomicLong();
        try {
            Channel server = new ServerBootstrap()
                    .group(loops)
                    .channel(NioServerSocketChannel.class)
                    .childHandler(new ChannelInitializer<>() {
                        @Override
                        protected void initChannel(Channel channel) {
                            channel.pipeline()
                                    .addLast(new LineBasedFrameDecoder(1_000))
                                    .addLast(new StringDecoder(), new StringEncoder(), new Doubles());
                        }
                    })
                    .bind(InetAddress.getLoopbackAddress(), 0)
                    .sync()
                    .channel();
            ExecutorService clients = Load.fixedPool("lines", CLIENTS);
            InetSocketAddress address = (InetSocketAddress) server.localAddress();
            Load.await(Load.submit(clients, CLIENTS, () -> sum.addAndGet(ask(address))));
            clients.shutdown();
        } finally {
            loops.shutdownGracefully(0, 1, TimeUnit.SECONDS).sync();
        }
        return sum.get();
    }

    private static long ask(InetSocketAddress server) throws IOException {
        long sum = 0;
        try (Socket socket = new Socket(server.getAddress(), server.getPort())) {
            BufferedReader answers =
                    new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.UTF_8));
            for (int i = 0; i < TIMES; i++) {
                socket.getOutputStream().write((i + "\n").getBytes(StandardCharsets.UTF_8));
                sum = 31 * sum + Long.parseLong(answers.readLine());
            }
        }
        return sum;
    }

    private static final class Doubles extends SimpleChannelInboundHandler<String> {
        @Override
        protected void channelRead0(ChannelHandlerContext context, String line) {
            context.writeAndFlush(2 * Integer.parseInt(line) + "\n");
        }
    }
}
