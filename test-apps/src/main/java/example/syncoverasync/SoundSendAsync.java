/* SPDX-License-Identifier: Apache-2.0 */
package example.syncoverasync;

import example.SlowWebServer;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.concurrent.CompletableFuture;

/** Calls a web service and goes on when it answers. */
public final class SoundSendAsync {
    private SoundSendAsync() {}

    public static void main(String[] args) throws Exception {
        HttpClient client = HttpClient.newHttpClient();
        try (SlowWebServer server = SlowWebServer.start()) {
            HttpRequest request = HttpRequest.newBuilder(server.page()).build();
            CompletableFuture<?>[] prices = new CompletableFuture<?>[6];
            for (int i = 0; i < prices.length; i++) {
                prices[i] = CompletableFuture.supplyAsync(() -> request)
                        .thenCompose(next -> client.sendAsync(next, HttpResponse.BodyHandlers.ofString()))
                        .thenApplyAsync(HttpResponse::body);
            }
            CompletableFuture.allOf(prices).join();
        }
    }
}
