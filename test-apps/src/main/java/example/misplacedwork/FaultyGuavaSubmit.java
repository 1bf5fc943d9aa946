/* SPDX-License-Identifier: Apache-2.0 */
package example.misplacedwork;

import com.google.common.util.concurrent.ListeningExecutorService;
import com.google.common.util.concurrent.MoreExecutors;
import example.Computing;
import example.Load;
import java.util.concurrent.Executors;

/** Packs pages on a cached pool behind a ListeningExecutorService of Guava. */
public final class FaultyGuavaSubmit {
    private FaultyGuavaSubmit() {}

    public static void main(String[] args) throws Exception {
        byte[] page = Computing.page(120);
        ListeningExecutorService pool =
                MoreExecutors.listeningDecorator(Executors.newCachedThreadPool(Load.named("guava-cached")));
        // finding: MisplacedWork
        Rounds.of(10, () -> pool.submit(() -> pack(page)));
        pool.shutdown();
    }

    private static int pack(byte[] page) {
        return Computing.packer(page).deflate(Computing.ROOM);
    }
}
