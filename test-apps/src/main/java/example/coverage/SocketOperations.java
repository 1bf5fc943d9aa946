/* SPDX-License-Identifier: Apache-2.0 */
package example.coverage;

import example.Later;
import example.Loopback;
import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketAddress;
import java.net.SocketTimeoutException;
import java.net.StandardProtocolFamily;
import java.net.StandardSocketOptions;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.AsynchronousServerSocketChannel;
import java.nio.channels.AsynchronousSocketChannel;
import java.nio.channels.DatagramChannel;
import java.nio.channels.Pipe;
import java.nio.channels.Selector;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Future;

/** Sockets and channels. */
final class SocketOperations {
    private static final int MUCH = 400_000;

    private SocketOperations() {}

    static void addTo(Sheet sheet) {
        sheet.group("Sockets and channels");
        sheet.slow("Socket: read", "socket-read", () -> {
            try (Loopback peer = Loopback.start();
                    Socket socket = new Socket()) {
                socket.connect(peer.address());
                socket.getOutputStream().write('?');
                // waits: Socket: read
                socket.getInputStream().read();
            }
        });
        sheet.slow("Socket: read with a timeout", "socket-read", () -> {
            try (Loopback peer = Loopback.start();
                    Socket socket = new Socket()) {
                socket.connect(peer.address());
                socket.setSoTimeout(5_000);
                socket.getOutputStream().write('?');
                // waits: Socket: read with a timeout
                socket.getInputStream().read();
            }
        });
        sheet.slow("Socket: write", "socket-write", () -> {
            try (Loopback peer = Loopback.start();
                    Socket socket = new Socket()) {
                socket.setSendBufferSize(4096);
                socket.setReceiveBufferSize(4096);
                socket.connect(peer.address());
                // waits: Socket: write
                socket.getOutputStream().write(new byte[MUCH]);
            }
        });
        sheet.slow("Socket.connect(address, timeout)", "socket-connect", () -> {
            try (Full full = new Full();
                    Socket socket = new Socket()) {
                // waits: Socket.connect(address, timeout)
                socket.connect(full.address, (int) Later.MILLIS);
            } catch (SocketTimeoutException e) {
                return; // as it has to be
            }
        });
        sheet.quick("new Socket(address, port)", "socket-connect", () -> {
            try (ServerSocket server = new ServerSocket(0, 50, InetAddress.getLoopbackAddress())) {
                // waits: new Socket(address, port)
                Socket socket = new Socket(server.getInetAddress(), server.getLocalPort());
                socket.close();
            }
        });
        sheet.quick("SocketChannel.open(address)", "socket-connect", () -> {
            try (ServerSocket server = new ServerSocket(0, 50, InetAddress.getLoopbackAddress())) {
                // waits: SocketChannel.open(address)
                SocketChannel channel = SocketChannel.open(server.getLocalSocketAddress());
                channel.close();
            }
        });
        sheet.slow("ServerSocket.accept", "socket-accept", () -> {
            try (ServerSocket server = new ServerSocket(0, 50, InetAddress.getLoopbackAddress())) {
                Late.run(() -> new Socket(server.getInetAddress(), server.getLocalPort()).close());
                // waits: ServerSocket.accept
                server.accept().close();
            }
        });
        sheet.slow("SocketChannel.read", "socket-read", () -> {
            try (Loopback peer = Loopback.start();
                    SocketChannel channel = SocketChannel.open(peer.address())) {
                channel.write(ByteBuffer.allocate(1));
                // waits: SocketChannel.read
                channel.read(ByteBuffer.allocate(1));
            }
        });
        sheet.slow("SocketChannel: read of its socket", "socket-read", () -> {
            try (Loopback peer = Loopback.start();
                    SocketChannel channel = SocketChannel.open(peer.address())) {
                channel.write(ByteBuffer.allocate(1));
                // waits: SocketChannel: read of its socket
                channel.socket().getInputStream().read();
            }
        });
        sheet.slow("SocketChannel.write", "socket-write", () -> {
            try (Loopback peer = Loopback.start();
                    SocketChannel channel = SocketChannel.open()) {
                channel.setOption(StandardSocketOptions.SO_SNDBUF, 4096);
                channel.setOption(StandardSocketOptions.SO_RCVBUF, 4096);
                channel.connect(peer.address());
                // waits: SocketChannel.write
                channel.write(ByteBuffer.allocate(MUCH));
            }
        });
        sheet.slow("SocketChannel: connect of its socket", "socket-connect", () -> {
            try (Full full = new Full();
                    SocketChannel channel = SocketChannel.open()) {
                // waits: SocketChannel: connect of its socket
                channel.socket().connect(full.address, (int) Later.MILLIS);
            } catch (SocketTimeoutException e) {
                return; // as it has to be
            }
        });
        sheet.slow("ServerSocketChannel.accept", "socket-accept", () -> {
            try (ServerSocketChannel server = ServerSocketChannel.open()) {
                server.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
                SocketAddress address = server.getLocalAddress();
                Late.run(() -> SocketChannel.open(address).close());
                // waits: ServerSocketChannel.accept
                server.accept().close();
            }
        });
        sheet.slow("Unix domain socket: read", "socket-read", SocketOperations::unix);
        sheet.slow("Unix domain socket: accept", "socket-accept", SocketOperations::unix);
        sheet.slow("DatagramSocket.receive", "datagram", () -> {
            try (DatagramSocket socket = new DatagramSocket(0, InetAddress.getLoopbackAddress())) {
                send(socket.getLocalSocketAddress());
                // waits: DatagramSocket.receive
                socket.receive(new DatagramPacket(new byte[1], 1));
            }
        });
        sheet.slow("DatagramChannel.receive", "datagram", () -> {
            try (DatagramChannel channel = DatagramChannel.open()) {
                channel.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
                send(channel.getLocalAddress());
                // waits: DatagramChannel.receive
                channel.receive(ByteBuffer.allocate(1));
            }
        });
        sheet.quick("DatagramSocket.send", "datagram", () -> {
            try (DatagramSocket socket = new DatagramSocket(0, InetAddress.getLoopbackAddress())) {
                DatagramPacket packet = new DatagramPacket(new byte[1], 1, socket.getLocalSocketAddress());
                // waits: DatagramSocket.send
                socket.send(packet);
            }
        });
        sheet.slow("Pipe.SourceChannel.read", "pipe", () -> {
            Pipe pipe = Pipe.open();
            try (var sink = pipe.sink();
                    var source = pipe.source()) {
                Late.run(() -> sink.write(ByteBuffer.allocate(1)));
                // waits: Pipe.SourceChannel.read
                source.read(ByteBuffer.allocate(1));
            }
        });
        sheet.slow("Pipe.SinkChannel.write", "pipe", () -> {
            Pipe pipe = Pipe.open();
            try (var sink = pipe.sink();
                    var source = pipe.source()) {
                Late.run(() -> drain(source));
                // waits: Pipe.SinkChannel.write
                sink.write(ByteBuffer.allocate(MUCH));
            }
        });
        sheet.slow("Selector.select, by a task", "select", () -> {
            try (Selector selector = Selector.open()) {
                // waits: Selector.select, by a task
                selector.select(Later.MILLIS);
            }
        });
        sheet.slow("AsynchronousSocketChannel.read().get", "future", () -> {
            try (Loopback peer = Loopback.start();
                    AsynchronousSocketChannel channel = AsynchronousSocketChannel.open()) {
                channel.connect(peer.address()).get();
                channel.write(ByteBuffer.allocate(1)).get();
                Future<Integer> read = channel.read(ByteBuffer.allocate(1));
                // waits: AsynchronousSocketChannel.read().get
                read.get();
            }
        });
        sheet.slow("AsynchronousServerSocketChannel.accept().get", "future", () -> {
            try (AsynchronousServerSocketChannel server = AsynchronousServerSocketChannel.open()) {
                server.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
                SocketAddress address = server.getLocalAddress();
                Late.run(() -> SocketChannel.open(address).close());
                // waits: AsynchronousServerSocketChannel.accept().get
                server.accept().get().close();
            }
        });
    }

