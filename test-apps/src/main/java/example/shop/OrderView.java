/* SPDX-License-Identifier: Apache-2.0 */
package example.shop;

import java.util.Locale;
import java.util.Map;

/**
 * An order as the customer sees it.
 *
 * @param order the order
 * @param available pieces left of each product after this order's are set aside
 * @param prices price of each product in cents
 */
record OrderView(Order order, Map<Long, Integer> available, Map<Long, Integer> prices) {
    String json() {
        StringBuilder json = new StringBuilder();
        json.append("{\"order\":").append(order.id());
        json.append(",\"customer\":\"").append(order.customer()).append("\",\"lines\":[");
        String separator = "";
        long total = 0;
        for (Order.Line line : order.lines()) {
            int price = prices.getOrDefault(line.product(), 0);
            total += (long) price * line.quantity();
            json.append(separator)
                    .append(String.format(
                            Locale.ROOT,
                            "{\"product\":\"%s\",\"quantity\":%d,\"price\":%d,\"available\":%d}",
                            line.name(),
                            line.quantity(),
                            price,
                            available.getOrDefault(line.product(), 0)));
            separator = ",";
        }
        return json.append("],\"total\":").append(total).append('}').toString();
    }
}
