/* SPDX-License-Identifier: Apache-2.0 */
package example.hoggedeventloop;

import example.Computing;
import org.eclipse.jetty.io.Content;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.util.Callback;

/** Computes on Jetty's threads, which select in turns: the one that has a request lets another select. */
public final class SoundJettyHandler {
    private SoundJettyHandler() {}

    public static void main(String[] args) throws Exception {
        Server server = new Server();
        ServerConnector connector = new ServerConnector(server);
        connector.setHost("127.0.0.1");
        server.addConnector(connector);
        server.setHandler(new Packing(Computing.page(200)));
        server.start();
        try {
            Calls.http(connector.getLocalPort(), 6);
        } finally {
            server.stop();
        }
    }

    private static final class Packing extends Handler.Abstract {
        private final byte[] page;

        Packing(byte[] page) {
            this.page = page;
        }

        @Override
        public boolean handle(Request request, Response response, Callback callback) throws Exception {
            Computing.packer(page).deflate(Computing.ROOM);
            Content.Sink.write(response, true, "42", callback);
            return true;
        }
    }
}
