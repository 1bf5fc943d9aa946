/* SPDX-License-Identifier: Apache-2.0 */
package example.shop;

import java.util.concurrent.CompletableFuture;

/** What the shop does with an order. */
interface OrderService {
    /** The order with stock set aside and current prices; fails if there is no such order. */
    CompletableFuture<OrderView> view(long id);
}
