/* SPDX-License-Identifier: Apache-2.0 */
package example.pinnedcarrier;

import example.SlowWebServer;
import example.VirtualThreads;
import org.apache.http.client.methods.HttpGet;
import org.apache.http.impl.client.CloseableHttpClient;
import org.apache.http.impl.client.HttpClients;
import org.apache.http.util.EntityUtils;

/** Apache HttpClient 4 waits for a free connection inside a monitor. */
// since: 21
public final class FaultyOldHttpClient {
    private FaultyOldHttpClient() {}

    public static void main(String[] args) throws Exception {
        try (SlowWebServer server = SlowWebServer.start();
                CloseableHttpClient client =
                        HttpClients.custom().setMaxConnPerRoute(1).build()) {
            VirtualThreads.run(4, () -> get(client, server.page().toString()));
        }
    }

    private static void get(CloseableHttpClient client, String uri) throws Exception {
        // finding[21]: PinnedCarrier
        client.execute(new HttpGet(uri), response -> EntityUtils.toString(response.getEntity()));
    }
}
