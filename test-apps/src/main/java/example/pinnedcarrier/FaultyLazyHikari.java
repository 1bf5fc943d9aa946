/* SPDX-License-Identifier: Apache-2.0 */
package example.pinnedcarrier;

import com.zaxxer.hikari.HikariDataSource;
import example.VirtualThreads;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import javax.sql.DataSource;
import org.h2.jdbcx.JdbcDataSource;

/** A HikariCP pool that is filled when the first connection is asked for, by a virtual thread, inside synchronized. */
// since: 21
public final class FaultyLazyHikari {
    private FaultyLazyHikari() {}

    public static void main(String[] args) throws Exception {
        try (HikariDataSource pool = new HikariDataSource()) {
            pool.setDataSource(slowDatabase());
            pool.setMaximumPoolSize(1);
            VirtualThreads.run(3, () -> query(pool));
        }
    }

    private static void query(HikariDataSource pool) throws Exception {
        // finding[21]: PinnedCarrier jdbc-connection
        try (Connection connection = pool.getConnection()) {
            connection.isValid(1);
        }
    }

    /** A database that takes its time to accept a connection, as one behind a network does. */
    private static DataSource slowDatabase() {
        JdbcDataSource database = new JdbcDataSource();
        database.setURL("jdbc:h2:mem:slow");
        return (DataSource) Proxy.newProxyInstance(
                FaultyLazyHikari.class.getClassLoader(),
                new Class<?>[] {DataSource.class},
                (proxy, method, arguments) -> {
                    if (method.getName().equals("getConnection")) {
                        pause();
                    }
                    return method.invoke(database, arguments);
                });
    }

    private static void pause() throws InterruptedException {
        // finding[21]: PinnedCarrier
        Thread.sleep(250);
    }
}
