/* SPDX-License-Identifier: Apache-2.0 */
package example.pinnedcarrier;

import example.SlowWebServer;
import example.VirtualThreads;
import org.apache.hc.client5.http.classic.methods.HttpGet;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.apache.hc.client5.http.impl.classic.HttpClients;
import org.apache.hc.client5.http.impl.io.PoolingHttpClientConnectionManagerBuilder;
import org.apache.hc.core5.http.io.entity.EntityUtils;

/** Apache HttpClient 5.5 waits for a free connection with a lock. */
// since: 21
public final class SoundNewHttpClient {
    private SoundNewHttpClient() {}

    public static void main(String[] args) throws Exception {
        try (SlowWebServer server = SlowWebServer.start();
                CloseableHttpClient client = HttpClients.custom()
                        .setConnectionManager(PoolingHttpClientConnectionManagerBuilder.create()
                                .setMaxConnPerRoute(1)
                                .build())
                        .build()) {
            VirtualThreads.run(4, () -> get(client, server.page().toString()));
        }
    }

    private static void get(CloseableHttpClient client, String uri) throws Exception {
        client.execute(new HttpGet(uri), response -> EntityUtils.toString(response.getEntity()));
    }
}
