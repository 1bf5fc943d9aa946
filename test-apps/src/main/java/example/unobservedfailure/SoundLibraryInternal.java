/* SPDX-License-Identifier: Apache-2.0 */
package example.unobservedfailure;

import com.google.common.base.Functions;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;

/** Code of a library throws inside its own task: information, with the library's jar. */
public final class SoundLibraryInternal {
    private SoundLibraryInternal() {}

    public static void main(String[] args) throws Exception {
        var names = Functions.forMap(Map.of("a", "b"));
        Executor thread = task -> {
            Thread running = new Thread(task, "library");
            running.start();
            join(running);
        };
        CompletableFuture.completedFuture("c").thenApplyAsync(names, thread);
    }

    private static void join(Thread thread) {
        try {
            thread.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
