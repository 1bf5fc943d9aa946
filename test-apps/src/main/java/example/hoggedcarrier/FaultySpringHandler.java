/* SPDX-License-Identifier: Apache-2.0 */
package example.hoggedcarrier;

import java.util.concurrent.CompletableFuture;
import org.springframework.core.task.SimpleAsyncTaskExecutor;

/** Spring's executor runs its tasks on virtual threads, and they draw. */
// since: 21
public final class FaultySpringHandler {
    private FaultySpringHandler() {}

    public static void main(String[] args) throws Exception {
        SimpleAsyncTaskExecutor executor = new SimpleAsyncTaskExecutor("draws-");
        executor.setVirtualThreads(true);
        CompletableFuture<?>[] all = new CompletableFuture<?>[8];
        for (int i = 0; i < all.length; i++) {
            all[i] = executor.submitCompletable(() -> {
                Thread.sleep(5);
                // finding: HoggedCarrier
                return draw();
            });
        }
        CompletableFuture.allOf(all).join();
    }

    private static int draw() {
        int inside = 0;
        long end = System.nanoTime() + 1_500_000_000;
        while (System.nanoTime() < end) {
            for (int i = 0; i < 200; i++) {
                double re = 0;
                double im = 0;
                for (int step = 0; step < 50 && re * re + im * im < 4; step++) {
                    double next = re * re - im * im + i / 200.0;
                    im = 2 * re * im + 0.1;
                    re = next;
                    inside++;
                }
            }
        }
        return inside;
    }
}
