/* SPDX-License-Identifier: Apache-2.0 */
package example.shop;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import javax.sql.DataSource;

/**
 * Books deliveries from the warehouse, one transaction after another, on a thread of its own. While such a transaction
 * counts what came and waits for the signature, it holds the locks of the stock's rows, and whoever wants to reserve has to wait.
 */
final class StockFeed implements AutoCloseable {
    private final DataSource source;
    private final Thread thread = new Thread(this::run, "stock-feed");
    private volatile boolean closed;

    StockFeed(DataSource source) {
        this.source = source;
    }

    void start() {
        thread.start();
    }

    private void run() {
        try (Connection connection = source.getConnection();
                Statement statement = connection.createStatement()) {
            connection.setAutoCommit(false);
            while (!closed) {
                statement.executeUpdate("UPDATE stock SET amount = amount + 1");
                statement.executeUpdate("UPDATE stock SET amount = amount + (SELECT SUM(amount) / 10000 FROM delivery"
                        + " WHERE delivery.product_id = stock.product_id)");
                Thread.sleep(20); // the warehouse signs the list before it counts
                connection.commit();
                Thread.sleep(30);
            }
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void close() {
        closed = true;
        try {
            thread.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
