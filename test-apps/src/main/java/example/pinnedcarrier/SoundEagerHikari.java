/* SPDX-License-Identifier: Apache-2.0 */
package example.pinnedcarrier;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import example.VirtualThreads;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import javax.sql.DataSource;
import org.h2.jdbcx.JdbcDataSource;

/** A HikariCP pool that is filled at start-up, on a platform thread. */
// since: 21
public final class SoundEagerHikari {
    private SoundEagerHikari() {}

    public static void main(String[] args) throws Exception {
        HikariConfig config = new HikariConfig();
        config.setDataSource(slowDatabase());
        config.setMaximumPoolSize(1);
        try (HikariDataSource pool = new HikariDataSource(config)) {
            VirtualThreads.run(3, () -> query(pool));
        }
    }

    private static void query(HikariDataSource pool) throws Exception {
        try (Connection connection = pool.getConnection()) {
            connection.isValid(1);
        }
    }

    /** A database that takes its time to accept a connection, as one behind a network does. */
    private static DataSource slowDatabase() {
        JdbcDataSource database = new JdbcDataSource();
        database.setURL("jdbc:h2:mem:slow");
        return (DataSource) Proxy.newProxyInstance(
                SoundEagerHikari.class.getClassLoader(),
                new Class<?>[] {DataSource.class},
                (proxy, method, arguments) -> {
                    if (method.getName().equals("getConnection")) {
                        pause();
                    }
                    return method.invoke(database, arguments);
                });
    }

    private static void pause() throws InterruptedException {
        Thread.sleep(250);
    }
}
