/* SPDX-License-Identifier: Apache-2.0 */
package example.shop;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import javax.sql.DataSource;

/** Orders and stock in the database. Its methods block, as JDBC does: who calls them decides on which thread. */
final class OrderRepository {
    private final DataSource source;

    OrderRepository(DataSource source) {
        this.source = source;
    }

    /**
     * Reads an order with its lines.
     *
     * @throws NoSuchElementException if there is none
     */
    Order find(long id) {
        String sql = "SELECT o.customer, p.id, p.name, l.quantity FROM orders o"
                + " JOIN order_line l ON l.order_id = o.id JOIN product p ON p.id = l.product_id"
                + " WHERE o.id = ? ORDER BY p.id";
        try (Connection connection = source.getConnection();
                PreparedStatement query = connection.prepareStatement(sql)) {
            query.setLong(1, id);
            try (ResultSet rows = query.executeQuery()) {
                String customer = "";
                List<Order.Line> lines = new ArrayList<>();
                while (rows.next()) {
                    customer = rows.getString(1);
                    lines.add(new Order.Line(rows.getLong(2), rows.getString(3), rows.getInt(4)));
                }
                if (lines.isEmpty()) {
                    throw new NoSuchElementException("no order " + id);
                }
                return new Order(id, customer, lines);
            }
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Sets the ordered pieces aside and tells how many are left of each product. */
    Map<Long, Integer> reserve(Order order) {
        String sql = "UPDATE stock SET reserved = reserved + ? WHERE product_id = ?";
        try (Connection connection = source.getConnection();
                PreparedStatement update = connection.prepareStatement(sql)) {
            connection.setAutoCommit(false);
            for (Order.Line line : order.lines()) { // by product id: all transactions lock in the same order
                update.setInt(1, line.quantity());
                update.setLong(2, line.product());
                // finding: ParkedWorker jdbc
                update.executeUpdate();
            }
            Map<Long, Integer> left = left(connection, order);
            connection.commit();
            return left;
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private static Map<Long, Integer> left(Connection connection, Order order) throws SQLException {
        Map<Long, Integer> left = new HashMap<>();
        try (PreparedStatement query =
                connection.prepareStatement("SELECT amount - reserved FROM stock WHERE product_id = ?")) {
            for (Order.Line line : order.lines()) {
                query.setLong(1, line.product());
                try (ResultSet rows = query.executeQuery()) {
                    rows.next();
                    left.put(line.product(), rows.getInt(1));
                }
            }
        }
        return left;
    }
}
