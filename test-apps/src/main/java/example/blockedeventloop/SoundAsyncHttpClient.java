/* SPDX-License-Identifier: Apache-2.0 */
package example.blockedeventloop;

import example.Later;
import example.SlowWebServer;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.asynchttpclient.AsyncHttpClient;
import org.asynchttpclient.Dsl;
import org.asynchttpclient.Response;

/** AsyncHttpClient in use: replies are composed, and what waits has a cached pool for it. */
// libs: netty-4.1
public final class SoundAsyncHttpClient {
    private SoundAsyncHttpClient() {}

    public static void main(String[] args) throws Exception {
        ExecutorService waiting = Executors.newCachedThreadPool();
        try (SlowWebServer server = SlowWebServer.start();
                AsyncHttpClient client = Dsl.asyncHttpClient()) {
            List<CompletableFuture<String>> replies = new ArrayList<>();
            for (int i = 0; i < 8; i++) {
                replies.add(client.prepareGet(server.page().toString())
                        .execute()
                        .toCompletableFuture()
                        .thenApply(Response::getResponseBody)
                        .thenApplyAsync(SoundAsyncHttpClient::store, waiting));
            }
            CompletableFuture.allOf(replies.toArray(CompletableFuture[]::new)).get(30, TimeUnit.SECONDS);
        } finally {
            waiting.shutdown();
        }
    }

    private static String store(String price) {
        return Later.complete(price).join();
    }
}
