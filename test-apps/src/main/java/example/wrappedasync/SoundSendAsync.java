/* SPDX-License-Identifier: Apache-2.0 */
package example.wrappedasync;

import example.SlowWebServer;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.concurrent.CompletableFuture;

/** Takes the stage of the call as it is, without a pool. */
public final class SoundSendAsync {
    private SoundSendAsync() {}

    public static void main(String[] args) throws Exception {
        HttpClient client = HttpClient.newHttpClient();
        try (SlowWebServer server = SlowWebServer.start()) {
            HttpRequest request = HttpRequest.newBuilder(server.page()).build();
            CompletableFuture<?>[] pages = new CompletableFuture<?>[12];
            for (int i = 0; i < pages.length; i++) {
                pages[i] = client.sendAsync(request, BodyHandlers.ofString()).thenApply(HttpResponse::body);
            }
            CompletableFuture.allOf(pages).join();
        }
    }
}
