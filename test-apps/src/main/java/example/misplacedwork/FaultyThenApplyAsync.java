/* SPDX-License-Identifier: Apache-2.0 */
package example.misplacedwork;

import example.Computing;
import example.Load;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** Packs what came in a dependent stage on a cached pool. */
public final class FaultyThenApplyAsync {
    private FaultyThenApplyAsync() {}

    public static void main(String[] args) throws Exception {
        byte[] page = Computing.page(120);
        ExecutorService pool = Executors.newCachedThreadPool(Load.named("stage-cached"));
        Rounds.run(() -> {
            List<CompletableFuture<?>> all = new ArrayList<>();
            CompletableFuture<byte[]> loaded = new CompletableFuture<>();
            for (int i = 0; i < 10; i++) {
                // finding: MisplacedWork
                all.add(loaded.thenApplyAsync(found -> pack(found), pool));
            }
            loaded.complete(page);
            Rounds.await(all);
        });
        pool.shutdown();
    }

    private static int pack(byte[] page) {
        return Computing.packer(page).deflate(Computing.ROOM);
    }
}
