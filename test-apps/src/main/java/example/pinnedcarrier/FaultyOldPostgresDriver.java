/* SPDX-License-Identifier: Apache-2.0 */
package example.pinnedcarrier;

import example.VirtualThreads;
import java.sql.Connection;
import java.sql.Statement;

/** The PostgreSQL driver 42.5.4 waits for the answer of a query inside synchronized. */
// since: 21
public final class FaultyOldPostgresDriver {
    private FaultyOldPostgresDriver() {}

    public static void main(String[] args) throws Exception {
        try (StubDatabase database = new StubDatabase("42.5.4", 80)) {
            database.connect().close();
            VirtualThreads.run(6, () -> query(database));
        }
    }

    private static void query(StubDatabase database) throws Exception {
        try (Connection connection = database.connect();
                Statement statement = connection.createStatement()) {
            // finding[21]: PinnedCarrier jdbc
            statement.execute("SELECT 1");
        }
    }
}
