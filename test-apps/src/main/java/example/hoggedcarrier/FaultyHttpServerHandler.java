/* SPDX-License-Identifier: Apache-2.0 */
package example.hoggedcarrier;

import com.sun.net.httpserver.HttpServer;
import example.VirtualThreads;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.concurrent.CompletableFuture;

/** The JDK's HttpServer with a virtual thread for each exchange, and a handler that draws a map. */
// since: 21
public final class FaultyHttpServerHandler {
    private FaultyHttpServerHandler() {}

    public static void main(String[] args) throws Exception {
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 20);
        server.setExecutor(VirtualThreads.perTask());
        server.createContext("/", exchange -> {
            // finding: HoggedCarrier
            byte[] page = draw();
            exchange.sendResponseHeaders(200, page.length);
            exchange.getResponseBody().write(page);
            exchange.close();
        });
        server.start();
        HttpClient client = HttpClient.newHttpClient();
        HttpRequest request = HttpRequest.newBuilder(
                        URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/"))
                .build();
        CompletableFuture<?>[] pages = new CompletableFuture<?>[8];
        for (int i = 0; i < pages.length; i++) {
            pages[i] = client.sendAsync(request, BodyHandlers.discarding());
        }
        CompletableFuture.allOf(pages).join();
        server.stop(0);
    }

    private static byte[] draw() {
        byte[] map = new byte[64 * 1024];
        long end = System.nanoTime() + 1_500_000_000;
        for (int point = 0; System.nanoTime() < end; point = (point + 1) % map.length) {
            double x = point % 256 / 256.0;
            double y = point / 256 / 256.0;
            map[point] += (byte) (128 * Math.sin(7 * x + Math.cos(5 * y)));
        }
        return map;
    }
}
