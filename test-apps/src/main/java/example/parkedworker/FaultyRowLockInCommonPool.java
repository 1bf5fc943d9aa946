/* SPDX-License-Identifier: Apache-2.0 */
package example.parkedworker;

import example.Later;
import example.Load;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.concurrent.ForkJoinPool;
import java.util.concurrent.Future;
import java.util.concurrent.Semaphore;

/** Updates a row, in the common pool, that another transaction has locked. */
public final class FaultyRowLockInCommonPool {
    private static final String DATABASE = "jdbc:h2:mem:row-lock-common;LOCK_TIMEOUT=20000";

    private FaultyRowLockInCommonPool() {}

    public static void main(String[] args) throws Exception {
        try (Connection holder = DriverManager.getConnection(DATABASE);
                Statement statement = holder.createStatement()) {
            statement.execute("CREATE TABLE stock (id INT PRIMARY KEY, amount INT)");
            statement.execute("INSERT INTO stock VALUES (1, 1000)");
            holder.setAutoCommit(false);
            for (int i = 0; i < 3; i++) {
                statement.executeUpdate("UPDATE stock SET amount = amount + 1 WHERE id = 1");
                Semaphore arrived = new Semaphore(0);
                List<Future<?>> tasks = Load.submit(ForkJoinPool.commonPool(), 2, () -> reserve(arrived));
                arrived.acquire(2);
                Thread.sleep(Later.MILLIS);
                holder.commit();
                Load.await(tasks);
            }
        }
    }

    private static void reserve(Semaphore arrived) throws SQLException {
        try (Connection connection = DriverManager.getConnection(DATABASE);
                PreparedStatement update =
                        connection.prepareStatement("UPDATE stock SET amount = amount - 1 WHERE id = ?")) {
            update.setInt(1, 1);
            arrived.release();
            // finding: ParkedWorker jdbc
            update.executeUpdate();
        }
    }
}
