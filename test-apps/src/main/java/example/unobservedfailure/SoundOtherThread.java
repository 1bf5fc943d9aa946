/* SPDX-License-Identifier: Apache-2.0 */
package example.unobservedfailure;

import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.LinkedBlockingQueue;

/** Another thread reads all outcomes from a queue. */
public final class SoundOtherThread {
    private SoundOtherThread() {}

    public static void main(String[] args) throws Exception {
        BlockingQueue<CompletableFuture<String>> outcomes = new LinkedBlockingQueue<>();
        Thread reader = new Thread(() -> read(outcomes), "reader");
        reader.start();
        for (int i = 0; i < 3; i++) {
            outcomes.add(CompletableFuture.supplyAsync(SoundOtherThread::load));
        }
        reader.join();
    }

    private static String load() {
        throw new IllegalStateException("no database");
    }

    private static void read(BlockingQueue<CompletableFuture<String>> outcomes) {
        for (int i = 0; i < 3; i++) {
            try {
                System.out.println(outcomes.take().get());
            } catch (ExecutionException e) {
                System.out.println("failed: " + e.getCause());
            } catch (InterruptedException e) {
                return;
            }
        }
    }
}
