/* SPDX-License-Identifier: Apache-2.0 */
package example.commonpoolintruder;

import example.SlowWebServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ForkJoinPool;
import java.util.concurrent.TimeUnit;

/** A library executes its calls over HTTP on the common pool. */
// options: application-packages=com.acme.
public final class FaultyExecuteHttp {
    private FaultyExecuteHttp() {}

    private static final HttpClient CLIENT = HttpClient.newHttpClient();

    public static void main(String[] args) throws Exception {
        try (SlowWebServer server = SlowWebServer.start()) {
            HttpRequest request = HttpRequest.newBuilder(server.page()).build();
            for (int round = 0; round < 6; round++) {
                CountDownLatch done = new CountDownLatch(4);
                for (int i = 0; i < 4; i++) {
                    // finding: CommonPoolIntruder
                    ForkJoinPool.commonPool().execute(() -> call(request, done));
                }
                if (!done.await(30, TimeUnit.SECONDS)) {
                    throw new IllegalStateException("no answer");
                }
            }
        }
    }

    private static void call(HttpRequest request, CountDownLatch done) {
        try {
            CLIENT.send(request, BodyHandlers.discarding());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        done.countDown();
    }
}
