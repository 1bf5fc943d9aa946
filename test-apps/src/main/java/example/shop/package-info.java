/* SPDX-License-Identifier: Apache-2.0 */
/**
 * A web shop: orders and stock in a database behind a connection pool, prices from another service, all composed by
 * CompletableFuture. {@link example.shop.FaultyShop} blocks pool threads; {@link example.shop.SoundShop} does not. They
 * share everything but how they wait.
 */
@NullMarked
package example.shop;

import org.jspecify.annotations.NullMarked;
