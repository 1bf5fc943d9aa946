/* SPDX-License-Identifier: Apache-2.0 */
package example.redundanthop;

import example.Load;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;

/** Steps that go from one pool to another one. */
public final class SoundChangeOfPool {
    private SoundChangeOfPool() {}

    public static void main(String[] args) {
        ExecutorService readers = Load.fixedPool("readers", 2);
        ExecutorService writers = Load.fixedPool("writers", 2);
        Orders.take(
                20_000,
                order -> CompletableFuture.supplyAsync(() -> order, readers)
                        .thenApplyAsync(price -> price + 1, writers));
        readers.shutdown();
        writers.shutdown();
    }
}
