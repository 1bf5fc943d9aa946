/* SPDX-License-Identifier: Apache-2.0 */
package example.pinnedcarrier;

import example.VirtualThreads;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;

/** A map that loads its values inside computeIfAbsent. */
// since: 21
public final class FaultyComputeIfAbsent {
    private FaultyComputeIfAbsent() {}

    private static final ConcurrentHashMap<Integer, String> USERS = new ConcurrentHashMap<>();
    private static final AtomicInteger NEXT = new AtomicInteger();

    public static void main(String[] args) throws Exception {
        VirtualThreads.run(8, () -> user(NEXT.incrementAndGet()));
    }

    private static String user(int id) {
        return USERS.computeIfAbsent(id, FaultyComputeIfAbsent::load);
    }

    private static String load(int id) {
        try {
            // finding[21]: PinnedCarrier sleep
            Thread.sleep(60);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        return "user " + id;
    }
}
