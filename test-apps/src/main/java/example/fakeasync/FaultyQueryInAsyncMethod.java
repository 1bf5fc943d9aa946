/* SPDX-License-Identifier: Apache-2.0 */
package example.fakeasync;

import example.Later;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.concurrent.CompletableFuture;

/** Runs a query that waits for a row, and returns its result in a future. */
public final class FaultyQueryInAsyncMethod {
    private FaultyQueryInAsyncMethod() {}

    private static final String DATABASE = "jdbc:h2:mem:fake-async;LOCK_TIMEOUT=20000";

    public static void main(String[] args) throws Exception {
        try (Connection holder = DriverManager.getConnection(DATABASE);
                Statement statement = holder.createStatement()) {
            statement.execute("CREATE TABLE stock (id INT PRIMARY KEY, amount INT)");
            statement.execute("INSERT INTO stock VALUES (1, 1000)");
            holder.setAutoCommit(false);
            for (int i = 0; i < 4; i++) {
                statement.executeUpdate("UPDATE stock SET amount = amount + 1 WHERE id = 1");
                Later.run(holder::commit);
                take().join();
            }
        }
    }

    private static CompletableFuture<Integer> take() throws SQLException {
        try (Connection connection = DriverManager.getConnection(DATABASE);
                Statement update = connection.createStatement()) {
            // finding: FakeAsync jdbc
            int rows = update.executeUpdate("UPDATE stock SET amount = amount - 1 WHERE id = 1");
            return CompletableFuture.completedFuture(rows);
        }
    }
}
