/* SPDX-License-Identifier: Apache-2.0 */
package example.pinnedcarrier;

import example.SlowWebServer;
import example.VirtualThreads;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;

/** The HTTP client of the JDK, called on virtual threads. */
// since: 21
public final class SoundHttpClient {
    private SoundHttpClient() {}

    public static void main(String[] args) throws Exception {
        HttpClient client = HttpClient.newHttpClient();
        try (SlowWebServer server = SlowWebServer.start()) {
            VirtualThreads.run(
                    8,
                    () -> client.send(
                            HttpRequest.newBuilder(server.page()).build(), HttpResponse.BodyHandlers.ofString()));
        }
    }
}
