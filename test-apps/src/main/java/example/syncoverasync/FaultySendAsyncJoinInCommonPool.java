/* SPDX-License-Identifier: Apache-2.0 */
package example.syncoverasync;

import example.Load;
import example.SlowWebServer;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.concurrent.ForkJoinPool;

/** Calls a web service asynchronously and then waits for it after all. */
public final class FaultySendAsyncJoinInCommonPool {
    private FaultySendAsyncJoinInCommonPool() {}

    public static void main(String[] args) throws Exception {
        HttpClient client = HttpClient.newHttpClient();
        try (SlowWebServer server = SlowWebServer.start()) {
            HttpRequest request = HttpRequest.newBuilder(server.page()).build();
            Load.run(ForkJoinPool.commonPool(), 4, () -> {
                // finding: SyncOverAsync future
                String price = client.sendAsync(request, HttpResponse.BodyHandlers.ofString())
                        .thenApply(HttpResponse::body)
                        .join();
                if (!price.equals("42")) {
                    throw new IOException("price " + price);
                }
            });
        }
    }
}
