/* SPDX-License-Identifier: Apache-2.0 */
package example.parkedworker;

import example.Load;
import example.SlowWebServer;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.concurrent.ForkJoinPool;

/** Calls a web service in the common pool and waits for the answer. */
public final class FaultyHttpSendInCommonPool {
    private FaultyHttpSendInCommonPool() {}

    public static void main(String[] args) throws Exception {
        HttpClient client = HttpClient.newHttpClient();
        try (SlowWebServer server = SlowWebServer.start()) {
            HttpRequest request = HttpRequest.newBuilder(server.page()).build();
            Load.run(ForkJoinPool.commonPool(), 4, () -> {
                // finding: ParkedWorker http
                HttpResponse<String> response = client.send(request, HttpResponse.BodyHandlers.ofString());
                if (response.statusCode() != 200) {
                    throw new IOException("status " + response.statusCode());
                }
            });
        }
    }
}
