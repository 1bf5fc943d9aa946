/* SPDX-License-Identifier: Apache-2.0 */
package example.wrappedasync;

import example.SlowWebServer;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ForkJoinPool;

/** Hands a call that is asynchronous already to the common pool, which waits for it. */
public final class FaultySupplyAsyncJoin {
    private FaultySupplyAsyncJoin() {}

    public static void main(String[] args) throws Exception {
        HttpClient client = HttpClient.newHttpClient();
        try (SlowWebServer server = SlowWebServer.start()) {
            HttpRequest request = HttpRequest.newBuilder(server.page()).build();
            for (int i = 0; i < 4; i++) {
                round(client, request);
            }
        }
    }

    private static void round(HttpClient client, HttpRequest request) {
        CompletableFuture<?>[] pages = new CompletableFuture<?>[10];
        for (int i = 0; i < pages.length; i++) {
            pages[i] = CompletableFuture.supplyAsync(
                    // finding: WrappedAsync future
                    () -> client.sendAsync(request, BodyHandlers.ofString()).join(), ForkJoinPool.commonPool());
        }
        CompletableFuture.allOf(pages).join();
    }
}
