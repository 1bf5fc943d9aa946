/* SPDX-License-Identifier: Apache-2.0 */
package example.hoggedeventloop;

import example.Computing;
import io.undertow.Undertow;
import io.undertow.server.HttpServerExchange;
import java.net.InetSocketAddress;

/** Computes in an Undertow handler that was not dispatched to a worker: it runs on the I/O thread. */
public final class FaultyUndertowHandler {
    private FaultyUndertowHandler() {}

    public static void main(String[] args) throws Exception {
        byte[] page = Computing.page(250);
        Undertow server = Undertow.builder()
                .setIoThreads(1)
                .setWorkerThreads(2)
                .addHttpListener(0, "127.0.0.1", exchange -> handle(exchange, page))
                .build();
        server.start();
        try {
            Calls.http(((InetSocketAddress) server.getListenerInfo().get(0).getAddress()).getPort(), 6);
        } finally {
            server.stop();
        }
    }

    private static void handle(HttpServerExchange exchange, byte[] page) throws Exception {
        // finding: HoggedEventLoop
        Computing.packer(page).deflate(Computing.ROOM);
        exchange.getResponseSender().send("42");
    }
}
