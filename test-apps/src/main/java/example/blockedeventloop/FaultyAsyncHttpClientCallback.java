/* SPDX-License-Identifier: Apache-2.0 */
package example.blockedeventloop;

import example.Later;
import example.SlowWebServer;
import java.util.concurrent.TimeUnit;
import org.asynchttpclient.AsyncCompletionHandler;
import org.asynchttpclient.AsyncHttpClient;
import org.asynchttpclient.Dsl;
import org.asynchttpclient.Response;

/** Waits in a handler of AsyncHttpClient and in a dependent of its future: both run on its I/O threads. */
// libs: netty-4.1
public final class FaultyAsyncHttpClientCallback {
    private FaultyAsyncHttpClientCallback() {}

    public static void main(String[] args) throws Exception {
        try (SlowWebServer server = SlowWebServer.start();
                AsyncHttpClient client = Dsl.asyncHttpClient()) {
            for (int i = 0; i < 5; i++) {
                client.prepareGet(server.page().toString())
                        .execute(new Handler())
                        .get(30, TimeUnit.SECONDS);
                client.prepareGet(server.page().toString())
                        .execute()
                        .toCompletableFuture()
                        .thenApply(FaultyAsyncHttpClientCallback::enrich)
                        .get(30, TimeUnit.SECONDS);
            }
        }
    }

    private static String enrich(Response response) {
        // finding: BlockedEventLoop future
        return Later.complete(response.getResponseBody()).join();
    }

    private static final class Handler extends AsyncCompletionHandler<String> {
        @Override
        public String onCompleted(Response response) throws Exception {
            // finding: BlockedEventLoop sleep
            Thread.sleep(Later.MILLIS);
            return response.getResponseBody();
        }
    }
}
