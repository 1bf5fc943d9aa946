/* SPDX-License-Identifier: Apache-2.0 */
package example.cost;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Future;
import org.HdrHistogram.Histogram;

/**
 * Each operation borrows a connection, changes one row and reads another: H2 in memory behind HikariCP. Four workers, four
 * connections, so nobody waits long for one.
 */
final class Database extends Pool {
    private static final int ROWS = 1_000;

    private final HikariDataSource source;

    Database() throws SQLException {
        HikariConfig config = new HikariConfig();
        config.setJdbcUrl("jdbc:h2:mem:cost;DB_CLOSE_DELAY=-1");
        config.setMaximumPoolSize(WORKERS);
        source = new HikariDataSource(config);
        try (Connection connection = source.getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute("create table orders (id int primary key, total bigint)");
            statement.execute("insert into orders select x, 0 from system_range(0, " + (ROWS - 1) + ")");
        }
    }

    @Override
    public void run(long operations, Histogram latencies) throws Exception {
        List<Callable<Void>> shares = new ArrayList<>();
        for (int i = 0; i < WORKERS; i++) {
            int first = i;
            shares.add(() -> {
                for (long number = first; number < operations; number += WORKERS) {
                    long begin = System.nanoTime();
                    transact(number);
                    latencies.recordValue(System.nanoTime() - begin);
                }
                return null;
            });
        }
        for (Future<Void> share : pool.invokeAll(shares)) {
            share.get();
        }
    }

    /** Each worker has rows of its own: H2 locks what is changed until the end of the transaction. */
    private void transact(long number) throws SQLException {
        try (Connection connection = source.getConnection();
                PreparedStatement change =
                        connection.prepareStatement("update orders set total = total + 1 where id = ?");
                PreparedStatement read = connection.prepareStatement("select total from orders where id = ?")) {
            change.setLong(1, number % ROWS);
            change.executeUpdate();
            read.setLong(1, (number * 7 + 1) % ROWS);
            try (ResultSet row = read.executeQuery()) {
                if (!row.next()) {
                    throw new SQLException("a row is missing");
                }
            }
        }
    }

    @Override
    public void end() throws InterruptedException {
        super.end();
        source.close();
    }
}
