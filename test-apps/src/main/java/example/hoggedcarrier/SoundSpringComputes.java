/* SPDX-License-Identifier: Apache-2.0 */
package example.hoggedcarrier;

import example.Load;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import org.springframework.core.task.SimpleAsyncTaskExecutor;

/** Spring runs the requests on virtual threads and the computing in a pool. */
// since: 21
public final class SoundSpringComputes {
    private SoundSpringComputes() {}

    public static void main(String[] args) throws Exception {
        ExecutorService compute = Load.fixedPool("render", 2);
        SimpleAsyncTaskExecutor executor = new SimpleAsyncTaskExecutor("requests-");
        executor.setVirtualThreads(true);
        CompletableFuture<?>[] all = new CompletableFuture<?>[8];
        for (int i = 0; i < all.length; i++) {
            all[i] = executor.submitCompletable(
                    () -> compute.submit(() -> Burn.millis(60)).get());
        }
        CompletableFuture.allOf(all).join();
        compute.shutdown();
    }
}
