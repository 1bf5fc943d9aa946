/* SPDX-License-Identifier: Apache-2.0 */
package example.parkedworker;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import example.Later;
import example.Load;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;
import java.util.concurrent.Semaphore;

/** Waits for a connection that somebody else has borrowed, while tasks are queued. */
public final class FaultyConnectionPoolInFixedPool {
    private FaultyConnectionPoolInFixedPool() {}

    public static void main(String[] args) throws Exception {
        HikariConfig config = new HikariConfig();
        config.setJdbcUrl("jdbc:h2:mem:exhausted");
        config.setMaximumPoolSize(1);
        ExecutorService pool = Load.fixedPool("reports", 2);
        try (HikariDataSource source = new HikariDataSource(config)) {
            for (int i = 0; i < 3; i++) {
                Semaphore arrived = new Semaphore(0);
                List<Future<?>> tasks;
                try (Connection borrowed = source.getConnection()) {
                    tasks = Load.submit(pool, 6, () -> read(source, arrived));
                    arrived.acquire(2);
                    Thread.sleep(Later.MILLIS);
                    if (borrowed.isClosed()) {
                        throw new SQLException("lost the connection");
                    }
                }
                Load.await(tasks);
            }
        }
        pool.shutdown();
    }

    private static void read(HikariDataSource source, Semaphore arrived) throws SQLException {
        arrived.release();
        // finding: ParkedWorker jdbc-connection
        try (Connection connection = source.getConnection()) {
            if (connection.isClosed()) {
                throw new SQLException("got a closed connection");
            }
        }
    }
}
