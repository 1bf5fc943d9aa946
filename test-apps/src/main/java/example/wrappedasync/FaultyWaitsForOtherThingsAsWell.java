/* SPDX-License-Identifier: Apache-2.0 */
package example.wrappedasync;

import example.Later;
import example.Load;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;
import java.util.concurrent.LinkedBlockingQueue;

/** Waits for a future and as long for a queue: two faults, and composing would not free the thread. */
public final class FaultyWaitsForOtherThingsAsWell {
    private FaultyWaitsForOtherThingsAsWell() {}

    public static void main(String[] args) throws Exception {
        ExecutorService pool = Load.fixedPool("mixed", 2);
        List<Future<?>> futures = new ArrayList<>();
        for (int i = 0; i < 10; i++) {
            futures.add(pool.submit(FaultyWaitsForOtherThingsAsWell::work));
        }
        Load.await(futures);
        pool.shutdown();
    }

    private static String work() throws InterruptedException {
        LinkedBlockingQueue<String> stock = new LinkedBlockingQueue<>();
        Later.run(() -> stock.put("stock"));
        // finding: ParkedWorker queue
        String part = stock.take();
        // finding: SyncOverAsync future
        return part + Later.complete(42).join();
    }
}
