/* SPDX-License-Identifier: Apache-2.0 */
package example.parkedworker;

import example.Later;
import io.netty.util.concurrent.DefaultEventExecutorGroup;
import io.netty.util.concurrent.EventExecutorGroup;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;

/**
 * Waits where the configuration says that it is computed: on a thread that nothing else tells to serve others, and on a
 * library's executors that are otherwise taken to be made for waiting.
 */
// options: pools=example.parkedworker.FaultyDeclaredCompute$Prices:compute;defaultEventExecutorGroup*:compute
public final class FaultyDeclaredCompute {
    private static final String LAST = "last";

    /** So many that on 17, where JFR tells of a sleep a second later, the queue is still there to be read. */
    private static final int LOADS = 60;

    private FaultyDeclaredCompute() {}

    public static void main(String[] args) throws Exception {
        BlockingQueue<String> prices = new ArrayBlockingQueue<>(16);
        Thread thread = new Thread(new Prices(prices), "any");
        thread.start();
        for (int i = 0; i < 6; i++) {
            prices.put("price");
            Thread.sleep(2 * Later.MILLIS);
        }
        prices.put(LAST);
        thread.join();
        EventExecutorGroup executors = new DefaultEventExecutorGroup(1);
        try {
            List<Future<?>> loads = new ArrayList<>();
            for (int i = 0; i < LOADS; i++) {
                loads.add(executors.submit(FaultyDeclaredCompute::load));
            }
            for (Future<?> load : loads) {
                load.get(30, TimeUnit.SECONDS);
            }
        } finally {
            executors.shutdownGracefully(0, 1, TimeUnit.SECONDS).sync();
        }
    }

    private static Void load() throws InterruptedException {
        // finding: ParkedWorker sleep
        Thread.sleep(Later.MILLIS);
        return null;
    }

    private record Prices(BlockingQueue<String> events) implements Runnable {
        @Override
        public void run() {
            try {
                for (String event = events.take(); !event.equals(LAST); event = events.take()) {
                    store();
                }
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }

        private static void store() throws InterruptedException {
            // finding: ParkedWorker sleep
            Thread.sleep(Later.MILLIS);
        }
    }
}
