/* SPDX-License-Identifier: Apache-2.0 */
package example.parkedworker;

import example.Later;
import example.Load;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;
import java.util.concurrent.Semaphore;

/** Selects a row for update that another transaction has locked, while tasks are queued. */
public final class FaultyRowLockInFixedPool {
    private static final String DATABASE = "jdbc:h2:mem:row-lock-fixed;LOCK_TIMEOUT=20000";

    private FaultyRowLockInFixedPool() {}

    public static void main(String[] args) throws Exception {
        ExecutorService pool = Load.fixedPool("orders", 2);
        try (Connection holder = DriverManager.getConnection(DATABASE);
                Statement statement = holder.createStatement()) {
            statement.execute("CREATE TABLE stock (id INT PRIMARY KEY, amount INT)");
            statement.execute("INSERT INTO stock VALUES (1, 1000)");
            holder.setAutoCommit(false);
            for (int i = 0; i < 8; i++) {
                statement.executeUpdate("UPDATE stock SET amount = amount + 1 WHERE id = 1");
                Semaphore arrived = new Semaphore(0);
                List<Future<?>> tasks = Load.submit(pool, 6, () -> read(arrived));
                arrived.acquire(2);
                Thread.sleep(Later.MILLIS);
                holder.commit();
                Load.await(tasks);
            }
        }
        pool.shutdown();
    }

    private static void read(Semaphore arrived) throws SQLException {
        try (Connection connection = DriverManager.getConnection(DATABASE);
                Statement query = connection.createStatement()) {
            arrived.release();
            // finding: ParkedWorker jdbc
            try (ResultSet rows = query.executeQuery("SELECT amount FROM stock WHERE id = 1 FOR UPDATE")) {
                if (!rows.next()) {
                    throw new SQLException("no stock");
                }
            }
        }
    }
}
