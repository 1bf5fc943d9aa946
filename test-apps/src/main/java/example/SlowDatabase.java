/* SPDX-License-Identifier: Apache-2.0 */
package example;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;

/** An H2 database in memory with a procedure that takes its time: {@code CALL PAUSE(40)}. */
public final class SlowDatabase {
    /** Takes {@link Later#MILLIS} ms. */
    public static final String SLOW_CALL = "CALL PAUSE(" + Later.MILLIS + ")";

    private SlowDatabase() {}

    /** A connection to the database of that name, which lives as long as the connection. */
    public static Connection connect(String name) throws SQLException {
        Connection connection = DriverManager.getConnection("jdbc:h2:mem:" + name);
        try (Statement statement = connection.createStatement()) {
            statement.execute("CREATE ALIAS IF NOT EXISTS PAUSE FOR 'java.lang.Thread.sleep(long)'");
        }
        return connection;
    }
}
