/* SPDX-License-Identifier: Apache-2.0 */
package example.fakeasync;

import example.SlowWebServer;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.concurrent.CompletionStage;

/** Composes on the future of the client. */
public final class SoundSendAsyncInAsyncMethod {
    private SoundSendAsyncInAsyncMethod() {}

    private static final HttpClient CLIENT = HttpClient.newHttpClient();

    public static void main(String[] args) throws Exception {
        try (SlowWebServer server = SlowWebServer.start()) {
            for (int i = 0; i < 4; i++) {
                page(server).toCompletableFuture().join();
            }
        }
    }

    private static CompletionStage<String> page(SlowWebServer server) {
        HttpRequest request = HttpRequest.newBuilder(server.page()).build();
        return CLIENT.sendAsync(request, BodyHandlers.ofString()).thenApply(response -> response.body());
    }
}
