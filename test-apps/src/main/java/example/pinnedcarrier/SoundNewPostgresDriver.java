/* SPDX-License-Identifier: Apache-2.0 */
package example.pinnedcarrier;

import example.VirtualThreads;
import java.sql.Connection;
import java.sql.Statement;

/** The PostgreSQL driver 42.7.7 waits for the answer of a query with a lock. */
// since: 21
public final class SoundNewPostgresDriver {
    private SoundNewPostgresDriver() {}

    public static void main(String[] args) throws Exception {
        try (StubDatabase database = new StubDatabase("42.7.7", 80)) {
            database.connect().close();
            VirtualThreads.run(6, () -> query(database));
        }
    }

    private static void query(StubDatabase database) throws Exception {
        try (Connection connection = database.connect();
                Statement statement = connection.createStatement()) {
            statement.execute("SELECT 1");
        }
    }
}
