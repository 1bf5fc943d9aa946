/* SPDX-License-Identifier: Apache-2.0 */
package example.misplacedwork;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import example.Computing;
import example.Load;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.URL;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** Request workers of a server with a thread per request compute for their requests. */
public final class SoundRequestWorkers {
    private SoundRequestWorkers() {}

    public static void main(String[] args) throws Exception {
        byte[] page = Computing.page(100);
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        ExecutorService workers = Executors.newCachedThreadPool(Load.named("requests"));
        server.setExecutor(workers);
        server.createContext("/", exchange -> answer(exchange, page));
        server.start();
        URL url = URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/")
                .toURL();
        try {
            Rounds.run(() -> ask(url, 10));
        } finally {
            server.stop(0);
            workers.shutdown();
        }
    }

    private static int pack(byte[] page) {
        return Computing.packer(page).deflate(Computing.ROOM);
    }

    private static void answer(HttpExchange exchange, byte[] page) throws IOException {
        pack(page);
        exchange.sendResponseHeaders(200, -1);
        exchange.close();
    }

    private static void ask(URL url, int times) throws Exception {
        List<Thread> callers = new ArrayList<>();
        for (int i = 0; i < times; i++) {
            Thread caller = new Thread(() -> call(url), "caller");
            caller.start();
            callers.add(caller);
        }
        for (Thread caller : callers) {
            caller.join();
        }
    }

    private static void call(URL url) {
        try (InputStream in = url.openStream()) {
            in.read();
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }
}
