/* SPDX-License-Identifier: Apache-2.0 */
package example.defaultexecutorchange;

import example.Later;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.springframework.core.task.SimpleAsyncTaskExecutor;

/** Spring's executor starts a thread for each task, whatever the release. */
// jvm: -XX:ActiveProcessorCount=2
public final class SoundSpringExecutor {
    private SoundSpringExecutor() {}

    public static void main(String[] args) {
        SimpleAsyncTaskExecutor executor = new SimpleAsyncTaskExecutor("loads-");
        CompletableFuture<?>[] all = new CompletableFuture<?>[6];
        for (int i = 0; i < all.length; i++) {
            all[i] = executor.submitCompletable(SoundSpringExecutor::load);
        }
        CompletableFuture.allOf(all).join();
    }

    private static String load() {
        try {
            TimeUnit.MILLISECONDS.sleep(Later.MILLIS);
            return "rows";
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
