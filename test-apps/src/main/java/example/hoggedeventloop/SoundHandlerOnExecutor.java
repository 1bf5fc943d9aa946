/* SPDX-License-Identifier: Apache-2.0 */
package example.hoggedeventloop;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import example.Computing;
import example.Load;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.concurrent.ExecutorService;

/** Computes in a handler of a server with an executor: a thread per request. */
public final class SoundHandlerOnExecutor {
    private SoundHandlerOnExecutor() {}

    public static void main(String[] args) throws Exception {
        byte[] page = Computing.page(200);
        ExecutorService workers = Load.fixedPool("request", 4);
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(workers);
        server.createContext("/", exchange -> handle(exchange, page));
        server.start();
        try {
            Calls.http(server.getAddress().getPort(), 6);
        } finally {
            server.stop(0);
            workers.shutdown();
        }
    }

    private static void handle(HttpExchange exchange, byte[] page) throws IOException {
        Computing.packer(page).deflate(Computing.ROOM);
        exchange.sendResponseHeaders(204, -1);
        exchange.close();
    }
}
