/* SPDX-License-Identifier: Apache-2.0 */
package example.fakeasync;

import example.SlowWebServer;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/** Sends a request and waits for the answer where sendAsync belongs. */
public final class FaultyHttpSendInAsyncMethod {
    private FaultyHttpSendInAsyncMethod() {}

    private static final HttpClient CLIENT = HttpClient.newHttpClient();

    public static void main(String[] args) throws Exception {
        try (SlowWebServer server = SlowWebServer.start()) {
            for (int i = 0; i < 4; i++) {
                page(server).toCompletableFuture().join();
            }
        }
    }

    private static CompletionStage<String> page(SlowWebServer server) throws Exception {
        HttpRequest request = HttpRequest.newBuilder(server.page()).build();
        // finding: FakeAsync http
        String body = CLIENT.send(request, BodyHandlers.ofString()).body();
        return CompletableFuture.completedStage(body);
    }
}
