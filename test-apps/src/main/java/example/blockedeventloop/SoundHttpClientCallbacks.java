/* SPDX-License-Identifier: Apache-2.0 */
package example.blockedeventloop;

import example.Later;
import example.SlowWebServer;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.locks.LockSupport;

/** Callbacks of the JDK's client that do not wait, and one that waits on a cached pool. */
public final class SoundHttpClientCallbacks {
    private SoundHttpClientCallbacks() {}

    public static void main(String[] args) throws Exception {
        ExecutorService callbacks = Executors.newCachedThreadPool();
        try (SlowWebServer server = SlowWebServer.start()) {
            HttpClient client = HttpClient.newBuilder().executor(callbacks).build();
            HttpRequest request = HttpRequest.newBuilder(server.page()).build();
            for (int i = 0; i < 6; i++) {
                client.sendAsync(request, BodyHandlers.ofString())
                        .thenApply(response -> Integer.parseInt(response.body()))
                        .join();
                client.sendAsync(request, BodyHandlers.ofString())
                        .thenApplyAsync(response -> parse(response.body()), callbacks)
                        .join();
            }
        }
        callbacks.shutdown();
    }

    private static int parse(String body) {
        LockSupport.parkNanos(Later.MILLIS * 1_000_000L);
        return Integer.parseInt(body);
    }
}
