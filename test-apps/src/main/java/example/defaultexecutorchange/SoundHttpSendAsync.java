/* SPDX-License-Identifier: Apache-2.0 */
package example.defaultexecutorchange;

import example.SlowWebServer;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.concurrent.CompletableFuture;

/** The client waits for its pages without a thread, and its stages are short. */
// jvm: -XX:ActiveProcessorCount=2
public final class SoundHttpSendAsync {
    private SoundHttpSendAsync() {}

    public static void main(String[] args) throws Exception {
        HttpClient client = HttpClient.newHttpClient();
        try (SlowWebServer server = SlowWebServer.start()) {
            HttpRequest request = HttpRequest.newBuilder(server.page()).build();
            CompletableFuture<?>[] pages = new CompletableFuture<?>[5];
            for (int i = 0; i < pages.length; i++) {
                pages[i] = client.sendAsync(request, BodyHandlers.ofString())
                        .thenApply(HttpResponse::body)
                        .thenApplyAsync(String::length);
            }
            CompletableFuture.allOf(pages).join();
        }
    }
}
