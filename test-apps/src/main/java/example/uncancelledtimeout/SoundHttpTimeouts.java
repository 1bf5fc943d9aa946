/* SPDX-License-Identifier: Apache-2.0 */
package example.uncancelledtimeout;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeUnit;

/** Timeouts of the HTTP client: no thread works for a page that comes too late. */
public final class SoundHttpTimeouts {
    private SoundHttpTimeouts() {}

    public static void main(String[] args) throws Exception {
        try (ServerSocket silent = new ServerSocket(0, 9, InetAddress.getLoopbackAddress())) {
            URI page = URI.create("http://127.0.0.1:" + silent.getLocalPort() + "/");
            HttpClient client = HttpClient.newHttpClient();
            HttpRequest request =
                    HttpRequest.newBuilder(page).timeout(Duration.ofMillis(200)).build();
            try {
                client.send(request, BodyHandlers.discarding());
            } catch (IOException e) {
                System.out.println("no page in time");
            }
            try {
                client.sendAsync(HttpRequest.newBuilder(page).build(), BodyHandlers.discarding())
                        .orTimeout(100, TimeUnit.MILLISECONDS)
                        .join();
            } catch (CompletionException e) {
                System.out.println("no page in time");
            }
            Thread.sleep(1_300);
        }
    }
}
