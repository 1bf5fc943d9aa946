/* SPDX-License-Identifier: Apache-2.0 */
package example.hoggedeventloop;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import example.Computing;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;

/** Computes in a handler of a server without an executor, which runs its handlers on the dispatcher. */
public final class FaultyHandlerOnDispatcher {
    private static final byte[] PAGE = Computing.page(250);

    private FaultyHandlerOnDispatcher() {}

    public static void main(String[] args) throws Exception {
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", FaultyHandlerOnDispatcher::handle);
        server.start();
        try {
            Calls.http(server.getAddress().getPort(), 6);
        } finally {
            server.stop(0);
        }
    }

    private static void handle(HttpExchange exchange) throws IOException {
        // finding: HoggedEventLoop
        Computing.packer(PAGE).deflate(Computing.ROOM);
        exchange.sendResponseHeaders(204, -1);
        exchange.close();
    }
}
