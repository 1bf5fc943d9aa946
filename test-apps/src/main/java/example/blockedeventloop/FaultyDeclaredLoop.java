/* SPDX-License-Identifier: Apache-2.0 */
package example.blockedeventloop;

import example.Later;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;

/** A loop over a queue of events that the configuration declares to be an event loop; its handler sleeps. */
// options: pools=order-loop*:event-loop;example.blockedeventloop.FaultyDeclaredLoop$Prices:event-loop
public final class FaultyDeclaredLoop {
    private static final String LAST = "last";

    private FaultyDeclaredLoop() {}

    public static void main(String[] args) throws InterruptedException {
        BlockingQueue<String> orders = new ArrayBlockingQueue<>(16);
        Thread byName = new Thread(() -> new Orders(orders).run(), "order-loop-1");
        byName.start();
        BlockingQueue<String> prices = new ArrayBlockingQueue<>(16);
        Thread byClass = new Thread(new Prices(prices), "any");
        byClass.start();
        for (int i = 0; i < 6; i++) {
            orders.put("order");
            prices.put("price");
            Thread.sleep(3 * Later.MILLIS);
        }
        orders.put(LAST);
        prices.put(LAST);
        byName.join();
        byClass.join();
    }

    private record Orders(BlockingQueue<String> events) {
        void run() {
            try {
                while (handle(events.take())) {
                    Thread.onSpinWait();
                }
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }

        private boolean handle(String order) throws InterruptedException {
            // finding: BlockedEventLoop sleep
            Thread.sleep(Later.MILLIS);
            return !order.equals(LAST);
        }
    }

    private record Prices(BlockingQueue<String> events) implements Runnable {
        @Override
        public void run() {
            try {
                for (String event = next(); !event.equals(LAST); event = next()) {
                    use(event);
                }
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }

        private String next() throws InterruptedException {
            return events.take();
        }

        private static void use(String price) {
            // finding: BlockedEventLoop future
            Later.complete(price).join();
        }
    }
}
