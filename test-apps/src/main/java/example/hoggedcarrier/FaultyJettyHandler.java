/* SPDX-License-Identifier: Apache-2.0 */
package example.hoggedcarrier;

import example.VirtualThreads;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.concurrent.CompletableFuture;
import javax.crypto.SecretKeyFactory;
import javax.crypto.spec.PBEKeySpec;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.util.Callback;
import org.eclipse.jetty.util.thread.QueuedThreadPool;

/** Jetty hands requests to virtual threads, and the handler hashes the password of each log-in. */
// since: 21
public final class FaultyJettyHandler {
    private FaultyJettyHandler() {}

    public static void main(String[] args) throws Exception {
        QueuedThreadPool threads = new QueuedThreadPool(8);
        threads.setVirtualThreadsExecutor(VirtualThreads.perTask());
        Server server = new Server(threads);
        ServerConnector connector = new ServerConnector(server);
        connector.setHost("127.0.0.1");
        server.addConnector(connector);
        server.setHandler(new Handler.Abstract() {
            @Override
            public boolean handle(Request request, Response response, Callback callback) throws Exception {
                SecretKeyFactory factory = SecretKeyFactory.getInstance("PBKDF2WithHmacSHA256");
                // finding: HoggedCarrier
                factory.generateSecret(new PBEKeySpec("secret".toCharArray(), new byte[16], 600_000, 256));
                callback.succeeded();
                return true;
            }
        });
        server.start();
        HttpClient client = HttpClient.newHttpClient();
        HttpRequest request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + connector.getLocalPort() + "/"))
                .build();
        CompletableFuture<?>[] pages = new CompletableFuture<?>[8];
        for (int i = 0; i < pages.length; i++) {
            pages[i] = client.sendAsync(request, BodyHandlers.discarding());
        }
        CompletableFuture.allOf(pages).join();
        server.stop();
    }
}
