/* SPDX-License-Identifier: Apache-2.0 */
package example.hoggedeventloop;

import example.Computing;
import example.SlowWebServer;
import java.util.concurrent.TimeUnit;
import org.asynchttpclient.AsyncHttpClient;
import org.asynchttpclient.Dsl;
import org.asynchttpclient.Response;

/** Computes in a dependent of AsyncHttpClient's future, which runs on its I/O thread. */
// libs: netty-4.1
public final class FaultyAsyncHttpClientCallback {
    private FaultyAsyncHttpClientCallback() {}

    public static void main(String[] args) throws Exception {
        byte[] page = Computing.page(250);
        try (SlowWebServer server = SlowWebServer.start();
                AsyncHttpClient client = Dsl.asyncHttpClient(Dsl.config().setIoThreadsCount(1))) {
            for (int i = 0; i < 6; i++) {
                client.prepareGet(server.page().toString())
                        .execute()
                        .toCompletableFuture()
                        .thenApply(response -> check(response, page))
                        .get(30, TimeUnit.SECONDS);
            }
        }
    }

    private static String check(Response response, byte[] page) {
        // finding: HoggedEventLoop
        return response.getResponseBody() + Computing.packer(page).deflate(Computing.ROOM);
    }
}
