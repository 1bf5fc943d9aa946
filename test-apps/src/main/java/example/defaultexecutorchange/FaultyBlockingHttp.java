/* SPDX-License-Identifier: Apache-2.0 */
package example.defaultexecutorchange;

import example.SlowWebServer;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.concurrent.CompletableFuture;

/** Pages are fetched side by side, with the blocking call. */
// jvm: -XX:ActiveProcessorCount=2
public final class FaultyBlockingHttp {
    private FaultyBlockingHttp() {}

    private static final HttpClient CLIENT = HttpClient.newHttpClient();

    public static void main(String[] args) throws Exception {
        try (SlowWebServer server = SlowWebServer.start()) {
            HttpRequest request = HttpRequest.newBuilder(server.page()).build();
            CompletableFuture<?>[] pages = new CompletableFuture<?>[5];
            for (int i = 0; i < pages.length; i++) {
                // finding[17, 21]: DefaultExecutorChange
                pages[i] = CompletableFuture.supplyAsync(() -> fetch(request));
            }
            CompletableFuture.allOf(pages).join();
        }
    }

    private static String fetch(HttpRequest request) {
        try {
            // finding[25]: DefaultExecutorChange
            // finding[25]: ParkedWorker http
            return CLIENT.send(request, BodyHandlers.ofString()).body();
        } catch (IOException | InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
