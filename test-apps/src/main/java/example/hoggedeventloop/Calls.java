/* SPDX-License-Identifier: Apache-2.0 */
package example.hoggedeventloop;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;

/** Calls servers, one call after the other. */
final class Calls {
    private Calls() {}

    /** Sends a byte and awaits another, so many times. */
    static void bytes(InetSocketAddress server, int times) throws IOException {
        try (Socket client = new Socket()) {
            client.connect(server);
            for (int i = 0; i < times; i++) {
                client.getOutputStream().write('?');
                client.getInputStream().read();
            }
        }
    }

    /** Gets the root page, so many times. */
    static void http(int port, int times) throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + "/"))
                .build();
        HttpClient client = HttpClient.newHttpClient();
        for (int i = 0; i < times; i++) {
            client.send(request, BodyHandlers.ofString());
        }
    }
}
