/* SPDX-License-Identifier: Apache-2.0 */
package example.hoggedeventloop;

import example.Computing;
import java.net.http.HttpClient;
import java.util.concurrent.TimeUnit;

/** The loop of the JDK's HTTP client, which nobody keeps: its callbacks compute on an executor, and main does. */
public final class SoundIdleLibraryLoop {
    private SoundIdleLibraryLoop() {}

    public static void main(String[] args) throws Exception {
        byte[] page = Computing.page(200);
        try (example.SlowWebServer server = example.SlowWebServer.start()) {
            HttpClient client = HttpClient.newHttpClient();
            for (int i = 0; i < 4; i++) {
                client.sendAsync(
                                java.net.http.HttpRequest.newBuilder(server.page())
                                        .build(),
                                java.net.http.HttpResponse.BodyHandlers.ofString())
                        .thenApplyAsync(reply -> pack(page))
                        .get(30, TimeUnit.SECONDS);
                pack(page);
            }
        }
    }

    private static int pack(byte[] page) {
        return Computing.packer(page).deflate(Computing.ROOM);
    }
}