    private static void send(SocketAddress address) {
        Late.run(() -> {
            try (DatagramSocket socket = new DatagramSocket()) {
                socket.send(new DatagramPacket(new byte[1], 1, address));
            }
        });
    }

    private static void drain(Pipe.SourceChannel source) throws IOException {
        ByteBuffer all = ByteBuffer.allocate(MUCH);
        while (all.hasRemaining()) {
            source.read(all);
        }
    }

    private static void unix() throws IOException {
        Path file = Files.createTempDirectory("unix").resolve("socket");
        UnixDomainSocketAddress address = UnixDomainSocketAddress.of(file);
        try (ServerSocketChannel server = ServerSocketChannel.open(StandardProtocolFamily.UNIX)) {
            server.bind(address);
            Late.run(() -> {
                SocketChannel peer = SocketChannel.open(address);
                Thread.sleep(Later.MILLIS);
                peer.close();
            });
            // waits: Unix domain socket: accept
            SocketChannel accepted = server.accept();
            // waits: Unix domain socket: read
            accepted.read(ByteBuffer.allocate(1));
            accepted.close();
        } finally {
            Files.deleteIfExists(file);
            Files.delete(file.getParent());
        }
    }

    /** A listener whose backlog is full: the kernel leaves further connections unanswered. */
    private static final class Full implements AutoCloseable {
        private final ServerSocket server = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
        private final List<Socket> callers = new ArrayList<>();
        private final InetSocketAddress address;

        Full() throws IOException {
            address = new InetSocketAddress(server.getInetAddress(), server.getLocalPort());
            boolean full = false;
            while (!full) {
                Socket caller = new Socket();
                callers.add(caller);
                try {
                    caller.connect(address, 60);
                } catch (SocketTimeoutException e) {
                    full = true;
                }
            }
        }

        @Override
        public void close() throws IOException {
            for (Socket caller : callers) {
                caller.close();
            }
            server.close();
        }
    }
}
