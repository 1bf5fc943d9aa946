/* SPDX-License-Identifier: Apache-2.0 */
package example.shop;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import javax.sql.DataSource;

/** The shop's database: H2 in this process, behind a connection pool. */
final class ShopDatabase implements AutoCloseable {
    static final int CONNECTIONS = 12;
    static final int ORDERS = 200;
    static final int PRODUCTS = 12;

    private final HikariDataSource source;

    private ShopDatabase(HikariDataSource source) {
        this.source = source;
    }

    /** Makes the tables and fills them, and opens all connections. */
    static ShopDatabase open(String name) throws SQLException {
        HikariConfig config = new HikariConfig();
        config.setPoolName(name);
        config.setJdbcUrl("jdbc:h2:mem:" + name + ";LOCK_TIMEOUT=20000");
        config.setMaximumPoolSize(CONNECTIONS);
        ShopDatabase database = new ShopDatabase(new HikariDataSource(config));
        database.fill();
        database.openAllConnections();
        return database;
    }

    DataSource source() {
        return source;
    }

    private void fill() throws SQLException {
        try (Connection connection = source.getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute("CREATE TABLE product (id BIGINT PRIMARY KEY, name VARCHAR(40) NOT NULL)");
            statement.execute(
                    "CREATE TABLE stock (product_id BIGINT PRIMARY KEY REFERENCES product, amount INT, reserved INT)");
            statement.execute("CREATE TABLE orders (id BIGINT PRIMARY KEY, customer VARCHAR(40) NOT NULL)");
            statement.execute("CREATE TABLE order_line (order_id BIGINT REFERENCES orders, product_id BIGINT"
                    + " REFERENCES product, quantity INT, PRIMARY KEY (order_id, product_id))");
            statement.execute("CREATE TABLE delivery (product_id BIGINT REFERENCES product, amount INT)");
            statement.execute("INSERT INTO product SELECT x, 'product ' || x FROM SYSTEM_RANGE(1, " + PRODUCTS + ")");
            statement.execute("INSERT INTO stock SELECT id, 100000, 0 FROM product");
            statement.execute(
                    "INSERT INTO orders SELECT x, 'customer ' || MOD(x, 50) FROM SYSTEM_RANGE(1, " + ORDERS + ")");
            statement.execute("INSERT INTO order_line SELECT o.id, p.id, 1 + MOD(o.id, 4) FROM orders o JOIN product p"
                    + " ON p.id = 1 OR p.id = 2 + MOD(o.id, " + (PRODUCTS - 1) + ")");
            statement.execute("INSERT INTO delivery SELECT 1 + MOD(x, " + PRODUCTS + "), 1 + MOD(x, 9)"
                    + " FROM SYSTEM_RANGE(1, 20000)");
        }
    }

    /** So that the first requests do not wait for a connection to be made. */
    private void openAllConnections() throws SQLException {
        List<Connection> connections = new ArrayList<>();
        for (int i = 0; i < CONNECTIONS; i++) {
            connections.add(source.getConnection());
        }
        for (Connection connection : connections) {
            connection.close();
        }
    }

    @Override
    public void close() {
        source.close();
    }
}
