/* SPDX-License-Identifier: Apache-2.0 */
package example.shop;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.concurrent.CompletableFuture;

/** Asks the pricing service, in both ways that the JDK's HTTP client has. */
final class PricingClient {
    private final HttpClient client =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final URI prices;

    PricingClient(URI prices) {
        this.prices = prices;
    }

    /** The price in cents; blocks until the service has answered. */
    int price(long product) {
        try {
            // finding: ParkedWorker http
            HttpResponse<String> response = client.send(request(product), BodyHandlers.ofString());
            return Integer.parseInt(response.body());
        } catch (IOException e) {
            throw new IllegalStateException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /** The price in cents, when the service has answered. */
    CompletableFuture<Integer> priceLater(long product) {
        return client.sendAsync(request(product), BodyHandlers.ofString())
                .thenApply(response -> Integer.parseInt(response.body()));
    }

    private HttpRequest request(long product) {
        return HttpRequest.newBuilder(prices.resolve(Long.toString(product))).build();
    }
}
