/* SPDX-License-Identifier: Apache-2.0 */
package example.hoggedeventloop;

import example.Computing;
import example.Load;
import java.util.concurrent.ExecutorService;

/** An executor of one thread that the configuration declares to be an event loop; one kind of its tasks computes. */
// options: pools=ticker*:event-loop
public final class FaultyDeclaredExecutor {
    private FaultyDeclaredExecutor() {}

    public static void main(String[] args) throws Exception {
        byte[] page = Computing.page(250);
        ExecutorService ticker = Load.fixedPool("ticker", 1);
        for (int i = 0; i < 6; i++) {
            var pack = Load.submit(ticker, 1, () -> pack(page));
            Load.await(Load.submit(ticker, 20, () -> {}));
            Load.await(pack);
        }
        ticker.shutdown();
    }

    private static void pack(byte[] page) {
        // finding: HoggedEventLoop
        Computing.packer(page).deflate(Computing.ROOM);
    }
}
