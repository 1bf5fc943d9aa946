/* SPDX-License-Identifier: Apache-2.0 */
package example.parkedworker;

import example.Load;
import example.SlowWebServer;
import java.io.IOException;
import java.net.HttpURLConnection;
import java.util.concurrent.Executors;

/** Calls a web service the old way while tasks are queued. */
public final class FaultyUrlConnectionInFixedPool {
    private FaultyUrlConnectionInFixedPool() {}

    public static void main(String[] args) throws Exception {
        try (SlowWebServer server = SlowWebServer.start()) {
            ask(server); // loads the classes
            Load.run(Executors.newFixedThreadPool(2), 8, () -> ask(server));
        }
    }

    private static void ask(SlowWebServer server) throws IOException {
        HttpURLConnection connection = (HttpURLConnection) server.page().toURL().openConnection();
        // finding: ParkedWorker http
        int status = connection.getResponseCode();
        if (status != 200) {
            throw new IOException("status " + status);
        }
    }
}
