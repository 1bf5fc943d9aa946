/* SPDX-License-Identifier: Apache-2.0 */
package example.pinnedcarrier;

import example.VirtualThreads;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.Statement;

/** A row lock of H2, whose engine waits inside monitors. */
// since: 21
public final class FaultyRowLock {
    private FaultyRowLock() {}

    private static final String DATABASE = "jdbc:h2:mem:pinned;DB_CLOSE_DELAY=-1;LOCK_TIMEOUT=5000";

    public static void main(String[] args) throws Exception {
        try (Connection owner = DriverManager.getConnection(DATABASE);
                Statement statement = owner.createStatement()) {
            statement.execute("CREATE TABLE stock (id INT PRIMARY KEY, n INT)");
            statement.execute("INSERT INTO stock VALUES (1, 10)");
            owner.setAutoCommit(false);
            statement.execute("UPDATE stock SET n = n - 1 WHERE id = 1");
            Thread release = new Thread(() -> releaseLater(owner));
            release.start();
            VirtualThreads.run(2, FaultyRowLock::order);
            release.join();
            statement.execute("DROP TABLE stock");
        }
    }

    private static void order() throws Exception {
        try (Connection connection = DriverManager.getConnection(DATABASE);
                Statement statement = connection.createStatement()) {
            // finding[21]: PinnedCarrier jdbc
            statement.execute("UPDATE stock SET n = n - 1 WHERE id = 1");
        }
    }

    private static void releaseLater(Connection owner) {
        try {
            Thread.sleep(400);
            owner.commit();
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }
}
