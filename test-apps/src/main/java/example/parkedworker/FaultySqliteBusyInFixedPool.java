/* SPDX-License-Identifier: Apache-2.0 */
package example.parkedworker;

import example.Load;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;
import java.util.concurrent.Semaphore;

/** SQLite has its database locked by another connection and waits in native code, while tasks are queued. */
public final class FaultySqliteBusyInFixedPool {
    private FaultySqliteBusyInFixedPool() {}

    public static void main(String[] args) throws Exception {
        Path file = Files.createTempFile("stock", ".db");
        String database = "jdbc:sqlite:" + file + "?busy_timeout=20000";
        ExecutorService pool = Load.fixedPool("orders", 2);
        try (Connection holder = DriverManager.getConnection(database);
                Statement statement = holder.createStatement()) {
            statement.execute("CREATE TABLE stock (id INT PRIMARY KEY, amount INT)");
            statement.execute("INSERT INTO stock VALUES (1, 1000)");
            statement.execute("BEGIN EXCLUSIVE");
            Semaphore arrived = new Semaphore(0);
            List<Future<?>> tasks = Load.submit(pool, 6, () -> take(database, arrived));
            arrived.acquire(2);
            Thread.sleep(1_500); // SQLite sleeps for 100 ms at a time after the first 228 ms
            statement.execute("COMMIT");
            Load.await(tasks);
        } finally {
            Files.delete(file);
        }
        pool.shutdown();
    }

    private static void take(String database, Semaphore arrived) throws SQLException {
        try (Connection connection = DriverManager.getConnection(database);
                Statement update = connection.createStatement()) {
            arrived.release();
            // finding: ParkedWorker jdbc
            update.executeUpdate("UPDATE stock SET amount = amount - 1 WHERE id = 1");
        }
    }
}
