/* SPDX-License-Identifier: Apache-2.0 */
package example.parkedworker;

import example.Later;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;

/** Waits for a row on a thread of its own. */
public final class SoundRowLockOnOwnThread {
    private static final String DATABASE = "jdbc:h2:mem:row-lock-own;LOCK_TIMEOUT=20000";

    private SoundRowLockOnOwnThread() {}

    public static void main(String[] args) throws Exception {
        try (Connection holder = DriverManager.getConnection(DATABASE);
                Statement statement = holder.createStatement()) {
            statement.execute("CREATE TABLE stock (id INT PRIMARY KEY, amount INT)");
            statement.execute("INSERT INTO stock VALUES (1, 1000)");
            holder.setAutoCommit(false);
            for (int i = 0; i < 3; i++) {
                statement.executeUpdate("UPDATE stock SET amount = amount + 1 WHERE id = 1");
                Thread thread = Later.run(SoundRowLockOnOwnThread::reserve);
                Thread.sleep(2 * Later.MILLIS);
                holder.commit();
                thread.join();
            }
        }
    }

    private static void reserve() throws SQLException {
        try (Connection connection = DriverManager.getConnection(DATABASE);
                Statement update = connection.createStatement()) {
            update.executeUpdate("UPDATE stock SET amount = amount - 1 WHERE id = 1");
        }
    }
}
