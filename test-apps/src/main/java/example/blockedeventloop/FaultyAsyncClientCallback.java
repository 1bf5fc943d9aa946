/* SPDX-License-Identifier: Apache-2.0 */
package example.blockedeventloop;

import example.Later;
import example.SlowWebServer;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.apache.hc.client5.http.async.methods.SimpleHttpResponse;
import org.apache.hc.client5.http.async.methods.SimpleRequestBuilder;
import org.apache.hc.client5.http.impl.async.CloseableHttpAsyncClient;
import org.apache.hc.client5.http.impl.async.HttpAsyncClients;
import org.apache.hc.core5.concurrent.FutureCallback;

/** Waits in a callback of Apache's asynchronous HTTP client, which runs on its I/O thread. */
public final class FaultyAsyncClientCallback {
    private FaultyAsyncClientCallback() {}

    public static void main(String[] args) throws Exception {
        try (SlowWebServer server = SlowWebServer.start();
                CloseableHttpAsyncClient client = HttpAsyncClients.createDefault()) {
            client.start();
            for (int i = 0; i < 6; i++) {
                CountDownLatch done = new CountDownLatch(1);
                client.execute(SimpleRequestBuilder.get(server.page()).build(), new Callback(done));
                done.await(30, TimeUnit.SECONDS);
            }
        }
    }

    private record Callback(CountDownLatch done) implements FutureCallback<SimpleHttpResponse> {
        @Override
        public void completed(SimpleHttpResponse response) {
            try {
                // finding: BlockedEventLoop sleep
                Thread.sleep(Later.MILLIS);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
            done.countDown();
        }

        @Override
        public void failed(Exception cause) {
            done.countDown();
        }

        @Override
        public void cancelled() {
            done.countDown();
        }
    }
}
