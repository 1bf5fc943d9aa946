/* SPDX-License-Identifier: Apache-2.0 */
package example.losttask;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** A web server that is stopped, with its executor. */
// alone: its end is what is tried
public final class SoundServer {
    private SoundServer() {}

    public static void main(String[] args) throws Exception {
        com.sun.net.httpserver.HttpServer server =
                com.sun.net.httpserver.HttpServer.create(new java.net.InetSocketAddress("127.0.0.1", 0), 0);
        ExecutorService pool = Executors.newFixedThreadPool(2);
        server.setExecutor(pool);
        server.createContext("/", exchange -> {
            exchange.sendResponseHeaders(204, -1);
            exchange.close();
        });
        server.start();
        HttpClient client = HttpClient.newHttpClient();
        HttpRequest request = HttpRequest.newBuilder(
                        URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/"))
                .build();
        System.out.println(
                client.send(request, HttpResponse.BodyHandlers.ofString()).statusCode());
        server.stop(0);
        pool.shutdown();
    }
}
