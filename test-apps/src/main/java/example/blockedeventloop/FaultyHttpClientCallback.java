/* SPDX-License-Identifier: Apache-2.0 */
package example.blockedeventloop;

import static java.nio.charset.StandardCharsets.UTF_8;

import example.Later;
import example.SlowWebServer;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodySubscribers;

/** Waits in a body subscriber of a client whose executor runs tasks where they are given: on the selector's thread. */
public final class FaultyHttpClientCallback {
    private FaultyHttpClientCallback() {}

    public static void main(String[] args) throws Exception {
        try (SlowWebServer server = SlowWebServer.start()) {
            HttpClient client = HttpClient.newBuilder().executor(Runnable::run).build();
            HttpRequest request = HttpRequest.newBuilder(server.page()).build();
            for (int i = 0; i < 6; i++) {
                client.sendAsync(
                                request,
                                head -> BodySubscribers.mapping(BodySubscribers.ofString(UTF_8), text -> parse(text)))
                        .join();
            }
        }
    }

    private static int parse(String body) {
        try {
            // finding: BlockedEventLoop sleep
            Thread.sleep(Later.MILLIS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        return Integer.parseInt(body);
    }
}
