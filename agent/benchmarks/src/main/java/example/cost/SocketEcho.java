/* SPDX-License-Identifier: Apache-2.0 */
package example.cost;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import org.HdrHistogram.Histogram;

/** Each operation is 64 bytes there and back over a connection on the loopback address. */
final class SocketEcho implements Workload {
    private static final int SIZE = 64;

    private final ServerSocket server = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
    private final Socket client = new Socket(server.getInetAddress(), server.getLocalPort());
    private final byte[] message = new byte[SIZE];

    SocketEcho() throws IOException {
        client.setTcpNoDelay(true);
        Thread echo = new Thread(this::echo);
        echo.setDaemon(true);
        echo.start();
    }

    private void echo() {
        byte[] received = new byte[SIZE];
        try (Socket accepted = server.accept()) {
            accepted.setTcpNoDelay(true);
            InputStream in = accepted.getInputStream();
            OutputStream out = accepted.getOutputStream();
            while (in.readNBytes(received, 0, SIZE) == SIZE) {
                out.write(received);
            }
        } catch (IOException closed) {
            // by the other side, which is at its end
        }
    }

    @Override
    public void run(long operations, Histogram latencies) throws IOException {
        InputStream in = client.getInputStream();
        OutputStream out = client.getOutputStream();
        for (long i = 0; i < operations; i++) {
            long begin = System.nanoTime();
            out.write(message);
            if (in.readNBytes(message, 0, SIZE) < SIZE) {
                throw new IOException("the echo ended");
            }
            latencies.recordValue(System.nanoTime() - begin);
        }
    }

    @Override
    public void end() throws IOException {
        client.close();
        server.close();
    }
}
