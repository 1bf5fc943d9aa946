/* SPDX-License-Identifier: Apache-2.0 */
package example.unobservedfailure;

import example.Load;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;

/** The results are read by a shutdown hook. */
// alone: its end is what is tried
public final class SoundReadInShutdownHook {
    private SoundReadInShutdownHook() {}

    public static void main(String[] args) throws Exception {
        ExecutorService pool = Load.fixedPool("results", 1);
        Future<String> future = pool.submit(SoundReadInShutdownHook::load);
        pool.shutdown();
        pool.awaitTermination(10, TimeUnit.SECONDS);
        Runtime.getRuntime().addShutdownHook(new Thread(() -> {
            try {
                System.out.println(future.get());
            } catch (ExecutionException | InterruptedException e) {
                System.out.println("failed: " + e);
            }
        }));
    }

    private static String load() {
        throw new IllegalStateException("no database");
    }
}
