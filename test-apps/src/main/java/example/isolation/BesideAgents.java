/* SPDX-License-Identifier: Apache-2.0 */
package example.isolation;

import com.sun.net.httpserver.HttpServer;
import example.Load;
import java.lang.reflect.Method;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import reactor.core.scheduler.Schedulers;

/**
 * Has something for each agent that may be there: requests for those that trace, a thread that must not block, a final
 * class to be mocked, a worker that waits and a failure that nobody sees. Says which of the others did their part.
 */
public final class BesideAgents {
    private static final int CALLS = 6;

    private BesideAgents() {}

    /** Nobody can extend it. */
    public static final class Stock {
        public String first() {
            return "bread";
        }
    }

    public static void main(String[] args) throws Exception {
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        ExecutorService handlers = Executors.newFixedThreadPool(2, Load.named("handlers"));
        server.setExecutor(handlers);
        CountDownLatch never = new CountDownLatch(1);
        server.createContext("/", exchange -> {
            await(never);
            exchange.sendResponseHeaders(200, -1);
            exchange.close();
        });
        server.start();
        HttpRequest request = HttpRequest.newBuilder(
                        URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/stock"))
                .build();
        ExecutorService pool = Load.fixedPool("calls", 2);
        HttpClient client = HttpClient.newHttpClient();
        Load.run(pool, CALLS, () -> client.send(request, BodyHandlers.ofString(StandardCharsets.UTF_8)));
        CompletableFuture.runAsync(() -> {
            throw new IllegalStateException("out of stock");
        });
        server.stop(0);
        handlers.shutdown();
        for (String agent : args) {
            boolean works = switch (agent) {
                case "blockhound" -> refusesToBlock();
                case "mockito" -> mocks();
                default -> true; // tells itself
            };
            System.out.println(agent + (works ? " works" : " does nothing"));
        }
    }

    private static boolean refusesToBlock() throws InterruptedException {
        AtomicReference<Throwable> thrown = new AtomicReference<>();
        CountDownLatch done = new CountDownLatch(1);
        Schedulers.parallel().schedule(() -> {
            try {
                Thread.sleep(20);
            } catch (Throwable refused) {
                thrown.set(refused);
            }
            done.countDown();
        });
        return done.await(20, TimeUnit.SECONDS)
                && thrown.get() != null
                && thrown.get().getClass().getName().equals("reactor.blockhound.BlockingOperationError");
    }

    private static boolean mocks() throws ReflectiveOperationException {
        Method mock = Class.forName("org.mockito.Mockito").getMethod("mock", Class.class);
        Stock stock = (Stock) mock.invoke(null, Stock.class);
        return stock.first() == null && "bread".equals(new Stock().first());
    }

    /** The server takes its time. */
    private static void await(CountDownLatch latch) {
        try {
            latch.await(150, TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
