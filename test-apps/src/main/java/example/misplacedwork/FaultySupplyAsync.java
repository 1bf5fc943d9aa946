/* SPDX-License-Identifier: Apache-2.0 */
package example.misplacedwork;

import example.Computing;
import example.Load;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** Packs pages by supplyAsync on a cached pool. */
public final class FaultySupplyAsync {
    private FaultySupplyAsync() {}

    public static void main(String[] args) throws Exception {
        byte[] page = Computing.page(120);
        ExecutorService pool = Executors.newCachedThreadPool(Load.named("supply-cached"));
        // finding: MisplacedWork
        Rounds.of(10, () -> CompletableFuture.supplyAsync(() -> pack(page), pool));
        pool.shutdown();
    }

    private static int pack(byte[] page) {
        return Computing.packer(page).deflate(Computing.ROOM);
    }
}
