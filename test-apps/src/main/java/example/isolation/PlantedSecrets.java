/* SPDX-License-Identifier: Apache-2.0 */
package example.isolation;

import example.Later;
import example.SlowWebServer;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;

/**
 * Waits and fails with a secret in everything that a diagnostic tool might copy: the SQL text, a URL and its user part,
 * messages of exceptions, arguments, a system property, the environment. The secret is the program's argument.
 */
public final class PlantedSecrets {
    private PlantedSecrets() {}

    public static void main(String[] args) throws Exception {
        String secret = args[0];
        ExecutorService pool = Executors.newFixedThreadPool(1);
        try (SlowWebServer web = SlowWebServer.start()) {
            for (int i = 0; i < 3; i++) {
                pool.submit(() -> query(secret));
                pool.submit(() -> call(web.page(), secret));
                CompletableFuture.runAsync(() -> fail(secret), pool);
                pool.submit(() -> fail(secret));
                CompletableFuture.supplyAsync(() -> Later.complete(secret).join(), pool)
                        .thenAccept(PlantedSecrets::fail);
            }
            pool.shutdown();
            pool.awaitTermination(20, TimeUnit.SECONDS);
        }
    }

    private static void fail(String secret) {
        try {
            Thread.sleep(Later.MILLIS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        throw new IllegalStateException("the password is " + secret, new RuntimeException(secret));
    }

    private static Object query(String secret) throws SQLException {
        try (Connection connection = DriverManager.getConnection("jdbc:h2:mem:secrets", "sa", secret);
                Statement statement = connection.createStatement()) {
            statement.execute("CREATE ALIAS IF NOT EXISTS DOZE FOR \"example.isolation.PlantedSecrets.doze\"");
            return statement.execute("SELECT DOZE('" + secret + "')");
        }
    }

    /** A function of the database, called by its SQL. */
    public static String doze(String text) throws InterruptedException {
        Thread.sleep(Later.MILLIS);
        return text;
    }

    private static String call(URI page, String secret) throws Exception {
        URI uri = URI.create(page + "?token=" + secret);
        return HttpClient.newHttpClient()
                .send(
                        HttpRequest.newBuilder(uri)
                                .header("Authorization", secret)
                                .build(),
                        BodyHandlers.ofString())
                .body();
    }
}
