/* SPDX-License-Identifier: Apache-2.0 */
package example.shop;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.LongAdder;

/** A few customers, a thread for each, who ask for one order after another until the given number is reached. */
final class LoadDriver {
    private static final int CUSTOMERS = 8;
    private static final int WARM_UP = 5;

    private final HttpClient client = HttpClient.newHttpClient();
    private final AtomicInteger next = new AtomicInteger();
    private final LongAdder failed = new LongAdder();
    private final URI orders;
    private final long[] nanos;

    private LoadDriver(URI orders, int requests) {
        this.orders = orders;
        this.nanos = new long[requests];
    }

    /**
     * Sends that many requests and says on standard output how long they took. A few go before, one by one, so that the
     * loading of classes is not measured.
     *
     * @throws IllegalStateException if one was not answered with status 200
     */
    static void run(URI orders, int requests) throws InterruptedException {
        LoadDriver driver = new LoadDriver(orders, requests);
        for (int i = 0; i < WARM_UP; i++) {
            driver.ask(i);
        }
        List<Thread> customers = new ArrayList<>();
        for (int i = 1; i <= CUSTOMERS; i++) {
            Thread customer = new Thread(driver::shop, "customer-" + i);
            customer.start();
            customers.add(customer);
        }
        for (Thread customer : customers) {
            customer.join();
        }
        driver.summarise();
    }

    private void shop() {
        for (int i = next.getAndIncrement(); i < nanos.length; i = next.getAndIncrement()) {
            long start = System.nanoTime();
            ask(i);
            nanos[i] = System.nanoTime() - start;
        }
    }

    private void ask(int number) {
        HttpRequest request = HttpRequest.newBuilder(orders.resolve(Integer.toString(1 + number % ShopDatabase.ORDERS)))
                .build();
        try {
            if (client.send(request, BodyHandlers.ofString()).statusCode() != 200) {
                failed.increment();
            }
        } catch (Exception e) {
            failed.increment();
        }
    }

    private void summarise() {
        Arrays.sort(nanos);
        System.out.printf(
                Locale.ROOT,
                "%d orders answered, %d failed; half of them within %d ms, 95 %% within %d ms%n",
                nanos.length - failed.intValue(),
                failed.intValue(),
                nanos[nanos.length / 2] / 1_000_000,
                nanos[nanos.length * 95 / 100] / 1_000_000);
        if (failed.intValue() > 0) {
            throw new IllegalStateException(failed + " requests failed");
        }
    }
}
