/* SPDX-License-Identifier: Apache-2.0 */
package example.shop;

import java.util.List;

/** What a customer has ordered. */
record Order(long id, String customer, List<Line> lines) {
    record Line(long product, String name, int quantity) {}

    List<Long> products() {
        return lines.stream().map(Line::product).toList();
    }
}
