/* SPDX-License-Identifier: Apache-2.0 */
package example.pinnedcarrier;

import example.VirtualThreads;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.atomic.AtomicInteger;

/** The map holds futures: computeIfAbsent only makes one, and the waiting is outside of it. */
// since: 21
public final class SoundFutureInMap {
    private SoundFutureInMap() {}

    private static final ConcurrentHashMap<Integer, CompletableFuture<String>> USERS = new ConcurrentHashMap<>();
    private static final AtomicInteger NEXT = new AtomicInteger();

    public static void main(String[] args) throws Exception {
        ExecutorService executor = VirtualThreads.perTask();
        VirtualThreads.run(16, () -> user(NEXT.incrementAndGet() % 8, executor));
        executor.shutdown();
    }

    private static String user(int id, ExecutorService executor) {
        return USERS.computeIfAbsent(id, key -> CompletableFuture.supplyAsync(() -> load(key), executor))
                .join();
    }

    private static String load(int id) {
        try {
            Thread.sleep(60);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        return "user " + id;
    }
}
