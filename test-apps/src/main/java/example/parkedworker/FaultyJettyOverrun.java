/* SPDX-License-Identifier: Apache-2.0 */
package example.parkedworker;

import example.Later;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.stream.IntStream;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.util.Callback;
import org.eclipse.jetty.util.thread.QueuedThreadPool;

/** Handlers that wait on the few request workers of Jetty while many more requests queue. */
public final class FaultyJettyOverrun {
    private FaultyJettyOverrun() {}

    public static void main(String[] args) throws Exception {
        Server server = new Server(new QueuedThreadPool(6));
        ServerConnector connector = new ServerConnector(server, 1, 1);
        connector.setHost("127.0.0.1");
        server.addConnector(connector);
        server.setHandler(new Waiting());
        server.start();
        try {
            HttpRequest request = HttpRequest.newBuilder(
                            URI.create("http://127.0.0.1:" + connector.getLocalPort() + "/"))
                    .build();
            HttpClient client = HttpClient.newHttpClient();
            for (int i = 0; i < 4; i++) {
                IntStream.range(0, 24)
                        .mapToObj(n -> client.sendAsync(request, BodyHandlers.ofString()))
                        .toList()
                        .forEach(reply -> reply.join());
            }
        } finally {
            server.stop();
        }
    }

    private static final class Waiting extends Handler.Abstract {
        @Override
        public boolean handle(Request request, Response response, Callback callback) throws Exception {
            // finding: ParkedWorker sleep
            Thread.sleep(Later.MILLIS);
            callback.succeeded();
            return true;
        }
    }
}
